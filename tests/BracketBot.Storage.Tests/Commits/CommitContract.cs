using BracketBot.Core;
using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Commits;

public sealed class LiteCommitTests() : CommitContract(new LitePlace());

public sealed class PostgresCommitTests(PostgresServer server) : CommitContract(new PostgresPlace(server));

/// <summary>All of a commit or nothing of it, and nobody's trouble but one's own.</summary>
public abstract class CommitContract(Place place) : StorageContract(place)
{
    [Theory]
    [InlineData(CommitResult.AlreadyHandled)]
    [InlineData(CommitResult.AlreadyConfirmed)]
    [InlineData(CommitResult.LegBusy)]
    [InlineData(CommitResult.Conflict)]
    public async Task Commit_OneWriteFails_NothingIsWritten(CommitResult failure)
    {
        await GivenFailuresAsync();
        var others = Others();

        foreach (var writes in new Write[][] { [Failing(failure), .. others], [.. others, Failing(failure)] })
        {
            Assert.Equal(failure, await CommitAsync(writes));
            await AssertNothingWrittenAsync();
        }
    }

    [Fact]
    public async Task Commit_StaleTicket_IsConflictAndNothingIsWritten()
    {
        await GivenFailuresAsync();

        Assert.Equal(CommitResult.Conflict, await CommitAsync([.. Others(), new SaveTicket(Given.Ticket() with { Version = 3 })]));

        await AssertNothingWrittenAsync();
    }

    [Theory]
    [InlineData(CommitResult.AlreadyHandled, CommitResult.Conflict, CommitResult.LegBusy, CommitResult.AlreadyConfirmed, CommitResult.AlreadyHandled)]
    [InlineData(CommitResult.AlreadyConfirmed, CommitResult.Conflict, CommitResult.AlreadyConfirmed)]
    [InlineData(CommitResult.LegBusy, CommitResult.Conflict, CommitResult.LegBusy)]
    public async Task Commit_SeveralWritesFail_TheMostTellingIsSaid(CommitResult said, params CommitResult[] failures)
    {
        await GivenFailuresAsync();

        Assert.Equal(said, await CommitAsync([.. failures.Select(Failing)]));
    }

    [Fact]
    public async Task Commit_SameConfirmationOfABusyLeg_IsAlreadyConfirmed()
    {
        await GivenFailuresAsync();

        Assert.Equal(CommitResult.AlreadyConfirmed, await CommitAsync(new AddTicket(Given.Ticket("t9"))));
    }

    [Fact]
    public async Task Commit_Nothing_IsCommitted() => Assert.Equal(CommitResult.Committed, await CommitAsync());

