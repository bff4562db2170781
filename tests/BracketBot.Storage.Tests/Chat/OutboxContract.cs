using System.Threading.Channels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Chat;

public sealed class LiteOutboxTests() : OutboxContract(new LitePlace())
{
    [Fact]
    public async Task Delivered_AnEdit_IsWrittenWithTheNextCommit()
    {
        await GivenEditOnItsWayAsync();

        var recorded = RecordAsync(Given.Delivered(2, message: 77, isNew: false));

        Assert.Equal(1L, await StoredAsync("delivered"));
        Assert.False(recorded.IsCompleted);
        await GivenAsync();
        Assert.Null(await recorded);
        Assert.Equal(2L, await StoredAsync("delivered"));
    }

    [Fact]
    public async Task Delivered_AnEditAndNoCommitAfterIt_IsWrittenOnClosing()
    {
        await GivenEditOnItsWayAsync();
        var recorded = RecordAsync(Given.Delivered(2, message: 77, isNew: false));

        await ReopenAsync();

        Assert.Null(await recorded.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Never));
        Assert.Equal(2, (await FindAsync()).DeliveredRevision);
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task Delivered_AnEditAfterClosing_ThrowsAsAnythingElse()
    {
        await GivenEditOnItsWayAsync();
        var closed = Database;
        await CloseAsync();

        await Assert.ThrowsAsync<ChannelClosedException>(() => closed.Outbox.RecordAsync(Given.Delivered(2, isNew: false), Never));
        await Assert.ThrowsAsync<ChannelClosedException>(() => closed.Outbox.RecordAsync(Given.Delivered(2, isNew: true), Never));
    }

    [Fact]
    public async Task Delivered_AnEdit_IsWrittenBeforeAnybodyReadsWhatWaits()
    {
        await GivenEditOnItsWayAsync();
        var recorded = RecordAsync(Given.Delivered(2, message: 77, isNew: false));

        Assert.Empty(await WaitingAsync());

        Assert.Null(await recorded);
    }

    [Fact]
    public async Task Delivered_AnEditThatIsWrittenWithANewerPut_LeavesTheNewerWaiting()
    {
        await GivenEditOnItsWayAsync();
        var recorded = RecordAsync(Given.Delivered(2, message: 77, isNew: false));

        var commit = await GivenAsync(Given.Put(html: "three"));

        await recorded;
        var card = Assert.Single(commit.Cards);
        Assert.Equal((3, 2, new MessageId(77)), (card.Revision, card.DeliveredRevision, card.MessageId));
        Assert.Equal(["c1"], await WaitingIdsAsync());
    }
}

public sealed class PostgresOutboxTests(PostgresServer server) : OutboxContract(new PostgresPlace(server))
{
    [Fact]
    public async Task Delivered_AnEdit_IsWrittenAtOnceForTheOthersToKnow()
    {
        await GivenEditOnItsWayAsync();

        Assert.Null(await RecordAsync(Given.Delivered(2, message: 77, isNew: false)));

        Assert.Equal(2L, await StoredAsync("delivered"));
    }
}

