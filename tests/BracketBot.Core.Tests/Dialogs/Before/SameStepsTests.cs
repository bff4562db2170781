using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Dialogs.Before;

/// <summary>The machine against the switch that it replaces, step by step.</summary>
public class SameStepsTests(ITestOutputHelper output)
{
    private static readonly OrderBook[] Books =
    [
        SampleBook.Full,
        SampleBook.Of(SampleRows.Entry with { FilledQuantity = 5 }, SampleRows.Stop, SampleRows.Target),
        SampleBook.Of(SampleRows.Stop, SampleRows.Target),
        SampleBook.Of(SampleRows.Stop with { TriggerPrice = 10.95m }, SampleRows.Target, SampleRows.OtherEntry),
        SampleBook.Of(SampleRows.Entry),
        SampleBook.Of(),
    ];

    private static readonly double[] Seconds = [-1, 0, 0.5, 1.19, 1.2, 3, 4.99, 5, 8, 9.99, 10, 10.1, 15, 59.9, 60, 61, 299.9, 300, 301, 100_000];

    private readonly SortedDictionary<string, int> _ways = [];
    private int _compared;

    [Fact]
    public void EveryPair_AtEveryTimeWithEveryBook_IsTheSameStep()
    {
        foreach (var state in SampleStates.All.Values)
        {
            foreach (var input in SampleInputs.All.Values)
            {
                Compare(state, input.Input, input.At);
                foreach (var second in Seconds)
                {
                    foreach (var same in Retimed(input.Input, SampleTime.Plus(second)))
                    {
                        Compare(state, same, SampleTime.Plus(second));
                    }
                }
            }
        }

        output.WriteLine($"{_compared} steps");
        Assert.True(_compared > 50_000, $"Only {_compared} steps.");
    }

    [Fact]
    public void RandomWalks_OfAnyInputs_AreTheSameSteps()
    {
        for (var seed = 0; seed < 4_000; seed++)
        {
            var random = new Random(seed);
            var state = seed % 3 == 0 ? new DialogState.Idle() : Any(random, SampleStates.All.Values.ToArray());
            var now = SampleTime.Now;
            BookQuestion? asked = null;
            for (var i = 0; i < 100; i++)
            {
                now += TimeSpan.FromMilliseconds(Any(random, [0, 1, 300, 1_199, 1_200, 2_500, 5_000, 10_001, 60_000, 300_000]));
                var input = asked is not null && random.Next(10) < 6
                    ? random.Next(8) == 0 ? new DialogInput.BookFailed(asked, new BrokerError.OutcomeUnknown("time-out")) : new DialogInput.BookRead(asked, Book(random, now))
                    : Input(random, now, state);
                var step = Compare(state, input, now);
                asked = step.Effects.OfType<DialogEffect.ReadBook>().SingleOrDefault()?.Question ?? (random.Next(4) == 0 ? null : asked);
                state = step.State;
                if (step.Effects.OfType<DialogEffect.OpenTicket>().SingleOrDefault() is { } open)
                {
                    var ticket = SampleTicket.Of(open.Leg) with { Bracket = open.Bracket };
                    state = Compare(state, new DialogInput.TicketMoved(ticket), now).State;
                }

                // A dialog that is over would otherwise end most walks.
                if (random.Next(25) == 0)
                {
                    state = Any(random, SampleStates.All.Values.ToArray());
                }
            }
        }

        output.WriteLine($"{_compared} steps");
        foreach (var (way, times) in _ways)
        {
            output.WriteLine($"{times,7} {way}");
        }

        Assert.True(_compared > 400_000 && _ways.Count > 80, $"Only {_compared} steps on {_ways.Count} ways.");
    }

    private static IEnumerable<DialogInput> Retimed(DialogInput input, DateTimeOffset at) => input switch
    {
        DialogInput.Confirm c => [c, c with { TappedAt = at }, c with { TappedAt = at.AddSeconds(-1.5) }],
        DialogInput.OneTap c => [c, c with { TappedAt = at }, c with { TappedAt = at.AddSeconds(-1.5) }, c with { TappedAt = at, Index = 1 }, c with { Index = -1 }],
        DialogInput.PickLeg => [.. Enumerable.Range(-1, 6).Select(i => new DialogInput.PickLeg(i))],
        DialogInput.PickBracket => [.. Enumerable.Range(-1, 6).Select(i => new DialogInput.PickBracket(i))],
        DialogInput.TurnTo => [new DialogInput.TurnTo(-1), new DialogInput.TurnTo(0), new DialogInput.TurnTo(int.MaxValue)],
        DialogInput.BookRead r => [.. Books.SelectMany(b => Retimed(r.Question, at).Select(q => new DialogInput.BookRead(q, b)))],
        DialogInput.BookFailed f => Retimed(f.Question, at).Select(q => f with { Question = q }),
        _ => [input],
    };

