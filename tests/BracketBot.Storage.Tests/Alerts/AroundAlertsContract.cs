using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Alerts;

public sealed class LiteAroundAlertsTests() : AroundAlertsContract(new LitePlace());

public sealed class PostgresAroundAlertsTests(PostgresServer server) : AroundAlertsContract(new PostgresPlace(server));

/// <summary>What alerts and lists ask of the other stores.</summary>
public abstract class AroundAlertsContract(Place place) : StorageContract(place)
{
    [Fact]
    public async Task PushWaiting_UntilItIsDeliveredOrGivenUp()
    {
        var chat = Given.Put().To;
        await GivenAsync(Given.Put(), Given.Put("c2") with { Priority = CardPriority.Push, To = new ChatAddress(99) });
        Assert.False(await Database.Outbox.HasPushWaitingAsync(chat, Never));

        await GivenAsync(Given.Put("c3") with { Priority = CardPriority.Push }, Given.Put("c4") with { Priority = CardPriority.Push });
        Assert.True(await Database.Outbox.HasPushWaitingAsync(chat, Never));
        await Database.Outbox.RecordAsync(Given.Delivered(card: "c3"), Never);
        Assert.True(await Database.Outbox.HasPushWaitingAsync(chat, Never));
        await Database.Outbox.RecordAsync(Given.GivenUp(card: "c4"), Never);

        await GivenAsync(Given.Put("c3", "edited") with { Priority = CardPriority.Push });

        Assert.False(await Database.Outbox.HasPushWaitingAsync(chat, Never));
    }

    [Fact]
    public async Task AmendDialog_AtItsVersion_ReplacesWhatItHoldsAndNotTheVersion()
    {
        await GivenAsync(new SaveDialog(Given.Dialog()));
        var amended = Given.Dialog() with { State = new StoredState(1, "Alerting", "{}"), ExpiresAt = Given.At(300) };

        await GivenAsync(new AmendDialog(amended));
        Assert.Equal(amended, await Database.Dialogs.FindAsync(new DialogId("d1"), Never));
        await GivenAsync(new SaveDialog(Given.Dialog(version: 2)));

        Assert.Equal(CommitResult.Conflict, await CommitAsync(new AmendDialog(amended), Given.Put()));
        Assert.Equal(Given.Dialog(version: 2), await Database.Dialogs.FindAsync(new DialogId("d1"), Never));
        Assert.Null(await Database.Outbox.FindAsync(new CardId("c1"), Never));
    }

    [Fact]
    public async Task RequireDialog_AtItsVersion_LetsTheCommitThroughAndChangesNothing()
    {
        await GivenAsync(new SaveDialog(Given.Dialog()));

        await GivenAsync(new RequireDialog(new DialogId("d1"), 1), Given.Put());

        Assert.Equal(Given.Dialog(), await Database.Dialogs.FindAsync(new DialogId("d1"), Never));
        Assert.NotNull(await Database.Outbox.FindAsync(new CardId("c1"), Never));
    }

    [Theory]
    [InlineData("d1", 1)]
    [InlineData("d1", 3)]
    [InlineData("d9", 1)]
    public async Task RequireDialog_AtAnother_IsConflictAndNothingIsWritten(string dialog, int version)
    {
        await GivenAsync(new SaveDialog(Given.Dialog()));
        await GivenAsync(new SaveDialog(Given.Dialog(version: 2)));

        Assert.Equal(CommitResult.Conflict, await CommitAsync(Given.Put(), Add(Given.Ticket()), new RequireDialog(new DialogId(dialog), version)));

        Assert.Null(await Database.Outbox.FindAsync(new CardId("c1"), Never));
        Assert.Null(await Database.Tickets.FindAsync(new TicketId("t1"), Never));
    }

    [Fact]
    public async Task RequireDialog_WhileItIsMoved_NoTicketComesAfterTheMove()
    {
        await GivenAsync(new SaveDialog(Given.Dialog()));

        var tickets = Enumerable.Range(1, 30).Select(i => Task.Run(() => CommitAsync(new RequireDialog(new DialogId("d1"), 1), Add(Given.TicketOf(i))), Never)).ToList();
        var moved = Task.Run(() => CommitAsync(new SaveDialog(Given.Dialog(version: 2))), Never);
        var results = await Task.WhenAll(tickets);

        Assert.Equal(CommitResult.Committed, await moved);
        Assert.All(results, r => Assert.True(r is CommitResult.Committed or CommitResult.Conflict));
        Assert.Equal(results.Count(r => r == CommitResult.Committed), (await Database.Tickets.OfOriginAsync("dialog", "d1", Never)).Count);
        Assert.Equal(CommitResult.Conflict, await CommitAsync(new RequireDialog(new DialogId("d1"), 1), Add(Given.TicketOf(99))));
    }

    [Fact]
    public async Task OfOrigin_SeveralLists_AreTheTicketsOfThatOneWhateverTheirState()
    {
        var mine = Enumerable.Range(1, 3).Select(i => Given.TicketOf(i) with { Origin = new TicketOrigin("all", "list", $"{i}") }).ToList();
        await GivenAsync(
        [
            .. mine.Select(Add),
            Add(Given.TicketOf(4) with { Origin = new TicketOrigin("all", "another", "1") }),
            Add(Given.TicketOf(5) with { Origin = new TicketOrigin("dialog", "list", "1") }),
        ]);
        await GivenAsync(new SaveTicket(mine[1].Settled()));
        await ReopenAsync();

        var found = await Database.Tickets.OfOriginAsync("all", "list", Never);

        Assert.Equal(["t001", "t002", "t003"], found.Select(t => t.Id.Value).Order());
        Assert.Equal(TicketState.Settled, found.Single(t => t.Id.Value == "t002").State);
        Assert.Empty(await Database.Tickets.OfOriginAsync("alert", "list", Never));
    }

    [Fact]
    public async Task AddTicket_SamePlaceInAListTwice_IsTakenOnce()
    {
        await GivenAsync(Add(Given.TicketOf(1) with { Origin = new TicketOrigin("all", "list", "7") }));

        Assert.NotEqual(CommitResult.Committed, await CommitAsync(Add(Given.TicketOf(2) with { Origin = new TicketOrigin("all", "list", "7") })));

        Assert.Single(await Database.Tickets.OfOriginAsync("all", "list", Never));
    }

    private static AddTicket Add(CancelTicket ticket) => new(ticket);
}
