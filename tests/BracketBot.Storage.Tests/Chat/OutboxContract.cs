using BracketBot.Core.Chat;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Chat;

public sealed class SqliteOutboxTests() : OutboxContract(new SqlitePlace());

public sealed class PostgresOutboxTests(PostgresServer server) : OutboxContract(new PostgresPlace(server));

/// <summary>What a card's row says after each write.</summary>
public abstract class OutboxContract(Place place) : OutboxScene(place)
{
    [Fact]
    public async Task Put_New_ComesBackWhole()
    {
        await GivenAsync(Given.Put(priority: CardPriority.Push));
        await ReopenAsync();

        var card = await FindAsync();

        Assert.Equivalent(
            new OutboxCard
            {
                Id = Card,
                To = Given.Chat,
                Card = Given.Card(),
                Priority = CardPriority.Push,
                Revision = 1,
                DeliveredRevision = 0,
                MessageId = null,
                Failures = 0,
            },
            card,
            strict: true);
    }

    [Fact]
    public async Task Put_NoButtonsAndNoThread_ComesBackWhole()
    {
        await GivenAsync(Given.Put() with { Card = new Card("", []), To = new ChatAddress(5), MessageId = new MessageId(5_000_000_000) });

        var card = await FindAsync();

        Assert.Equal(new ChatAddress(5), card.To);
        Assert.Empty(card.Card.Buttons);
        Assert.Equal(new MessageId(5_000_000_000), card.MessageId);
    }

    [Fact]
    public async Task Find_Unknown_IsNull() => Assert.Null(await Database.Outbox.FindAsync(new CardId("none"), Never));

    [Fact]
    public async Task Put_AgainBeforeDelivery_FoldsIntoTheNewest()
    {
        await GivenAsync(Given.Put(html: "one"));
        await GivenAsync(Given.Put(html: "two"), Given.Put(html: "three"));

        var card = Assert.Single(await ClaimAsync());

        Assert.Equal(("three", 3, 0), (card.Card.Html, card.Revision, card.DeliveredRevision));
    }

    [Theory]
    [InlineData(CardPriority.CancelAnswer, CardPriority.Push, CardPriority.CancelAnswer)]
    [InlineData(CardPriority.Push, CardPriority.CancelAnswer, CardPriority.CancelAnswer)]
    [InlineData(CardPriority.Answer, CardPriority.Answer, CardPriority.Answer)]
    public async Task Put_WhileUndelivered_KeepsTheMoreUrgentPriority(CardPriority first, CardPriority then, CardPriority expected)
    {
        await GivenAsync(Given.Put(priority: first));
        await GivenAsync(Given.Put(priority: then));

        Assert.Equal(expected, (await FindAsync()).Priority);
    }

    [Fact]
    public async Task Put_AfterDelivery_HasItsOwnPriority()
    {
        await GivenAsync(Given.Put(priority: CardPriority.CancelAnswer));
        await GivenAsync(Delivered(1));

        await GivenAsync(Given.Put(priority: CardPriority.Push));

        Assert.Equal(CardPriority.Push, (await FindAsync()).Priority);
    }

    [Fact]
    public async Task Put_NamesAMessage_AStoredOneStays()
    {
        await GivenAsync(Given.Put());
        await GivenAsync(Given.Put() with { MessageId = new MessageId(5) });
        Assert.Equal(new MessageId(5), (await FindAsync()).MessageId);

        await GivenAsync(Given.Put() with { MessageId = new MessageId(6) });
        await GivenAsync(Given.Put());

        Assert.Equal(new MessageId(5), (await FindAsync()).MessageId);
    }

    [Fact]
    public async Task Delivered_Newest_IsDoneAndKnowsItsMessage()
    {
        await GivenAsync(Given.Put());
        await ClaimAsync();

        await GivenAsync(Delivered(1, message: 77));

        Assert.Empty(await ClaimAsync());
        var card = await FindAsync();
        Assert.Equal((1, 1, new MessageId(77)), (card.Revision, card.DeliveredRevision, card.MessageId));
    }

