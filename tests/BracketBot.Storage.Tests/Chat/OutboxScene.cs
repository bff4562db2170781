using BracketBot.Core.Chat;
using BracketBot.Storage.Tests.Places;

namespace BracketBot.Storage.Tests.Chat;

/// <summary>A card that is put, and what becomes of it.</summary>
public abstract class OutboxScene(Place place) : StorageContract(place)
{
    protected static readonly CardId Card = new("c1");

    protected Task<OutboxCard?> RecordAsync(CardRecord record) => Database.Outbox.RecordAsync(record, Never);

    protected async Task<OutboxCard> FindAsync()
    {
        var card = await Database.Outbox.FindAsync(Card, Never);
        Assert.NotNull(card);
        return card;
    }

    protected Task<IReadOnlyList<OutboxCard>> WaitingAsync(double at = 1, int limit = 100, long? chat = null) =>
        Database.Outbox.WaitingAsync(chat ?? Given.Chat.ChatId, Given.At(at), limit, Never);

    protected async Task<List<string>> WaitingIdsAsync(double at = 1, int limit = 100, long? chat = null) =>
        [.. (await WaitingAsync(at, limit, chat)).Select(c => c.Id.Value)];
}