/// <summary>What a card's row says after each write, and what the process that delivers it is told.</summary>
public abstract class OutboxContract(Place place) : OutboxScene(place)
{
    [Fact]
    public async Task Put_New_IsHandedOverWholeAndComesBackWhole()
    {
        var expected = new OutboxCard
        {
            Id = Card,
            To = Given.Chat,
            Card = Given.Card(),
            Priority = CardPriority.Push,
            Revision = 1,
            DeliveredRevision = 0,
            MessageId = null,
            NotBefore = null,
        };

        var commit = await GivenAsync(Given.Put(priority: CardPriority.Push));
        await ReopenAsync();

        Assert.Equivalent(expected, Assert.Single(commit.Cards), strict: true);
        Assert.Empty(commit.TakenBack);
        Assert.Equivalent(expected, await FindAsync(), strict: true);
        Assert.Equivalent(expected, Assert.Single(await WaitingAsync()), strict: true);
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
    public async Task Put_SeveralInACommit_AreAllHandedOver()
    {
        var commit = await GivenAsync(Given.Put("a"), new SaveDialog(Given.Dialog()), Given.Put("b", chat: 5), Given.Put("c"));

        Assert.Equal(["a", "b", "c"], commit.Cards.Select(c => c.Id.Value).Order());
    }

    [Fact]
    public async Task Put_InACommitThatFails_IsNotHandedOver()
    {
        var commit = await Database.Commits.CommitAsync([Given.Put(), new SaveDialog(Given.Dialog(version: 9))], Never);

        Assert.Equivalent(Commit.Of(CommitResult.Conflict), commit, strict: true);
    }

    [Fact]
    public async Task Commit_WithoutACard_HandsOverNone()
    {
        await GivenAsync(Given.Put());

        Assert.Equivalent(Commit.Of(CommitResult.Committed), await GivenAsync(new SaveDialog(Given.Dialog())), strict: true);
    }

    [Fact]
    public async Task Put_AgainBeforeDelivery_FoldsIntoTheNewest()
    {
        await GivenAsync(Given.Put(html: "one"));
        var commit = await GivenAsync(Given.Put(html: "two"), Given.Put(html: "three"));

        var card = Assert.Single(await WaitingAsync());

        Assert.Equal(("three", 3, 0), (card.Card.Html, card.Revision, card.DeliveredRevision));
        Assert.Equal([("two", 2), ("three", 3)], commit.Cards.Select(c => (c.Card.Html, c.Revision)));
    }

    [Fact]
    public async Task Put_AfterDelivery_IsHandedOverAsAnEditOfItsMessage()
    {
        await GivenAsync(Given.Put());
        await RecordAsync(Given.Delivered(message: 77));

        var card = Assert.Single((await GivenAsync(Given.Put(html: "two"))).Cards);

        Assert.Equal(("two", 2, 1, new MessageId(77)), (card.Card.Html, card.Revision, card.DeliveredRevision, card.MessageId));
    }

    [Theory]
    [InlineData(CardPriority.CancelAnswer, CardPriority.Push, CardPriority.CancelAnswer)]
    [InlineData(CardPriority.Push, CardPriority.CancelAnswer, CardPriority.CancelAnswer)]
    [InlineData(CardPriority.Answer, CardPriority.Answer, CardPriority.Answer)]
    public async Task Put_WhileUndelivered_KeepsTheMoreUrgentPriority(CardPriority first, CardPriority then, CardPriority expected)
    {
        await GivenAsync(Given.Put(priority: first));

        var commit = await GivenAsync(Given.Put(priority: then));

        Assert.Equal(expected, (await FindAsync()).Priority);
        Assert.Equal(expected, Assert.Single(commit.Cards).Priority);
    }

    [Fact]
    public async Task Put_AfterDelivery_HasItsOwnPriority()
    {
        await GivenAsync(Given.Put(priority: CardPriority.CancelAnswer));
        await RecordAsync(Given.Delivered());

        var commit = await GivenAsync(Given.Put(priority: CardPriority.Push));

        Assert.Equal(CardPriority.Push, (await FindAsync()).Priority);
        Assert.Equal(CardPriority.Push, Assert.Single(commit.Cards).Priority);
    }

    [Fact]
    public async Task Put_NamesAMessage_AStoredOneStays()
    {
        await GivenAsync(Given.Put());
        await GivenAsync(Given.Put() with { MessageId = new MessageId(5) });
        Assert.Equal(new MessageId(5), (await FindAsync()).MessageId);

        var commit = await GivenAsync(Given.Put() with { MessageId = new MessageId(6) });
        await GivenAsync(Given.Put());

        Assert.Equal(new MessageId(5), Assert.Single(commit.Cards).MessageId);
        Assert.Equal(new MessageId(5), (await FindAsync()).MessageId);
    }

    [Fact]
    public async Task Put_ForLater_IsHandedOverWithItsTime()
    {
        var commit = await GivenAsync(Given.Put() with { NotBefore = Given.At(5) });

        Assert.Equal(Given.At(5), Assert.Single(commit.Cards).NotBefore);
        Assert.Equal(Given.At(5), (await FindAsync()).NotBefore);
    }

    [Fact]
    public async Task Put_AgainForAtOnce_NoLongerWaits()
    {
        await GivenAsync(Given.Put() with { NotBefore = Given.At(5) });

        Assert.Null(Assert.Single((await GivenAsync(Given.Put(html: "now"))).Cards).NotBefore);

        Assert.Null(Assert.Single(await WaitingAsync(at: 1)).NotBefore);
    }

    [Fact]
    public async Task Put_AgainForLater_Waits()
    {
        await GivenAsync(Given.Put());

        Assert.Equal(Given.At(9), Assert.Single((await GivenAsync(Given.Put(html: "later") with { NotBefore = Given.At(9) })).Cards).NotBefore);

        Assert.Equal(Given.At(9), Assert.Single(await WaitingAsync(at: 1)).NotBefore);
    }

    [Fact]
    public async Task Delivered_ANewMessage_IsWrittenAtOnce()
    {
        await GivenAsync(Given.Put());

        Assert.Null(await RecordAsync(Given.Delivered(message: 77)));

        Assert.Equal(77L, await StoredAsync("message_id"));
        Assert.Equal(1L, await StoredAsync("delivered"));
        Assert.Equal(Given.At(1).ToUnixTimeMilliseconds(), await StoredAsync("delivered_at"));
    }

    [Fact]
    public async Task Delivered_Newest_IsDoneAndKnowsItsMessage()
    {
        await GivenAsync(Given.Put());

        await RecordAsync(Given.Delivered(message: 77));

        Assert.Empty(await WaitingAsync());
        var card = await FindAsync();
        Assert.Equal((1, 1, new MessageId(77)), (card.Revision, card.DeliveredRevision, card.MessageId));
    }

    [Fact]
    public async Task Delivered_PutAgainMeanwhile_WaitsWithTheNewer()
    {
        await GivenAsync(Given.Put(html: "one"));
        await GivenAsync(Given.Put(html: "two"));

        await RecordAsync(Given.Delivered(message: 77));

        var card = Assert.Single(await WaitingAsync());
        Assert.Equal(("two", 2, 1, new MessageId(77)), (card.Card.Html, card.Revision, card.DeliveredRevision, card.MessageId));
    }

    [Fact]
    public async Task Delivered_AnOlderOneSaidLate_TakesNothingBack()
    {
        await GivenAsync(Given.Put(), Given.Put());
        await RecordAsync(Given.Delivered(2));

        Assert.Null(await RecordAsync(Given.Delivered(1)));

        Assert.Equal(2, (await FindAsync()).DeliveredRevision);
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task Delivered_AsANewMessageInPlaceOfOneThatIsGone_IsTheOneToEditFromThenOn()
    {
        await GivenAsync(Given.Put());
        await RecordAsync(Given.Delivered(message: 77));
        await GivenAsync(Given.Put());

        await RecordAsync(Given.Delivered(2, message: 78));

        Assert.Equal(new MessageId(78), Assert.Single((await GivenAsync(Given.Put())).Cards).MessageId);
    }

    [Fact]
    public async Task Delivered_ChatMoved_StandsAtTheNewAddressFromThenOn()
    {
        await GivenAsync(Given.Put());
        var moved = new ChatAddress(-100_999);

        await RecordAsync(Given.Delivered(to: moved));

        Assert.Equal(moved, (await FindAsync()).To);
        Assert.Equal(moved, Assert.Single((await GivenAsync(Given.Put(html: "two"))).Cards).To);
        Assert.Empty(await WaitingAsync());
        Assert.Equal(moved, Assert.Single(await WaitingAsync(chat: -100_999)).To);
    }

    [Fact]
    public async Task GivenUp_StaysWithItsContentAndDoesNotWait()
    {
        await GivenAsync(Given.Put(html: "kept"));

        Assert.Null(await RecordAsync(Given.GivenUp()));

        Assert.Empty(await WaitingAsync(at: 10_000));
        var card = await FindAsync();
        Assert.Equal(("kept", 1, 0), (card.Card.Html, card.Revision, card.DeliveredRevision));
        Assert.Equal("blocked", await StoredAsync("gave_up"));
    }

    [Fact]
    public async Task Put_AfterGivenUp_IsHandedOverAndWaitsAgain()
    {
        await GivenAsync(Given.Put());
        await RecordAsync(Given.GivenUp());

        var commit = await GivenAsync(Given.Put(html: "again"));

        Assert.Equal("again", Assert.Single(commit.Cards).Card.Html);
        Assert.Equal("again", Assert.Single(await WaitingAsync()).Card.Html);
    }

    [Fact]
    public async Task GivenUp_PutAgainMeanwhile_TheNewerStillWaits()
    {
        await GivenAsync(Given.Put());
        await GivenAsync(Given.Put(html: "newer"));

        await RecordAsync(Given.GivenUp());

        Assert.Equal("newer", Assert.Single(await WaitingAsync()).Card.Html);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Record_OfACardThatWasTakenBack_ChangesNothing(bool isNew)
    {
        var delivered = RecordAsync(Given.Delivered(isNew: isNew));
        var givenUp = RecordAsync(Given.GivenUp());

        Assert.Null(await givenUp);
        Assert.Null(await delivered);
        Assert.Equal(0L, await Place.CountAsync(Database, Stored.Cards));
    }

    [Fact]
    public async Task Record_GivenUpBeforeItBegan_IsNotWritten()
    {
        await GivenAsync(Given.Put());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Database.Outbox.RecordAsync(Given.Delivered(), new CancellationToken(canceled: true)));

        Assert.Equal(["c1"], await WaitingIdsAsync());
    }

    /// <summary>A card that stands as message 77 is put again: revision 2.</summary>
    protected async Task GivenEditOnItsWayAsync()
    {
        await GivenAsync(Given.Put(html: "one"));
        await RecordAsync(Given.Delivered(message: 77));
        await GivenAsync(Given.Put(html: "two"));
    }

    protected Task<object?> StoredAsync(string column) => Place.CardFieldAsync(Database, column);
}
