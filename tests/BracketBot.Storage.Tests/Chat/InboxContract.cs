using BracketBot.Core.Audits;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Chat;

public sealed class LiteInboxTests() : InboxContract(new LitePlace());

public sealed class PostgresInboxTests(PostgresServer server) : InboxContract(new PostgresPlace(server));

public abstract class InboxContract(Place place) : StorageContract(place)
{
    [Fact]
    public async Task Receive_AnyKind_ComesBackWhole()
    {
        IncomingUpdate[] updates =
        [
            Given.Message(1, text: "  /cancel <b>\u20b9</b> '; DROP TABLE inbox; --\n\ud83d\ude80"),
            new IncomingTap(new UpdateId(2), Given.User, Given.At(1), Waited: true, new TapId("99"), "c:d1:yes:1", Given.Chat, new MessageId(5_000_000_000)),
            new IncomingTap(new UpdateId(3), Given.User, Given.At(2), Waited: false, new TapId("98"), "", Chat: null, MessageId: null),
        ];

        await GivenAsync([.. updates.Select(u => new ReceiveUpdate(u))]);
        await ReopenAsync();

        Assert.Equal(updates, await Database.Inbox.UnhandledAsync(Never));
    }

    [Fact]
    public async Task Receive_Twice_KeepsTheFirst()
    {
        await GivenAsync(new ReceiveUpdate(Given.Message(1, text: "first")));

        Assert.Equal(CommitResult.Committed, await CommitAsync(new ReceiveUpdate(Given.Message(1, at: 9, text: "second"))));

        Assert.Equal([Given.Message(1, text: "first")], await Database.Inbox.UnhandledAsync(Never));
    }

    [Fact]
    public async Task Handle_Received_NoLongerWaits()
    {
        await GivenAsync(new ReceiveUpdate(Given.Message(1)), new ReceiveUpdate(Given.Message(2)));

        await GivenAsync(new HandleUpdate(new UpdateId(1), Given.At(1)));

        Assert.Equal([Given.Message(2)], await Database.Inbox.UnhandledAsync(Never));
    }

    [Fact]
    public async Task Handle_Received_ErasesWhatTheUserWrote()
    {
        await GivenAsync(new ReceiveUpdate(Given.Message(1)));
        Assert.NotNull(await Place.UpdateBodyAsync(Database, 1));

        await GivenAsync(new HandleUpdate(new UpdateId(1), Given.At(1)));

        Assert.Null(await Place.UpdateBodyAsync(Database, 1));
    }

    [Fact]
    public async Task Handle_Twice_IsAlreadyHandled()
    {
        await GivenAsync(new ReceiveUpdate(Given.Message(1)));
        await GivenAsync(new HandleUpdate(new UpdateId(1), Given.At(1)));

        Assert.Equal(CommitResult.AlreadyHandled, await CommitAsync(new HandleUpdate(new UpdateId(1), Given.At(2))));
    }

    [Fact]
    public async Task Handle_NeverReceived_CountsAndLaterReceivingStartsNothing()
    {
        await GivenAsync(new HandleUpdate(new UpdateId(1), Given.At(1)));

        await GivenAsync(new ReceiveUpdate(Given.Message(1)));

        Assert.Empty(await Database.Inbox.UnhandledAsync(Never));
        Assert.Null(await Place.UpdateBodyAsync(Database, 1));
        Assert.Equal(CommitResult.AlreadyHandled, await CommitAsync(new HandleUpdate(new UpdateId(1), Given.At(2))));
    }

    [Fact]
    public async Task Handle_TheSameByManyAtOnce_OneWins()
    {
        await GivenAsync(new ReceiveUpdate(Given.Message(1)));

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            Task.Run(() => CommitAsync(new HandleUpdate(new UpdateId(1), Given.At(1)), new AddAudit(Given.Audit($"a{i}"))), Never)));

        Assert.Single(results, CommitResult.Committed);
        Assert.Equal(49, results.Count(r => r == CommitResult.AlreadyHandled));
        Assert.Equal(1L, await Place.CountAsync(Database, Stored.Audit));
    }

    [Fact]
    public async Task Unhandled_SeveralWait_OldestFirstThenByNumber()
    {
        await GivenAsync(
            new ReceiveUpdate(Given.Message(9, at: 0)), new ReceiveUpdate(Given.Message(3, at: 1)), new ReceiveUpdate(Given.Message(2, at: 1)));

        Assert.Equal([9, 2, 3], (await Database.Inbox.UnhandledAsync(Never)).Select(u => u.Id.Value));
    }

    [Fact]
    public async Task Prune_HandledAndOld_GoAndTheRestStays()
    {
        await GivenAsync(
            new ReceiveUpdate(Given.Message(1, at: 0)), new ReceiveUpdate(Given.Message(2, at: 0)), new ReceiveUpdate(Given.Message(3, at: 60)));
        await GivenAsync(new HandleUpdate(new UpdateId(1), Given.At(100)), new HandleUpdate(new UpdateId(3), Given.At(100)));

        Assert.Equal(1, await Database.Inbox.PruneAsync(Given.At(60), Never));

        Assert.Equal([2], (await Database.Inbox.UnhandledAsync(Never)).Select(u => u.Id.Value));
        Assert.Equal(CommitResult.AlreadyHandled, await CommitAsync(new HandleUpdate(new UpdateId(3), Given.At(101))));
        Assert.Equal(CommitResult.Committed, await CommitAsync(new HandleUpdate(new UpdateId(1), Given.At(101))));
    }
}
