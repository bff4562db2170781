namespace BracketBot.Core.Orders;

/// <summary>Collects the rows of one bracket.</summary>
internal sealed class BracketBuilder
{
    private readonly List<OrderLeg> _legs = new(3);
    private string _symbol = "";
    private string _exchange = "";
    private string _product = "";
    private OrderRow? _entryRow;

    public void Add(OrderRow row, OrderLeg leg)
    {
        // Rows without an exchange order id can't be told apart, so keep them all.
        var known = leg.Ref.ExchangeOrderId.IsBlank ? -1 : _legs.FindIndex(l => l.Ref == leg.Ref);
        if (known >= 0)
        {
            // A row that both lists show as open is not certainly pending, so it gets no button.
            var merged = LegStage.Merge([_legs[known], leg]) ?? leg;
            _legs[known] = merged with { IsPending = _legs[known].IsPending && leg.IsPending };
        }
        else
        {
            _legs.Add(leg);
        }

        _symbol = _symbol.Length > 0 ? _symbol : row.TradingSymbol;
        _exchange = _exchange.Length > 0 ? _exchange : row.Exchange;
        _product = _product.Length > 0 ? _product : row.Product;
        if (leg.Role == LegRole.Entry)
        {
            _entryRow = row;
        }
    }

    public BracketOrder Build(OmsOrderId id)
    {
        var entry = _legs.Find(l => l.Role == LegRole.Entry);
        var side = entry?.Side ?? Opposite(_legs[0].Side);
        var price = entry?.Price ?? entry?.AveragePrice;

        // By role, keeping the book's order within a role.
        if (_legs.Count > 1)
        {
            var ordered = _legs.OrderBy(l => l.Role).ToList();
            _legs.Clear();
            _legs.AddRange(ordered);
        }

        return new BracketOrder
        {
            Id = id,
            Symbol = _symbol.Length > 0 ? _symbol : "(no symbol)",
            Exchange = _exchange,
            Product = _product,
            Side = side,
            Legs = _legs,
            TargetPrice = BracketPrices.Target(price, side, LegReader.Positive(_entryRow?.SquareOffValue)),
            StopPrice = BracketPrices.Stop(price, side, LegReader.Positive(_entryRow?.StopLossValue)),
            TrailBy = LegReader.Positive(_entryRow?.TrailingStopLoss),
        };
    }

    private static OrderSide Opposite(OrderSide side) => side switch
    {
        OrderSide.Buy => OrderSide.Sell,
        OrderSide.Sell => OrderSide.Buy,
        _ => OrderSide.Unknown,
    };
}
