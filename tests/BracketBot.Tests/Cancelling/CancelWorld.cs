using BracketBot.CancelAll;
using BracketBot.Cancelling;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Core.Stored;
using BracketBot.Dialogs;
using BracketBot.Tests.Interleavings;
using BracketBot.Tests.Shared.Interleaving;
using BracketBot.Turns;
using Microsoft.Extensions.Logging.Abstractions;

namespace BracketBot.Tests.Cancelling;

/// <summary>The canceller and the runner of lists over a scripted broker, in a time of their own.</summary>
#pragma warning disable CA1001 // What the canceller has under way outlives the test's own steps; it ends with the interleaver's run.
internal sealed class CancelWorld
#pragma warning restore CA1001
{
    public static readonly LinkedUser User = new(new Account(new TelegramUserId(5), new ClientId("YA0002")), new BrokerSession(new ClientId("YA0002"), "t"));
    private static readonly DialogId Dialog = new("dialog0123456789");
    private static readonly DialogRules Rules = new(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5));
    private readonly Interleaver _all;
    private readonly MemoryTables _tables;
    private readonly MemoryTables.Process _mine;
    private readonly Canceller _canceller;
    private readonly CancelAllRunner _runner;
    private readonly DialogRows _rows = new(TimeZoneInfo.Utc);

    private CancelWorld(Interleaver all)
    {
        _all = all;
        Broker = new ScriptedBroker(all);
        _tables = new MemoryTables(all);
        var (owner, time) = (new OwnerId("bot"), all.World.Clock);
        _mine = _tables.By(owner);
        var (background, checkpoints) = (new BackgroundTasks(NullLogger<BackgroundTasks>.Instance), new NoCheckpoints());
        var books = new SharedBooks(new OrderBooks(Broker, time, NullLogger<OrderBooks>.Instance), Broker, time);
        var progress = new TicketProgress(_mine, _mine, [new CancelAllAudience(new OtherCards(_mine, _rows, Rules, time))], time, NullLogger<TicketProgress>.Instance);
        var look = new TicketLook(books, _mine, progress, new LookRules(TimeSpan.FromSeconds(7)), time, checkpoints);
        _canceller = new Canceller(Broker, _mine, progress, look, background, time, checkpoints, NullLogger<Canceller>.Instance);
        _runner = new CancelAllRunner(
            _mine, _mine, _mine, new CancelAllSender(_mine, _mine, new TicketWriter(owner), _canceller, books, new CancelPacer(time), _rows, owner, Rules, time), _canceller,
            _rows, background, owner, Rules, TimeZoneInfo.Utc, time, NullLogger<CancelAllRunner>.Instance);
    }

    public ScriptedBroker Broker { get; }

    /// <summary>The only ticket.</summary>
    public CancelTicket Ticket => _tables.Tickets.Values.Single();

    public IReadOnlyCollection<CancelTicket> Tickets => _tables.Tickets.Values;

    /// <summary>How the list ended; null while it has not.</summary>
    public Ending.AllDone? Done =>
        DialogStateText.Load(_tables.Dialogs[Dialog].State) is DialogState.Closed { Ending: Ending.AllDone done } ? done : null;

    public string Card => _tables.Cards[DialogRows.CardId(Dialog)].Html;

    public IEnumerable<string> CardButtons => _tables.Cards[DialogRows.CardId(Dialog)].Buttons.SelectMany(r => r).Select(b => b.Text);

    public DateTimeOffset Now => _all.Now;

    public static void Run(Func<CancelWorld, Task> test)
    {
        var all = new Interleaver(1);
        all.Run(() => test(new CancelWorld(all)));
    }

    public Task PassAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), _all.World.Clock);

    /// <summary>Confirms a cancel of the pending leg, and has it sent.</summary>
    public async Task<CommitResult> CancelAsync(string leg)
    {
        var bracket = Book.Brackets.First(b => b.Legs.Any(l => l.Ref.Indicator.Value == leg));
        var confirmed = new DialogEffect.OpenTicket(bracket, bracket.Legs.First(l => l.Ref.Indicator.Value == leg).Ref, _all.Now);
        var ticket = new TicketWriter(new OwnerId("bot")).Write(
            new TicketOrigin("all", "other", $"{_tables.Tickets.Count}"), User.Account, new ChatAddress(5), confirmed, "card");
        var result = await _mine.CommitAsync([new AddTicket(ticket)], CancellationToken.None);
        if (result == CommitResult.Committed)
        {
            _canceller.Start(ticket, User.Session);
        }

        return result;
    }

    /// <summary>Begins a list over all that is pending.</summary>
    public async Task CancelAllAsync(CancelAllGroup group)
    {
        var state = new DialogState.CancellingAll(new CancelAllRun(CancelAllPreview.Of(new CancelAllFilter("", null, null), Book), group, _all.Now), Stopped: false);
        await SaveAsync(new DialogRow(Dialog, User.Account.UserId, new ChatAddress(5), 0, DialogStateText.Store(state), null, _all.Now), state);
        _runner.Start(Dialog, User);
    }

    /// <summary>An admin takes the user's access away.</summary>
    public void Revoke() => _tables.MayCancel = false;

    /// <summary>A tap on Stop.</summary>
    public async Task StopAsync()
    {
        var row = _tables.Dialogs[Dialog];
        await SaveAsync(row, Assert.IsType<DialogState.CancellingAll>(DialogStateText.Load(row.State)) with { Stopped = true });
        _runner.Stop(Dialog);
    }

    private OrderBook Book => OrderBook.From(new OrderRows([.. Broker.Pending], []), new OrderRows([.. Broker.Completed], []), _all.Now);

    private async Task SaveAsync(DialogRow row, DialogState state) => Assert.Equal(
        CommitResult.Committed,
        await _mine.CommitAsync([.. _rows.Next(row, state, User.Account.ClientId, CardPriority.Answer, _all.Now)], CancellationToken.None));
}
