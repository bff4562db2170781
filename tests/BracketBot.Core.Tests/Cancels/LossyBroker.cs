using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;
using CsCheck;

namespace BracketBot.Core.Tests.Cancels;

/// <summary>All that a broker may say of a leg: any list may be unread, a row lost, shown twice, out of order, without its time, its figures or its leg.</summary>
/// <param name="Pending">Null where the list could not be read.</param>
internal sealed record Saying(
    LegTruth Truth, BrokerAnswer? Answer, IReadOnlyList<OrderRow>? Pending, IReadOnlyList<OrderRow>? Completed, IReadOnlyList<OrderRow>? History, bool IsLate)
{
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(7);

    public CancelTicket Ticket => LossyBroker.Ticket with { State = TicketState.Looking, Answer = Answer };

    public DateTimeOffset ReadAt => IsLate ? Ticket.SendBy + Timeout + TimeSpan.FromMinutes(1) : Ticket.SendBy;

    public Verdict Verdict() => Core.Cancels.Verdict.Of(
        Ticket, new Evidence(OrderBook.From(Rows(Pending), Rows(Completed), ReadAt), Rows(History)), Timeout);

    /// <summary>The truths that the same evidence could come of.</summary>
    public IEnumerable<LegTruth.Fate> Possible => Enum.GetValues<LegTruth.Fate>().Where(end => Candidates(end).Any(CanBe));

    private static IEnumerable<LegTruth> Candidates(LegTruth.Fate end) => end == LegTruth.Fate.Filled
        ? [new LegTruth(end, LegTruth.Quantity)]
        : Enumerable.Range(0, LegTruth.Quantity).Select(f => new LegTruth(end, f));

    private static OrderRows? Rows(IReadOnlyList<OrderRow>? rows) => rows is null ? null : new OrderRows(rows, []);

    private bool CanBe(LegTruth truth)
    {
        var isSeenOver = (Completed ?? []).Any(r => truth.CanGive(r, isPast: false));
        return (Pending ?? []).All(r => truth.CanGive(r, isPast: truth.IsOver && isSeenOver))
            && (Completed ?? []).All(r => truth.IsOver && truth.CanGive(r, isPast: false))
            && (History ?? []).All(r => truth.CanGive(r, isPast: true));
    }
}

/// <summary>Makes the sayings.</summary>
internal static class LossyBroker
{
    public static CancelTicket Ticket { get; } = SampleTicket.OfEntry with { Bracket = Bracket };

    private static readonly BrokerAnswer?[] Answers =
    [
        SampleTicket.Taken, SampleTicket.Answer(new CancelTaken(""), null), SampleTicket.Answer(null, SampleTicket.Blank),
        SampleTicket.Answer(null, new BrokerError.Refused(1, "cannot be cancelled as it is being processed")),
        SampleTicket.Answer(null, new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000))), null,
    ];

    private static readonly Gen<LegTruth> Truths = Gen.Select(Gen.Enum<LegTruth.Fate>(), Gen.OneOf(Gen.Const(0), Gen.Int[0, LegTruth.Quantity - 1]))
        .Select((end, part) => new LegTruth(end, end == LegTruth.Fate.Filled ? LegTruth.Quantity : part));

    public static Gen<Saying> Sayings => Truths.SelectMany(truth => Gen.Select(
        OneOf(Answers), Lists(truth), Gen.OneOf(Gen.Int.Select(_ => (List<OrderRow>?)null), History(truth)), Gen.Bool,
        (answer, lists, history, late) => new Saying(truth, answer, lists.Pending, lists.Completed, history, late)));

    /// <summary>The leg as the card showed it: nothing of it filled.</summary>
    private static BracketOrder Bracket => OrderBook.From(new OrderRows([Row("CONFIRMED", 0)], []), null, SampleTime.Now).Brackets[0];

    private static Gen<T> OneOf<T>(IReadOnlyList<T> of) => Gen.Int[0, of.Count - 1].Select(i => of[i]);

    private static OrderRow Row(string status, decimal? filled) => SampleRows.Entry with
    {
        OrderStatus = status,
        Quantity = LegTruth.Quantity,
        FilledQuantity = filled,
        RemainingQuantity = null,
        AveragePrice = null,
        ExchangeTime = null,
    };

    private static Gen<(List<OrderRow>? Pending, List<OrderRow>? Completed)> Lists(LegTruth truth) => Gen.Select(
        Gen.Int[0, 3], Gen.Int[0, 3], Gen.Bool, Now(truth), Past(truth), (first, second, stale, now, past) =>
        {
            var pending = first == 0 ? null : new List<OrderRow>();
            var completed = second == 0 ? null : new List<OrderRow>();
            if (first > 1 && !truth.IsOver)
            {
                pending?.Add(now);
            }

            if (second > 1 && truth.IsOver)
            {
                completed?.Add(now);
                if (stale)
                {
                    // It moved between the two readings.
                    pending?.Add(past with { OrderStatus = "CONFIRMED" });
                }
            }

            return (pending, completed);
        });

    private static Gen<OrderRow> Now(LegTruth truth) => Gen.Select(OneOf(truth.Words), Gen.Int[0, 3]).Select((word, told) => Row(word, told switch
    {
        0 => null,
        1 when truth.End == LegTruth.Fate.Filled => 0,
        _ => truth.Filled,
    }));

    private static Gen<OrderRow> Past(LegTruth truth) => Gen.Select(OneOf(LegTruth.Passed), Gen.Int[0, truth.Filled])
        .Select((word, part) => Row(word, part));

    private static Gen<List<OrderRow>?> History(LegTruth truth) => Gen.Select(Gen.OneOf(Past(truth), Now(truth)).Array[0, 4], Gen.Bool, Gen.Int[0, 2]).SelectMany(
        (stages, hasLeg, times) => Gen.Shuffle(stages).Select(rows => (List<OrderRow>?)[.. rows.Select((r, i) => r with
        {
            LegOrderIndicator = hasLeg ? "ENTRY" : "",
            ExecutionType = "",
            OrderSide = "",
            OrderType = "",
            ExchangeTime = times switch
            {
                0 => null,
                1 => SampleTime.Now,
                _ => i % 2 == 0 ? SampleTime.Now : null,
            },
        })]));
}
