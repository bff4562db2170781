namespace BracketBot.Sandbox.Broker;

/// <summary>What cancelling an open leg does to its bracket.</summary>
internal static class Cancelling
{
    /// <summary>False if the rule refuses it; then nothing has changed.</summary>
    /// <param name="takes">How long the cancel takes; the leg can still fill in that time.</param>
    public static bool TryCancel(OrderBook book, BookOrder order, BookLeg leg, ExitLegRule rule, TimeSpan takes = default)
    {
        if (IsExit(leg) && rule == ExitLegRule.Refused)
        {
            return false;
        }

        if (takes <= TimeSpan.Zero)
        {
            Carry(book, order, leg, rule);
            return true;
        }

        leg.Became(OrderStatus.CancelPending, book.Now);
        leg.CancelDue = book.Now + takes;
        return true;
    }

    /// <summary>Carries out cancels that are due by now.</summary>
    public static void Settle(OrderBook book, ExitLegRule rule)
    {
        var due = book.Orders.SelectMany(order => order.Legs.Where(leg => leg.CancelDue <= book.Now), (order, leg) => (order, leg)).ToList();
        foreach (var (order, leg) in due)
        {
            leg.CancelDue = null;
            if (leg.IsOpen)
            {
                Carry(book, order, leg, rule);
            }
        }
    }

    private static bool IsExit(BookLeg leg) => leg.Purpose is LegPurpose.Stop or LegPurpose.Target;

    private static void Carry(OrderBook book, BookOrder order, BookLeg leg, ExitLegRule rule)
    {
        // The filled part of an entry stays a position and keeps its exits.
        var (quantity, sibling) = (leg.Remaining, order.OpenSibling(leg));
        Close(book, leg);
        if (!IsExit(leg) || rule != ExitLegRule.ExitsAtMarketAndCancelsSibling)
        {
            return;
        }

        if (sibling is not null)
        {
            Close(book, sibling);
        }

        book.ExitAtMarket(order, leg.Side, quantity);
    }

    private static void Close(OrderBook book, BookLeg leg)
    {
        var amo = leg.Status.StartsWith("AMO", StringComparison.Ordinal);
        leg.Became(amo ? OrderStatus.AmoCancelConfirmed : OrderStatus.CancelConfirmed, book.Now, LegState.Cancelled);
    }
}
