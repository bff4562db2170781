namespace BracketBot.Sandbox.Broker;

/// <summary>What cancelling an open leg does to its bracket.</summary>
internal static class Cancelling
{
    /// <summary>False when the rule refuses it; then nothing has changed.</summary>
    public static bool TryCancel(OrderBook book, BookOrder order, BookLeg leg, ExitLegRule rule)
    {
        if (leg.Purpose is LegPurpose.Entry or LegPurpose.Plain)
        {
            // What is filled of an entry stays a position, and its exits stay with it.
            Close(book, leg);
            return true;
        }
        switch (rule)
        {
            case ExitLegRule.Refused:
                return false;
            case ExitLegRule.ExitsAtMarketAndCancelsSibling:
                var quantity = leg.Remaining;
                var sibling = order.OpenSibling(leg);
                Close(book, leg);
                if (sibling is not null)
                    Close(book, sibling);
                book.ExitAtMarket(order, leg.Side, quantity);
                return true;
            default:
                Close(book, leg);
                return true;
        }
    }

    private static void Close(OrderBook book, BookLeg leg)
    {
        var amo = leg.Status.StartsWith("AMO", StringComparison.Ordinal);
        leg.Became(amo ? OrderStatus.AmoCancelConfirmed : OrderStatus.CancelConfirmed, book.Now, LegState.Cancelled);
    }
}