    [Fact]
    public async Task Commit_WriteThatNoTableTakes_ThrowsAndNothingIsWritten()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => CommitAsync([.. Others(), new Strange()]));

        await AssertNothingWrittenAsync();
    }

    [Fact]
    public async Task Commit_GivenUpBeforeItBegan_IsNotWritten()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Database.Commits.CommitAsync(Others(), new CancellationToken(canceled: true)));

        await AssertNothingWrittenAsync();
    }

    [Fact]
    public async Task Commit_OthersThrowOrFailAtTheSameTime_IsWritten()
    {
        await GivenFailuresAsync();
        await GivenAsync(new AddTicket(Given.Ticket("t0", confirmation: "0", client: "C0")), new AddAudit(Given.Audit("taken", "t0")));

        var commits = Enumerable.Range(0, 90).Select(i => Task.Run(
            () => (i % 3) switch
            {
                0 => CommitAsync(Given.Put($"good{i}"), new AddAudit(Given.Audit($"good{i}"))),
                1 => CommitAsync(Given.Put($"bad{i}"), new AddAudit(Given.Audit("taken", "t0"))),
                _ => CommitAsync(Given.Put($"bad{i}"), Failing(CommitResult.Conflict)),
            },
            Never)).ToList();
        var outcomes = new List<object>();
        foreach (var commit in commits)
        {
            outcomes.Add(await Record.ExceptionAsync(() => commit) ?? (object)await commit);
        }

        for (var i = 0; i < outcomes.Count; i++)
        {
            Assert.True(
                (i % 3) switch
                {
                    0 => outcomes[i] is CommitResult.Committed,
                    1 => Place.TakenId.IsInstanceOfType(outcomes[i]),
                    _ => outcomes[i] is CommitResult.Conflict,
                },
                $"{i}: {outcomes[i]}");
        }

        Assert.Equal(30L, await Place.CountAsync(Database, Stored.Cards, "good"));
        Assert.Equal(0L, await Place.CountAsync(Database, Stored.Cards, "bad"));
        Assert.Equal(30, (await Database.Audit.OfTicketAsync("t1", Never)).Count);
    }

    [Fact]
    public async Task Commit_ManyAtOnce_AllAreThereAfterReopening()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(
            () => CommitAsync(Given.Put($"c{i}"), new AddAudit(Given.Audit($"a{i}")), new AddTicket(Given.TicketOf(i))), Never)));
        await ReopenAsync();

        Assert.All(results, r => Assert.Equal(CommitResult.Committed, r));
        Assert.Equal(500L, await Place.CountAsync(Database, Stored.Cards));
        Assert.Equal(500L, await Place.CountAsync(Database, Stored.Tickets));
        Assert.Equal(500, (await Database.Audit.OfTicketAsync("t1", Never)).Count);
    }

    [Fact]
    public async Task Commit_SameRowsInOppositeOrders_AllAreWritten()
    {
        await GivenAsync(Given.Put("c1"), Given.Put("c2"));

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(
            () => i % 2 == 0 ? CommitAsync(Given.Put("c1"), Given.Put("c2")) : CommitAsync(Given.Put("c2"), Given.Put("c1")), Never)));

        Assert.All(results, r => Assert.Equal(CommitResult.Committed, r));
        Assert.Equal(41, (await Database.Outbox.FindAsync(new CardId("c1"), Never))?.Revision);
        Assert.Equal(41, (await Database.Outbox.FindAsync(new CardId("c2"), Never))?.Revision);
    }

    [Fact]
    public async Task Commit_StillWaitingWhenTheDatabaseCloses_IsWritten()
    {
        var commits = Enumerable.Range(0, 100).Select(i => CommitAsync(Given.Put($"c{i}"))).ToList();
        if (Options.Provider == StorageProvider.LiteDb)
        {
            // What was queued is written by closing; with a server the caller waits for its own.
            await CloseAsync();
        }

        Assert.All(await Task.WhenAll(commits), r => Assert.Equal(CommitResult.Committed, r));
        await ReopenAsync();
        Assert.Equal(100L, await Place.CountAsync(Database, Stored.Cards));
    }

    private static Write[] Others() =>
    [
        Given.Put("other"), new ReceiveUpdate(Given.Message(50)), new HandleUpdate(new UpdateId(51), Given.Now), new SaveDialog(Given.Dialog(id: "other")),
        new AddTicket(Given.TicketOf(50)), new AddAudit(Given.Audit("other", "other")),
    ];

    private static Write Failing(CommitResult failure) => failure switch
    {
        CommitResult.AlreadyHandled => new HandleUpdate(new UpdateId(1), Given.At(1)),
        CommitResult.AlreadyConfirmed => new AddTicket(Given.Ticket("t2", leg: "SECOND")),
        CommitResult.LegBusy => new AddTicket(Given.Ticket("t3", confirmation: "2")),
        _ => new SaveDialog(Given.Dialog(version: 7)),
    };

    private async Task GivenFailuresAsync() => await GivenAsync(
        new HandleUpdate(new UpdateId(1), Given.Now), new AddTicket(Given.Ticket()), new SaveDialog(Given.Dialog()));

    private async Task AssertNothingWrittenAsync()
    {
        Assert.Null(await Database.Outbox.FindAsync(new CardId("other"), Never));
        Assert.Empty(await Database.Inbox.UnhandledAsync(Never));
        Assert.False(await Place.KnowsUpdateAsync(Database, 50) || await Place.KnowsUpdateAsync(Database, 51));
        Assert.Null(await Database.Dialogs.FindAsync(new DialogId("other"), Never));
        Assert.Null(await Database.Tickets.FindAsync(Given.TicketOf(50).Id, Never));
        Assert.Empty(await Database.Audit.OfTicketAsync("other", Never));
    }

    private sealed record Strange : Write;
}
