using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Storage.Lite.Live;
using BracketBot.Storage.Tests.Places;

namespace BracketBot.Storage.Tests.Lite;

/// <summary>What is over leaves the memory, and is found all the same.</summary>
public sealed class LitePastTests() : StorageContract(new LitePlace())
{
    [Fact]
    public async Task Dialog_OutOfMemory_IsFoundAndGoesOn()
    {
        await GivenAsync(new SaveDialog(Given.Dialog()));
        await ShedAsync();
        Assert.Empty(State.Dialogs.All);
        await AssertEverywhereAsync(async () => Assert.Equal(Given.Dialog(), await Database.Dialogs.FindAsync(new DialogId("d1"), Never)));

        Assert.Equal(CommitResult.Conflict, await CommitAsync(new SaveDialog(Given.Dialog())));
        await GivenAsync(new RequireDialog(new DialogId("d1"), 1), new AmendDialog(Given.Dialog()));
        await GivenAsync(new SaveDialog(Given.Dialog(version: 2, expires: 5)));

        Assert.Single(await Database.Dialogs.ExpiredAsync(Given.At(5), 10, Never));
        await AssertEverywhereAsync(async () => Assert.Equal(Given.Dialog(version: 2, expires: 5), await Database.Dialogs.FindAsync(new DialogId("d1"), Never)));
    }

    [Fact]
    public async Task Dialog_UnfinishedOrWithAnExpiry_StaysInMemory()
    {
        await GivenAsync(new SaveDialog(Given.List()), new SaveDialog(Given.Dialog(id: "expires", expires: 1)), new SaveDialog(Given.Dialog(id: "over")));

        await ShedAsync();

        Assert.Equal(["expires", "l1"], State.Dialogs.All.Keys.Order());
    }

    [Fact]
    public async Task Dialogs_OutOfMemory_ArePrunedByTheirAge()
    {
        await GivenAsync([.. Enumerable.Range(0, 250).Select(i => new SaveDialog(Given.Dialog(id: $"d{i:d3}", at: i)))]);
        await ShedAsync(kept: 20);
        Assert.Equal(20, State.Dialogs.All.Count);
        await GivenAsync(new SaveDialog(Given.Dialog(id: "d000", version: 2, at: 900)), new SaveDialog(Given.Dialog(id: "d001", version: 2, at: 901)));
        await ShedAsync(kept: 1);

        Assert.Equal(238, await Database.Dialogs.PruneAsync(Given.At(240), Never));

        Assert.Null(await Database.Dialogs.FindAsync(new DialogId("d239"), Never));
        foreach (var kept in new[] { "d000", "d001", "d240", "d249" })
        {
            Assert.NotNull(await Database.Dialogs.FindAsync(new DialogId(kept), Never));
        }

        Assert.Equal(12, await Database.Dialogs.PruneAsync(Given.At(1_000), Never));
        Assert.Empty(File.All(Collections.Dialogs));
        Assert.Empty(File.All(Collections.Below));
        Assert.Empty(File.All(Collections.DialogAges));
    }

    [Fact]
    public async Task Ticket_OutOfMemory_IsConfirmedForEverAndItsLegIsFree()
    {
        await GivenAsync(new AddTicket(Given.Ticket()), new AddTicket(Given.Ticket("t2", "SECOND", "2")));
        await GivenAsync(new SaveTicket(Given.Ticket().Settled()));
        await ShedAsync();
        Assert.Equal(["t2"], State.Tickets.All.Keys);

        await AssertEverywhereAsync(async () =>
        {
            Assert.Equal(CommitResult.AlreadyConfirmed, await CommitAsync(new AddTicket(Given.Ticket("t3", "THIRD"))));
            Assert.Equal(CommitResult.Conflict, await CommitAsync(new SaveTicket(Given.Ticket().Settled())));
            Assert.Equivalent(Given.Ticket().Settled(), await Database.Tickets.FindAsync(new TicketId("t1"), Never), strict: true);
            Assert.Equal(["t1", "t2"], (await Database.Tickets.OfOriginAsync("dialog", "d1", Never)).Select(t => t.Id.Value));
            Assert.Empty(await Database.Tickets.OfOriginAsync("dialog", "d", Never));
        });
        Assert.Equal(CommitResult.Committed, await CommitAsync(new AddTicket(Given.Ticket("t3", confirmation: "3"))));
    }

    [Fact]
    public async Task Card_OutOfMemory_IsEditedWhereItStands()
    {
        await GivenAsync(Given.Put());
        await Database.Outbox.RecordAsync(Given.Delivered(message: 77), Never);
        await ShedAsync();
        Assert.Empty(State.Cards.All);
        await AssertEverywhereAsync(async () => Assert.Equal(1, (await Database.Outbox.FindAsync(new CardId("c1"), Never))?.DeliveredRevision));

        var card = Assert.Single((await GivenAsync(Given.Put(html: "two"))).Cards);

        Assert.Equal(("two", 2, 1, new MessageId(77)), (card.Card.Html, card.Revision, card.DeliveredRevision, card.MessageId));
        Assert.Single(await Database.Outbox.WaitingAsync(Given.Chat.ChatId, Given.Now, 10, Never));
    }

    [Fact]
    public async Task Record_OfACardOutOfMemory_IsWritten()
    {
        await GivenAsync(Given.Put());
        await Database.Outbox.RecordAsync(Given.GivenUp(), Never);
        await ShedAsync();

        await Database.Outbox.RecordAsync(Given.Delivered(message: 78), Never);

        Assert.Equal(new MessageId(78), (await Database.Outbox.FindAsync(new CardId("c1"), Never))?.MessageId);
    }

    [Fact]
    public async Task Audit_SameIdOfATicketOutOfMemory_Throws()
    {
        await GivenAsync(new AddTicket(Given.Ticket()), new AddAudit(Given.Audit("a1")), new AddAudit(Given.Audit("a3")));
        await GivenAsync(new SaveTicket(Given.Ticket().Settled()), new AddAudit(Given.Audit("a2")));
        await ShedAsync();

        foreach (var id in new[] { "a1", "a2", "a3" })
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => CommitAsync(new AddAudit(Given.Audit(id, text: "rewritten"))));
        }

        Assert.Equal([Given.Audit("a1"), Given.Audit("a2"), Given.Audit("a3")], await Database.Audit.OfTicketAsync("t1", Never));
    }

    private LiveState State => Gate.ReadAsync(Never).AsTask().GetAwaiter().GetResult();

    private BracketBot.Storage.Lite.LiteFile File => Gate.File;

    private LiteGate Gate => Database.LiteGate ?? throw new InvalidOperationException("The database is no file.");

    private Task ShedAsync(int kept = 0) => Upkeep.ShedAsync(Gate, kept, Given.At(100_000), Never);

    /// <summary>Now, and as loaded from the file.</summary>
    private async Task AssertEverywhereAsync(Func<Task> assert)
    {
        await assert();
        await ReopenAsync();
        await assert();
    }
}