    private static IEnumerable<BookQuestion> Retimed(BookQuestion question, DateTimeOffset at) => question switch
    {
        BookQuestion.CheckBeforeSending q => [q with { TappedAt = at.AddSeconds(-0.5) }, q with { TappedAt = at.AddSeconds(-5) }],
        BookQuestion.CheckOneTap q => [.. Enumerable.Range(-1, 6).Select(i => q with { Choice = i, TappedAt = at.AddSeconds(-0.5) }), q with { TappedAt = at.AddSeconds(-5) }],
        BookQuestion.CheckAll q => [q with { TappedAt = at.AddSeconds(-0.5) }, q with { TappedAt = at.AddSeconds(-5) }],
        BookQuestion.OpenLeg q => [q, q with { LegText = "SL" }, q with { LegText = "nonsense" }, q with { OrderText = "1" }],
        BookQuestion.OpenBracket q => [q, q with { OrderText = "1" }],
        BookQuestion.OpenLegAgain q => [q, q with { Leg = SampleBook.Stop.Ref, Why = new Notice.TapWaited() }],
        _ => [question],
    };

    private static DialogInput Input(Random random, DateTimeOffset now, DialogState state)
    {
        var index = Any(random, [0, 0, 0, 1, 1, 2, 3, 4, -1, 7, int.MinValue, int.MaxValue]);
        var tapped = now - TimeSpan.FromSeconds(Any(random, [0, 0, 0, 0.5, 1.3, 5, 6]));
        var waited = random.Next(10) == 0;
        var alert = (state as DialogState.Alerting)?.Alert ?? SampleAlert.OfIdea;
        return random.Next(36) switch
        {
            0 => new DialogInput.Begin(Question(random, tapped, index)),
            1 => new DialogInput.TurnTo(index),
            2 => new DialogInput.Refresh(),
            3 => new DialogInput.PickBracket(index),
            4 or 5 => new DialogInput.PickLeg(index),
            6 => new DialogInput.Back(),
            7 => new DialogInput.Keep(),
            8 or 9 or 10 => new DialogInput.Confirm(tapped, waited),
            11 or 12 or 13 => new DialogInput.OneTap(index, tapped, waited),
            14 => new DialogInput.More(),
            15 => new DialogInput.ListAlerts(SampleAlert.Many(random.Next(20))),
            16 => new DialogInput.PickAlert(index),
            17 => new DialogInput.AlertRepeated(random.Next(3) == 0 ? SampleAlert.OfNothing.Id : alert.Id, random.Next(9)),
            18 or 19 => new DialogInput.Arm(random.Next(2) == 0 ? AllGroup.Entries : AllGroup.Exits),
            20 => new DialogInput.Stop(),
            21 => new DialogInput.AllEnded(random.Next(3) == 0 ? [] : SampleStates.Results),
            22 => new DialogInput.Expire(),
            23 => new DialogInput.LookAgain(),
            24 => new DialogInput.Again(),
            25 => new DialogInput.LegBusy(),
            26 or 27 or 28 => new DialogInput.TicketMoved(Ticket(random)),
            29 => new DialogInput.BookFailed(Question(random, tapped, index), new BrokerError.OutcomeUnknown("time-out")),
            _ => new DialogInput.BookRead(Question(random, tapped, index), Book(random, now)),
        };
    }

