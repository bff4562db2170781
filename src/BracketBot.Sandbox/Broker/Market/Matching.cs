namespace BracketBot.Sandbox.Broker;

/// <summary>Trades what the last prices touch: entries and targets at their limit, stops past their trigger. Moves trailing stops along.</summary>
internal static class Matching
{
    public static void Run(OrderBook book)
    {
        // Fills place exits, so both lists are copied; new exits meet the market at its next move.
        foreach (var order in book.Orders.Where(order => order.Legs.Exists(leg => leg.IsWorking)).ToList())
        {
            foreach (var leg in order.Legs.ToList())
            {
                if (leg.IsWorking)
                {
                    Match(book, order, leg);
                }
            }
        }
    }

    private static void Match(OrderBook book, BookOrder order, BookLeg leg)
    {
        var last = order.Instrument.Last;
        switch (leg.Purpose)
        {
            case LegPurpose.Stop:
                Trail(book, order, leg, last);
                Stop(book, order, leg, last);
                break;
            case LegPurpose.Entry when Reaches(leg.Side, last, leg.Price):
                Fills.Fill(book, order, leg, book.Market.PartOf(leg.Remaining, order.Instrument.Lot), leg.Price);
                break;
            case LegPurpose.Target or LegPurpose.Plain when Reaches(leg.Side, last, leg.Price):
                Fills.Fill(book, order, leg, leg.Remaining, leg.Price);
                break;
        }
    }

    private static void Stop(OrderBook book, BookOrder order, BookLeg leg, decimal last)
    {
        // A stop sells when the price has fallen to its trigger, and buys when it has risen to it.
        if (!leg.Triggered && !Reaches(leg.Side.Opposite(), last, leg.Trigger))
        {
            return;
        }

        if (!leg.Triggered)
        {
            leg.Triggered = true;
            leg.Became(OrderStatus.Confirmed, book.Now);
        }

        if (leg.OrderType == "SLM" || Reaches(leg.Side, last, leg.Price))
        {
            Fills.Fill(book, order, leg, leg.Remaining, last);
        }
    }

    private static void Trail(OrderBook book, BookOrder order, BookLeg leg, decimal last)
    {
        if (order.Trail <= 0 || leg.Triggered)
        {
            return;
        }

        var direction = -leg.Side.Sign();
        var steps = decimal.Floor((last - leg.TrailAnchor) * direction / order.Trail);
        if (steps < 1)
        {
            return;
        }

        var move = steps * order.Trail * direction;
        leg.TrailAnchor += move;
        leg.Trigger += move;
        if (leg.OrderType == "SL")
        {
            leg.Price += move;
        }

        leg.Became(leg.Status, book.Now);
    }

    private static bool Reaches(TradeSide side, decimal last, decimal limit) => side == TradeSide.Buy ? last <= limit : last >= limit;
}
