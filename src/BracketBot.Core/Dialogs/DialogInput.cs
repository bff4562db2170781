using BracketBot.Core.Alerts;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Dialogs;

/// <summary>What can happen to a dialog.</summary>
public abstract record DialogInput
{
    private DialogInput()
    {
    }

    /// <summary>A command starts the dialog with a question to the order book.</summary>
    public sealed record Begin(BookQuestion Question) : DialogInput;

    /// <param name="Page">From 0.</param>
    public sealed record TurnTo(int Page) : DialogInput;

    /// <summary>Shows the same card with current data.</summary>
    public sealed record Refresh : DialogInput;

    /// <param name="Index">The place on the page that the button was shown with.</param>
    public sealed record PickBracket(int Index) : DialogInput;

    /// <param name="Index">The place among the legs that the button was shown with.</param>
    public sealed record PickLeg(int Index) : DialogInput;

    public sealed record Back : DialogInput;

    public sealed record Keep : DialogInput;

    /// <param name="TappedAt">When the tap reached the bot.</param>
    /// <param name="Waited">The tap waited before it reached the bot, or may have.</param>
    public sealed record Confirm(DateTimeOffset TappedAt, bool Waited) : DialogInput;

    /// <summary>One tap on an alert's card.</summary>
    /// <param name="Index">The place among the alert's choices.</param>
    /// <param name="AskFirst">The user has one-tap cancels paused.</param>
    public sealed record OneTap(int Index, DateTimeOffset TappedAt, bool Waited, bool AskFirst = false) : DialogInput;

    /// <summary>Shows all buttons of an alert.</summary>
    public sealed record More : DialogInput;

    /// <summary>Several alerts came at once; show a list of them.</summary>
    public sealed record ListAlerts(IReadOnlyList<Alert> Alerts) : DialogInput;

    /// <param name="Index">The place in the list of alerts.</param>
    public sealed record PickAlert(int Index) : DialogInput;

    /// <summary>An alert that is already shown has come again.</summary>
    public sealed record AlertRepeated(AlertId Id, int Times) : DialogInput;

    /// <summary>The first of the two taps that cancel a list.</summary>
    public sealed record Arm(CancelAllGroup Group) : DialogInput;

    /// <summary>Ends a list that is under way.</summary>
    public sealed record Stop : DialogInput;

    /// <summary>A list has come to its end.</summary>
    public sealed record AllEnded(IReadOnlyList<CancelAllResult> Results) : DialogInput;

    /// <summary>The confirm button has expired.</summary>
    public sealed record Expire : DialogInput;

    /// <summary>A red button that took no taps at first now does; show it enabled.</summary>
    public sealed record Listen : DialogInput;

    /// <summary>Asks what became of a ticket whose outcome is not known.</summary>
    public sealed record LookAgain : DialogInput;

    /// <summary>Starts over from a card that is over.</summary>
    public sealed record Again : DialogInput;

    public sealed record BookRead(BookQuestion Question, OrderBook Book) : DialogInput;

    public sealed record BookFailed(BookQuestion Question, BrokerError Error) : DialogInput;

    /// <summary>This dialog's ticket was created or changed.</summary>
    public sealed record TicketMoved(CancelTicket Ticket) : DialogInput;

    /// <summary>A cancel that was confirmed elsewhere has shown that the leg no longer stands.</summary>
    /// <param name="Now">The leg as it is now; null where the order book no longer shows it.</param>
    public sealed record LegGone(LegRef Leg, OrderLeg? Now) : DialogInput;

    /// <summary>No ticket could be committed, because another one for the same leg has no outcome yet.</summary>
    public sealed record LegBusy : DialogInput;
}
