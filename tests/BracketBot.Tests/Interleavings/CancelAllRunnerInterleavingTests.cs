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
using BracketBot.Tests.Shared.Interleaving;
using BracketBot.Turns;
using Microsoft.Extensions.Logging.Abstractions;

namespace BracketBot.Tests.Interleavings;

/// <summary>
/// <c>/cancelall</c> in many orders: the broker late, refusing or silent, the market filling legs, Stop at any moment, the database away, the process
/// killed and started again. Each leg is asked for at most once, nothing is begun after Stop is committed, every ticket gets its outcome, and the list
/// ends with a table that says what is true.
/// </summary>
public sealed class CancelAllRunnerInterleavingTests
{
    private const int Runs = 480;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void List_InAnyInterleaving_EndsWithTheTruthAndAsksOnce(int trouble)
    {
        for (var seed = trouble; seed < Runs; seed += 6)
        {
            new Run(seed, broker: trouble is 1 or 5, stop: trouble is 2 or 5, store: trouble is 3 or 5, kill: trouble is 4 or 5).Go();
        }
    }

    private sealed class Run
    {
        private const int Legs = 30;
        private static readonly DialogId Dialog = new("dialog0123456789");
        private static readonly LinkedUser User = new(new Account(new TelegramUserId(5), new ClientId("YA0002")), new BrokerSession(new ClientId("YA0002"), "t"));
        private static readonly ChatAddress Chat = new(5);
        private static readonly DialogRules Rules = new(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5));
        private readonly Interleaver _all;
        private readonly ModelBroker _broker;
        private readonly MemoryTables _tables;
        private readonly DialogRows _rows = new(TimeZoneInfo.Utc);
        private readonly (bool Broker, bool Stop, bool Store, bool Kill) _trouble;
        private readonly DateTimeOffset _began;
        private Program _program;

        public Run(int seed, bool broker, bool stop, bool store, bool kill)
        {
            _all = new Interleaver(seed);
            _began = _all.Now;
            _trouble = (broker, stop, store, kill);
            _broker = new ModelBroker(_all, Legs, broker);
            _tables = new MemoryTables(_all);
            _program = new Program(_all, _tables, _broker, _rows, 1);
        }

        public void Go() => _all.Run(async () =>
        {
            var preview = CancelAllPreview.Of(new CancelAllFilter("", null, null), OrderBook.From(_broker.Pending, null, _all.Now));
            var state = new DialogState.CancellingAll(new CancelAllRun(preview, CancelAllGroup.Entries, _all.Now), Stopped: false);
            await _program.Lane.Start(async () =>
            {
                var row = new DialogRow(Dialog, User.Account.UserId, Chat, 0, DialogStateText.Store(state), null, _all.Now);
                await _program.Tables.CommitAsync([.. _rows.Next(row, state, User.Account.ClientId, CardPriority.Answer, _all.Now)], CancellationToken.None);
                _program.Runner.Start(Dialog, User);
            });
            await Task.WhenAll(FillAsync(), StopAsync(), BreakStoreAsync(), KillAsync());
            for (var waited = 0; State() is DialogState.CancellingAll && waited < 300; waited++)
            {
                await DelayAsync(1_000);
            }

            Check();
        });

        private DialogState? State() => DialogStateText.Load(_tables.Dialogs[Dialog].State);

        private void Check()
        {
            var ending = State() is DialogState.Closed { Ending: Ending.AllDone done } ? done : null;
            True(ending is not null, "The list never ends");
            True(_broker.Cancels.GroupBy(c => c.Leg).All(g => g.Count() == 1), "A leg was asked for twice");
            True(_broker.Cancels.TrueForAll(c => _tables.Tickets.Values.Any(t => t.Leg.ExchangeOrderId.Value == c.Leg)), "A cancel without a ticket");
            True(_tables.Tickets.Values.All(t => t.State == TicketState.Settled), "A ticket without an outcome");
            True(
                _trouble.Kill || _tables.Tickets.Values.All(t => t.Answer is not null || _broker.Cancels.TrueForAll(c => c.Leg != t.Leg.ExchangeOrderId.Value)),
                "A word of the broker's was lost");
            var stop = _tables.Written.FindIndex(w => w is SaveDialog save && DialogStateText.Load(save.Row.State) is DialogState.CancellingAll { Stopped: true });
            True(stop < 0 || !_tables.Written.Skip(stop).OfType<AddTicket>().Any(), "A leg was begun after Stop");
            for (var i = 0; i < _broker.Cancels.Count; i++)
            {
                var second = _broker.Cancels.Count(c => c.At >= _broker.Cancels[i].At && c.At < _broker.Cancels[i].At + TimeSpan.FromSeconds(1));
                True(second <= 25, "More cancels in a second than the broker takes");
            }

            var closed = _tables.Dialogs[Dialog];
            True(
                _tables.Cards[DialogRows.CardId(Dialog)].Html == _rows.CardOf(closed, State()!, User.Account.ClientId).Html,
                "The card does not show how the list ended");
            foreach (var result in ending!.Results)
            {
                True(
                    result.Skip?.Reason != SkipReason.TimeOver || _all.Now - _began > CancelAllRun.GoOnFor,
                    $"{result.Leg.ExchangeOrderId} was left out, although the list's time was not over");
                var (leg, status) = (result.Leg.ExchangeOrderId.Value, _broker.StatusOf(result.Leg.ExchangeOrderId.Value));
                var ticket = _tables.Tickets.Values.SingleOrDefault(t => t.Leg == result.Leg);
                True(result.Outcome == ticket?.Outcome, $"The table says {result.Outcome} of {leg}, its ticket {ticket?.Outcome}");
                True(result.Outcome != CancelOutcome.Cancelled || status == "CANCELLED", $"{leg} is said to be cancelled, and is {status}");
                True(result.Outcome != CancelOutcome.AlreadyFilled || status == "COMPLETE", $"{leg} is said to be filled, and is {status}");
                True(result.Outcome != CancelOutcome.StillOpen || status is "CONFIRMED" or "COMPLETE", $"{leg} is said to be open, and is {status}");
                True(result.Outcome is not null || status != "CANCELLED", $"{leg} is said not to have been sent, and is {status}");
            }
        }

