namespace BracketBot.Sandbox.Broker;

/// <summary>Builds the view from the book. Called inside the broker's lock.</summary>
internal static class Views
{
    public static OrderView Of(BookOrder order) => new(
        order.OmsOrderId,
        order.ClientId,
        order.ExecutionType,
        order.Instrument.TradingSymbol,
        order.Instrument.Exchange,
        order.Product,
        order.Instrument.Last,
        order.Target,
        order.Stop,
        order.Trail,
        order.Legs.Exists(leg => leg.IsOpen),
        [.. order.Legs.Select(Of)]);

    public static LegView Of(BookLeg leg) => new(
        leg.Indicator,
        leg.Purpose.ToString().ToLowerInvariant(),
        leg.Pair,
        leg.ExchangeOrderId,
        leg.Side,
        leg.OrderType,
        leg.Price,
        leg.Trigger,
        leg.Quantity,
        leg.Filled,
        leg.AveragePrice,
        leg.Status,
        leg.IsOpen,
        leg.RejectionReason,
        leg.ChangedAt);

    public static IReadOnlyList<PositionView> Positions(OrderBook book) =>
    [
        .. from order in book.Orders
           from leg in order.Legs
           group (order, leg) by (order.ClientId, order.Instrument, order.Product) into held
           where held.Any(row => row.leg.Filled > 0)
           select new PositionView(
               held.Key.ClientId,
               held.Key.Instrument.TradingSymbol,
               held.Key.Instrument.Exchange,
               held.Key.Product,
               held.Sum(row => row.leg.Side.Sign() * row.leg.Filled),
               held.Where(row => row.leg.Purpose == LegPurpose.Stop && row.leg.IsOpen).Sum(row => row.leg.Remaining),
               held.Sum(row => -row.leg.Side.Sign() * row.leg.Filled * row.leg.AveragePrice),
               held.Key.Instrument.Last),
    ];

    public static FaultView Of(ActiveFault active) => new(active.Id, active.Fault.GetType().Name, Detail(active.Fault), active.Only, active.TimesLeft);

    private static string Detail(BrokerFault fault) => fault switch
    {
        BrokerFault.Slow slow => FormattableString.Invariant($"{slow.Delay.TotalSeconds:0.###} s, {When(slow.When)}"),
        BrokerFault.Drop drop => When(drop.When),
        BrokerFault.Hang hang => When(hang.When),
        BrokerFault.HttpStatus http => FormattableString.Invariant($"{http.Status}, {When(http.When)}"),
        BrokerFault.EmptyBody empty => When(empty.When),
        BrokerFault.CutOffBody cut => When(cut.When),
        BrokerFault.AnswerError error => FormattableString.Invariant($"{error.Code}: {error.Message}"),
        BrokerFault.AddressRefused refused => FormattableString.Invariant($"{refused.Status}"),
        BrokerFault.LogInError error => error.Error,
        BrokerFault.OtherClient other => other.ClientId,
        BrokerFault.RateLimited limited => FormattableString.Invariant($"{limited.RetryAfter.TotalSeconds:0} s"),
        _ => "",
    };

    private static string When(FaultMoment when) => when == FaultMoment.BeforeActing ? "before acting" : "after acting";
}
