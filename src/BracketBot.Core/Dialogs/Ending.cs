using System.Text.Json.Serialization;
using BracketBot.Core.Alerts;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Dialogs;

/// <summary>How a dialog ended.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Kept), "kept")]
[JsonDerivedType(typeof(Expired), "expired")]
[JsonDerivedType(typeof(LegGone), "legGone")]
[JsonDerivedType(typeof(Unread), "unread")]
[JsonDerivedType(typeof(Settled), "settled")]
[JsonDerivedType(typeof(AlertOver), "alertOver")]
[JsonDerivedType(typeof(AllKept), "allKept")]
[JsonDerivedType(typeof(AllDone), "allDone")]
public abstract record Ending
{
    /// <summary>The user kept the order. Nothing was sent.</summary>
    /// <param name="Bracket">What was shown; null if only a list was.</param>
    /// <param name="Leg">The leg that was asked about, if any.</param>
    public sealed record Kept(BracketOrder? Bracket, LegRef? Leg) : Ending;

    /// <summary>The confirm button expired. Nothing was sent.</summary>
    public sealed record Expired(BracketOrder Bracket, LegRef Leg) : Ending;

    /// <summary>The leg no longer stands at the broker. Nothing was sent.</summary>
    /// <param name="Now">The leg as it is now; null if the book does not show it.</param>
    /// <param name="After">Its bracket as it is now, with the completed legs; null if that was not read.</param>
    public sealed record LegGone(BracketOrder Bracket, LegRef Leg, OrderLeg? Now, BracketOrder? After = null) : Ending;

    /// <summary>The order book could not be read.</summary>
    /// <param name="Question">What the book was needed for.</param>
    public sealed record Unread(BookQuestion Question, BrokerError Error) : Ending;

    /// <summary>The ticket has its outcome.</summary>
    public sealed record Settled(TicketView Ticket) : Ending;

    /// <summary>An alert was dismissed, or its buttons expired.</summary>
    public sealed record AlertOver(Alert Alert, bool Dismissed) : Ending;

    /// <summary>Nothing of a list was cancelled.</summary>
    /// <param name="TimeIsOver">Nobody confirmed in time; otherwise the user kept the orders.</param>
    public sealed record AllKept(CancelAllFilter Filter, bool TimeIsOver) : Ending;

    /// <summary>A list is done, stopped, or too old to go on.</summary>
    /// <param name="Results">One for each leg of the list, in its order.</param>
    /// <param name="Page">The table's page, from 0.</param>
    public sealed record AllDone(CancelAllRun Run, IReadOnlyList<CancelAllResult> Results, int Page) : Ending;
}
