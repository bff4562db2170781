namespace BracketBot.Sandbox.Broker;

/// <summary>What a fill does to a bracket: a part of the entry places a pair of exits, and a part of an exit reduces its sibling by as much.</summary>
internal static class Fills
{
    public static void Fill(OrderBook book, BookOrder order, BookLeg leg, int quantity, decimal price)
    {
        leg.TookFill(quantity, price, book.Now);
        switch (leg.Purpose)
        {
            case LegPurpose.Entry:
                PlaceExits(book, order, leg, quantity, price);
                break;
            case LegPurpose.Stop or LegPurpose.Target when order.OpenSibling(leg) is { } sibling:
                Shrink(book, sibling, quantity);
                break;
        }
    }

    private static void Shrink(OrderBook book, BookLeg sibling, int by)
    {
        if (sibling.Remaining <= by)
        {
            sibling.Became(OrderStatus.CancelConfirmed, book.Now, LegState.Cancelled);
            return;
        }

        sibling.Quantity -= by;
        sibling.Became(sibling.Status, book.Now);
    }

    private static void PlaceExits(OrderBook book, BookOrder order, BookLeg entry, int quantity, decimal price)
    {
        var pair = order.Legs.Count(leg => leg.Purpose == LegPurpose.Stop) + 1;
        var exitSide = entry.Side.Opposite();
        var stopFirst = book.StopLeg == StopLeg.Second;
        var limit = order.StopKind == StopKind.SL ? order.Stop + (exitSide.Sign() * 10 * order.Instrument.Tick) : 0;
        var stop = new BookLeg
        {
            Indicator = stopFirst ? "SECOND" : "THIRD",
            Purpose = LegPurpose.Stop,
            Pair = pair,
            ExchangeOrderId = book.NextExchangeOrderId(),
            Side = exitSide,
            OrderType = order.StopKind == StopKind.SL ? "SL" : "SLM",
            EntryTime = book.Now,
            Price = limit,
            Trigger = order.Stop,
            Quantity = quantity,
            TrailAnchor = price,
        };
        stop.Became(OrderStatus.TriggerPending, book.Now);
        var target = new BookLeg
        {
            Indicator = stopFirst ? "THIRD" : "SECOND",
            Purpose = LegPurpose.Target,
            Pair = pair,
            ExchangeOrderId = book.NextExchangeOrderId(),
            Side = exitSide,
            OrderType = "LIMIT",
            EntryTime = book.Now,
            Price = order.Target,
            Quantity = quantity,
        };
        target.Became(OrderStatus.Confirmed, book.Now);
        order.Legs.AddRange(stopFirst ? [stop, target] : [target, stop]);
    }
}
