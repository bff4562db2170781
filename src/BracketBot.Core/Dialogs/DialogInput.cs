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

    /// <summary>A command: the dialog begins with a question to the order book.</summary>
    public sealed record Begin(BookQuestion Question) : DialogInput;

    /// <param name="Page">From 0.</param>
    public sealed record TurnTo(int Page) : DialogInput;

    /// <summary>Shows the same as it stands now.</summary>
    public sealed record Refresh : DialogInput;

    /// <param name="Index">Place on the page that the button was shown with.</param>
    public sealed record PickBracket(int Index) : DialogInput;

    /// <param name="Index">Place among the legs that the button was shown with.</param>
    public sealed record PickLeg(int Index) : DialogInput;

    public sealed record Back : DialogInput;

    public sealed record Keep : DialogInput;

    /// <param name="TappedAt">When the tap reached the bot.</param>
    /// <param name="Waited">The tap had waited before that, or may have.</param>
    public sealed record Confirm(DateTimeOffset TappedAt, bool Waited) : DialogInput;

    /// <summary>One tap on an alert's card.</summary>
    /// <param name="Index">Place among the alert's choices.</param>
    /// <param name="AskFirst">The user has one-tap cancels paused.</param>
    public sealed record OneTap(int Index, DateTimeOffset TappedAt, bool Waited, bool AskFirst = false) : DialogInput;

    /// <summary>Shows all buttons of an alert.</summary>
    public sealed record More : DialogInput;

    /// <summary>Several alerts came at once: a list of them is to be shown.</summary>
    public sealed record ListAlerts(IReadOnlyList<Alert> Alerts) : DialogInput;

    /// <param name="Index">Place in the list of alerts.</param>
    public sealed record PickAlert(int Index) : DialogInput;

    /// <summary>An alert that is shown has come again.</summary>
    public sealed record AlertRepeated(AlertId Id, int Times) : DialogInput;

    /// <summary>The first of the two taps that cancel a list.</summary>
    public sealed record Arm(AllGroup Group) : DialogInput;

    /// <summary>Ends a list that is under way.</summary>
    public sealed record Stop : DialogInput;

    /// <summary>A list has come to its end.</summary>
    public sealed record AllEnded(IReadOnlyList<AllResult> Results) : DialogInput;

    /// <summary>The confirm button's time is over.</summary>
    public sealed record Expire : DialogInput;

    /// <summary>The time in which a red button takes no tap is over: it is shown so.</summary>
    public sealed record Listen : DialogInput;

    /// <summary>Asks what became of a ticket whose outcome was not known.</summary>
    public sealed record LookAgain : DialogInput;

    /// <summary>Begins anew from a card that is over.</summary>
    public sealed record Again : DialogInput;

    public sealed record BookRead(BookQuestion Question, OrderBook Book) : DialogInput;

    public sealed record BookFailed(BookQuestion Question, BrokerError Error) : DialogInput;

    /// <summary>The ticket of this dialog came to be, or changed.</summary>
    public sealed record TicketMoved(CancelTicket Ticket) : DialogInput;

    /// <summary>A cancel that was confirmed elsewhere has shown that the leg no longer stands.</summary>
    /// <param name="Now">The leg as it is now; null where the order book no longer shows it.</param>
    public sealed record LegGone(LegRef Leg, OrderLeg? Now) : DialogInput;

    /// <summary>No ticket could be committed, because another one for the same leg has no outcome yet.</summary>
    public sealed record LegBusy : DialogInput;
}
