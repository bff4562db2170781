using System.Globalization;

namespace BracketBot.Sandbox.Broker;

/// <summary>All orders of all clients. Not thread-safe: used only inside the broker's lock.</summary>
internal sealed class OrderBook(MarketPrices market, StopLeg stopLeg, TimeProvider time)
{
    private readonly Dictionary<string, BookOrder> _byId = new(StringComparer.Ordinal);
    private readonly List<BookOrder> _orders = [];
    private int _lastOrder = 1000;
    private long _lastExchangeOrder = 1_100_000_012_470_001;
    private int _lastUserOrder = 10_000;

    /// <summary>In the order they came.</summary>
    public IReadOnlyList<BookOrder> Orders => _orders;

    /// <summary>Clients whose pending list carries a row that makes no sense.</summary>
    public List<string> BrokenRows { get; } = [];

    public MarketPrices Market => market;

    public StopLeg StopLeg => stopLeg;

    public DateTimeOffset Now => time.GetUtcNow();

    public BookOrder? Find(string omsOrderId) => _byId.GetValueOrDefault(omsOrderId);

    public BookOrder Add(BracketSpec spec)
    {
        if (spec.Quantity <= 0 || spec.FilledParts.Any(part => part <= 0) || spec.FilledParts.Sum() > spec.Quantity)
        {
            throw new ArgumentException("Quantities must be positive, and the filled parts no more than the whole.", nameof(spec));
        }

        if (spec.FilledParts.Count > 0 && spec.EntryExchangeOrderId == "")
        {
            throw new ArgumentException("An entry that the exchange has not confirmed cannot be filled.", nameof(spec));
        }

        var order = Open(new BookOrder
        {
            OmsOrderId = spec.OmsOrderId ?? NextOrderId(),
            ClientId = spec.ClientId,
            Instrument = market.Listed(spec.Symbol, spec.Exchange, spec.EntryPrice),
            Product = spec.Product,
            ExecutionType = "BO",
            UserOrderId = ++_lastUserOrder,
            Target = spec.Target,
            Stop = spec.Stop,
            Trail = spec.Trail,
            StopKind = spec.StopKind,
        });
        var entry = new BookLeg
        {
            Indicator = "ENTRY",
            Purpose = LegPurpose.Entry,
            ExchangeOrderId = spec.EntryExchangeOrderId ?? NextExchangeOrderId(),
            Side = spec.Side,
            OrderType = "LIMIT",
            EntryTime = Now,
            Price = spec.EntryPrice,
            Quantity = spec.Quantity,
        };
        entry.Became(spec.EntryStatus, Now);
        order.Legs.Add(entry);
        foreach (var part in spec.FilledParts)
        {
            Fills.Fill(this, order, entry, part, spec.EntryPrice);
        }

        return order;
    }

    public BookOrder Add(PlainOrderSpec spec)
    {
        var order = Open(new BookOrder
        {
            OmsOrderId = spec.OmsOrderId ?? NextOrderId(),
            ClientId = spec.ClientId,
            Instrument = market.Listed(spec.Symbol, spec.Exchange, spec.Price),
            Product = spec.Product,
            ExecutionType = spec.ExecutionType,
            UserOrderId = ++_lastUserOrder,
        });
        var rejected = spec.RejectionReason.Length > 0;
        // An order that was rejected, or waits for the market to open, is not at the exchange.
        var atExchange = !rejected && spec.ExecutionType != "AMO";
        var row = Plain(spec.Side, "LIMIT", spec.Price, spec.Quantity, atExchange, spec.RejectionReason);
        row.Became(rejected ? OrderStatus.Rejected : spec.Status, Now, rejected ? LegState.Rejected : LegState.Open);
        order.Legs.Add(row);
        return order;
    }

    /// <summary>A market order that closes part of a position at once, at the last price.</summary>
    public void ExitAtMarket(BookOrder of, TradeSide side, int quantity)
    {
        var order = Open(new BookOrder
        {
            OmsOrderId = NextOrderId(),
            ClientId = of.ClientId,
            Instrument = of.Instrument,
            Product = of.Product,
            ExecutionType = "REGULAR",
            UserOrderId = ++_lastUserOrder,
        });
        var row = Plain(side, "MARKET", 0, quantity, atExchange: true);
        row.Became(OrderStatus.Confirmed, Now);
        order.Legs.Add(row);
        row.TookFill(quantity, of.Instrument.Last, Now);
    }

    public string NextExchangeOrderId() => (_lastExchangeOrder += 17).ToString(CultureInfo.InvariantCulture);

    private BookLeg Plain(TradeSide side, string type, decimal price, int quantity, bool atExchange, string rejection = "") => new()
    {
        Indicator = "",
        Purpose = LegPurpose.Plain,
        ExchangeOrderId = atExchange ? NextExchangeOrderId() : "",
        Side = side,
        OrderType = type,
        EntryTime = Now,
        Price = price,
        Quantity = quantity,
        RejectionReason = rejection,
    };

    private BookOrder Open(BookOrder order)
    {
        if (!_byId.TryAdd(order.OmsOrderId, order))
        {
            throw new ArgumentException($"The book already has an order {order.OmsOrderId}.", nameof(order));
        }

        _orders.Add(order);
        return order;
    }

    private string NextOrderId()
    {
        string id;
        do
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{Now.ToOffset(TradingDay.Offset):yyyyMMdd}{++_lastOrder}");
        }
        while (_byId.ContainsKey(id));
        return id;
    }
}
