using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Storage.Tests.Places;

namespace BracketBot.Storage.Tests.Chat;

/// <summary>One card, claimed and delivered.</summary>
public abstract class OutboxScene(Place place) : StorageContract(place)
{
    protected static readonly CardId Card = new("c1");

    protected static CardDelivered Delivered(int revision, long message = 1, string card = "c1") =>
        new(new CardId(card), revision, new MessageId(message), Given.Now);

    protected async Task<OutboxCard> FindAsync()
    {
        var card = await Database.Outbox.FindAsync(Card, Never);
        Assert.NotNull(card);
        return card;
    }

    protected Task<IReadOnlyList<OutboxCard>> ClaimAsync(double at = 1, double until = 30, int limit = 100, OwnerId? owner = null) =>
        Database.Outbox.ClaimDueAsync(owner ?? Given.Me, Given.At(at), Given.At(until), limit, Never);

    protected async Task<List<string>> ClaimIdsAsync(double at = 1, double until = 30, int limit = 100, OwnerId? owner = null) =>
        [.. (await ClaimAsync(at, until, limit, owner)).Select(c => c.Id.Value)];
}