        private static void True(bool holds, string what) => Assert.True(holds, what);

        private async Task FillAsync()
        {
            for (var i = 0; i < 2; i++)
            {
                await DelayAsync(_all.Any(1_500));
                _broker.FillOne();
            }
        }

        private async Task StopAsync()
        {
            if (!_trouble.Stop)
            {
                return;
            }

            await DelayAsync(_all.Any(1_500));
            var program = _program;
            await Task.WhenAny(program.Lane.Start(async () =>
            {
                while (await ((IDialogStore)program.Tables).FindAsync(Dialog, CancellationToken.None) is { } row
                    && DialogStateText.Load(row.State) is DialogState.CancellingAll state)
                {
                    var stopped = state with { Stopped = true };
                    var result = await program.Tables.CommitAsync(
                        [.. _rows.Next(row, stopped, User.Account.ClientId, CardPriority.Answer, _all.Now)], CancellationToken.None);
                    if (result == CommitResult.Committed)
                    {
                        if (_all.Sometimes(0.5))
                        {
                            // Else it was tapped at another process, and this one has to find out.
                            program.Runner.Stop(Dialog);
                        }

                        return;
                    }
                }
            }).ContinueWith(_ => { }, TaskContinuationOptions.ExecuteSynchronously), DelayAsync(5_000));
        }

        private async Task BreakStoreAsync()
        {
            for (var i = 0; _trouble.Store && i < 3; i++)
            {
                await DelayAsync(_all.Any(800));
                if (_all.Sometimes(0.5))
                {
                    _tables.FailsAfterWriting = true;
                }
                else
                {
                    _tables.Broken = new IOException("disk full");
                }

                await DelayAsync(_all.Any(2_000));
                (_tables.Broken, _tables.FailsAfterWriting) = (null, false);
            }
        }

        private async Task KillAsync()
        {
            for (var i = 2; _trouble.Kill && i < 4; i++)
            {
                await DelayAsync(_all.Any(1_500));
                if (_all.Sometimes(0.7))
                {
                    _all.Note("killed");
                    _program.Lane.Kill();
                    await DelayAsync(_all.Any(1_000));
                }
                else
                {
                    // It was only not seen for too long, and goes on until it notices.
                    _all.Note("taken for dead");
                }

                var next = _program = new Program(_all, _tables, _broker, _rows, i);
                await next.Lane.Start(() =>
                {
                    foreach (var ticket in _tables.TakeOver(next.Owner))
                    {
                        next.Canceller.TakeUp(ticket, () => Task.FromResult(User.Session));
                    }

                    next.Runner.Start(Dialog, User);
                    return Task.CompletedTask;
                });
            }
        }

        private Task DelayAsync(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), _all.World.Clock);
    }

    /// <summary>The part of the program that carries out lists, in a process of its own.</summary>
    private sealed class Program
    {
        public Program(Interleaver all, MemoryTables tables, ModelBroker broker, DialogRows rows, int number)
        {
            Lane = all.NewLane($"bot {number}");
            Owner = new OwnerId($"bot {number}");
            Tables = tables.By(Owner);
            var (time, checkpoints) = (Lane.Clock, new NoCheckpoints());
            var background = new BackgroundTasks(NullLogger<BackgroundTasks>.Instance);
            var books = new SharedBooks(new OrderBooks(broker, time, NullLogger<OrderBooks>.Instance), broker, time);
            var rules = new DialogRules(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5));
            var progress = new TicketProgress(Tables, Tables, [new CancelAllAudience(new OtherCards(Tables, rows, rules, time))], time, NullLogger<TicketProgress>.Instance);
            var look = new TicketLook(books, Tables, progress, new LookRules(TimeSpan.FromSeconds(7)), time, checkpoints);
            Canceller = new Canceller(broker, Tables, progress, look, background, time, checkpoints, NullLogger<Canceller>.Instance);
            Runner = new CancelAllRunner(
                Tables, Tables, Tables, new CancelAllSender(Tables, Tables, new TicketWriter(Owner), Canceller, books, new CancelPacer(time), rows, Owner, rules, time),
                Canceller, rows, background, Owner, rules, TimeZoneInfo.Utc, time, NullLogger<CancelAllRunner>.Instance);
        }

        public Interleaver.Lane Lane { get; }

        public OwnerId Owner { get; }

        public MemoryTables.Process Tables { get; }

        public Canceller Canceller { get; }

        public CancelAllRunner Runner { get; }
    }
}