    [Fact]
    public async Task Delivered_PutAgainMeanwhile_IsDueWithTheNewer()
    {
        await GivenAsync(Given.Put(html: "one"));
        await ClaimAsync();
        await GivenAsync(Given.Put(html: "two"));

        await GivenAsync(Delivered(1, message: 77));

        var card = Assert.Single(await ClaimAsync());
        Assert.Equal(("two", 2, 1, new MessageId(77)), (card.Card.Html, card.Revision, card.DeliveredRevision, card.MessageId));
    }

    [Fact]
    public async Task Delivered_AnOlderOneSaidLate_TakesNothingBack()
    {
        await GivenAsync(Given.Put(), Given.Put());
        await GivenAsync(Delivered(2));

        await GivenAsync(Delivered(1));

        Assert.Equal(2, (await FindAsync()).DeliveredRevision);
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task Delayed_CountsOnlyWhatIsAFailure()
    {
        await GivenAsync(Given.Put());

        await GivenAsync(new CardDelayed(Card, Given.Now, CountsAsFailure: true));
        await GivenAsync(new CardDelayed(Card, Given.Now, CountsAsFailure: false));
        await GivenAsync(new CardDelayed(Card, Given.Now, CountsAsFailure: true));

        Assert.Equal(2, (await FindAsync()).Failures);
        await GivenAsync(Delivered(1));
        Assert.Equal(0, (await FindAsync()).Failures);
    }

    [Fact]
    public async Task Put_AfterFailures_IsAFreshChance()
    {
        await GivenAsync(Given.Put());
        await GivenAsync(new CardDelayed(Card, Given.At(600), CountsAsFailure: true));

        await GivenAsync(Given.Put());

        Assert.Equal(0, Assert.Single(await ClaimAsync()).Failures);
    }

    [Theory]
    [InlineData(false, 77L)]
    [InlineData(true, null)]
    public async Task Delayed_MessageCanNoLongerBeEdited_IsForgottenOnlyThen(bool forget, long? message)
    {
        await GivenAsync(Given.Put());
        await GivenAsync(Delivered(1, message: 77), Given.Put());

        await GivenAsync(new CardDelayed(Card, Given.Now, CountsAsFailure: false, ForgetMessage: forget));

        Assert.Equal(message, Assert.Single(await ClaimAsync()).MessageId?.Value);
    }

    [Fact]
    public async Task Delayed_ChatMoved_GoesToTheNewAddressFromThenOn()
    {
        await GivenAsync(Given.Put());
        var moved = new ChatAddress(-100_999);

        await GivenAsync(new CardDelayed(Card, Given.Now, CountsAsFailure: false, To: moved));

        Assert.Equal(moved, (await FindAsync()).To);
        await GivenAsync(new CardDelayed(Card, Given.Now, CountsAsFailure: false));
        Assert.Equal(moved, Assert.Single(await ClaimAsync()).To);
    }

    [Fact]
    public async Task GivenUp_StaysWithItsContentAndIsNotDue()
    {
        await GivenAsync(Given.Put(html: "kept"));

        await GivenAsync(new CardGivenUp(Card, 1, "blocked", Given.Now));

        Assert.Empty(await ClaimAsync(at: 10_000));
        Assert.Equal("kept", (await FindAsync()).Card.Html);
    }

    [Fact]
    public async Task Put_AfterGivenUp_IsDueAgain()
    {
        await GivenAsync(Given.Put());
        await GivenAsync(new CardGivenUp(Card, 1, "blocked", Given.Now));

        await GivenAsync(Given.Put(html: "again"));

        Assert.Equal("again", Assert.Single(await ClaimAsync()).Card.Html);
    }

    [Fact]
    public async Task GivenUp_PutAgainMeanwhile_TheNewerIsStillDue()
    {
        await GivenAsync(Given.Put());
        await ClaimAsync();
        await GivenAsync(Given.Put(html: "newer"));

        await GivenAsync(new CardGivenUp(Card, 1, "too long", Given.Now));

        Assert.Equal("newer", Assert.Single(await ClaimAsync()).Card.Html);
    }
}