    private static BookQuestion Question(Random random, DateTimeOffset tapped, int index) => random.Next(9) switch
    {
        0 => new BookQuestion.ListBrackets(index),
        1 => new BookQuestion.OpenBracket(Any(random, [SampleRows.Order, "1", ""])),
        2 => new BookQuestion.OpenLeg(Any(random, [SampleRows.Order, "1", ""]), Any(random, ["ENTRY", "SL", "TARGET", "STOP", "x", ""])),
        3 => new BookQuestion.OpenLegAgain(Any(random, [SampleBook.Entry.Ref, SampleBook.Stop.Ref, SampleBook.Target.Ref]), Any<Notice?>(random, [null, new Notice.TapWaited()])),
        4 => new BookQuestion.CheckBeforeSending(tapped),
        5 => new BookQuestion.ShowAlert(Any(random, [SampleAlert.OfIdea, SampleAlert.OfMahindra, SampleAlert.OfNothing]), Any<Notice?>(random, [null, new Notice.LegIsGone(SampleBook.Stop.Ref, "IDEA-EQ")])),
        6 => new BookQuestion.CheckOneTap(index, tapped),
        7 => new BookQuestion.PreviewAll(new AllFilter("", null, null), Any<Notice?>(random, [null, new Notice.TapWaited()])),
        _ => new BookQuestion.CheckAll(tapped),
    };

    private static CancelTicket Ticket(Random random)
    {
        var ticket = SampleTicket.Of(Any(random, [SampleBook.Entry.Ref, SampleBook.Stop.Ref, SampleBook.Target.Ref]));
        ticket = random.Next(4) == 0 ? ticket with { Id = SampleTicket.OfStop.Id } : ticket;
        return random.Next(4) switch
        {
            0 => ticket,
            1 => ticket.Answered(SampleTicket.Taken),
            2 => ticket with { State = TicketState.Looking },
            _ => ticket.Settled(Any(random, [CancelOutcome.Cancelled, CancelOutcome.Unknown, CancelOutcome.StillOpen]), Any(random, [null, SampleStates.Aftermath])),
        };
    }

    private static OrderBook Book(Random random, DateTimeOffset now) => OrderBook.From(
        new OrderRows(
            Any<OrderRow[]>(random,
            [
                [SampleRows.Entry, SampleRows.Stop, SampleRows.Target, SampleRows.OtherEntry],
                [SampleRows.Entry, SampleRows.Stop, SampleRows.Target, SampleRows.OtherEntry],
                [SampleRows.Entry with { FilledQuantity = 5 }, SampleRows.Stop, SampleRows.Target],
                [SampleRows.Stop with { TriggerPrice = 10.95m }, SampleRows.Target, SampleRows.OtherEntry],
                [SampleRows.Entry],
                [SampleRows.OtherEntry],
                [],
            ]), []), null, now);

    private static T Any<T>(Random random, T[] of) => of[random.Next(of.Length)];

    private DialogStep Compare(DialogState state, DialogInput input, DateTimeOffset now)
    {
        var before = CancelDialog.Step(state, input, now, SampleStates.Rules);
        var (step, _) = DialogMachine.Take(state, input, now, SampleStates.Rules);
        _compared++;
        if (!Same(state, before, step))
        {
            Assert.Fail($"{state}\n{input}\n{now}\nswitch: {Text(before.State)} {string.Join("; ", before.Effects.Select(Text))}\nmachine: {Text(step.State)} {string.Join("; ", step.Effects.Select(Text))}");
        }

        var way = $"{state.GetType().Name} {input.GetType().Name}: {StepText.Of(state, step)}";
        _ways[way] = _ways.GetValueOrDefault(way) + 1;
        return step;
    }

    private static bool Same(DialogState state, DialogStep before, DialogStep step) =>
        ReferenceEquals(state, before.State) == ReferenceEquals(state, step.State)
        && (ReferenceEquals(before.State, step.State) || Text(before.State) == Text(step.State))
        && before.Effects.Select(Text).SequenceEqual(step.Effects.Select(Text));

    private static string Text(DialogState state) => DialogStateText.Store(state) is var s ? $"{s.Version} {s.Type} {s.Data}" : "";

    /// <summary>Lists within a record are told apart by their text, as it is stored.</summary>
    private static string Text(DialogEffect effect) => effect switch
    {
        DialogEffect.ReadBook e => $"read {e.Question.GetType().Name} {Text(new DialogState.Closed(new Ending.Unread(e.Question, new BrokerError.OutcomeUnknown(""))))}",
        DialogEffect.OpenTicket e => $"open {e.Leg} {e.TappedAt:O} {Text(new DialogState.ChoosingLeg(e.Bracket, e.TappedAt, null))}",
        DialogEffect.OpenAlert e => $"alert {Text(new DialogState.ChoosingAlert([e.Alert], 0))}",
        DialogEffect.AnswerTap or DialogEffect.LookUp or DialogEffect.StartAll or DialogEffect.StopAll => $"{effect}",
        _ => throw new InvalidOperationException($"{effect.GetType().Name} has no text."),
    };
}
