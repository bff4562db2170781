using System.Text.Json.Serialization;
using BracketBot.Core.Alerts;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Dialogs;

/// <summary>A dialog's state, with exactly what has been gathered so far. Its card is made from the state alone.</summary>
public abstract record DialogState
{
    private DialogState()
    {
    }

    /// <summary>True if it ended because the broker session is over: a login brings the card back.</summary>
    [JsonIgnore]
    public bool EndedSignedOut => this is Closed closed && closed.Ending switch
    {
        Ending.Unread { Error: BrokerError.NotLoggedIn } => true,
        Ending.Settled { Ticket: { Outcome: CancelOutcome.NotLoggedIn } or { Answer.Error: BrokerError.NotLoggedIn } } => true,
        Ending.AllDone done => done.Results.Any(r => r.Outcome == CancelOutcome.NotLoggedIn),
        _ => false,
    };

    /// <summary>Nothing has been asked yet, or the stored state could not be read.</summary>
    public sealed record Idle : DialogState;

    /// <summary>A list of open brackets is shown.</summary>
    public sealed record ChoosingOrder(BracketPage Page, Notice? Notice) : DialogState;

    /// <summary>A bracket is shown with its legs.</summary>
    /// <param name="Doubts">Rows of the same order without a button; null for none.</param>
    public sealed record ChoosingLeg(BracketOrder Bracket, DateTimeOffset ReadAt, Notice? Notice, Doubts? Doubts = null) : DialogState;

    /// <summary>A leg is shown with a button that cancels it.</summary>
    /// <param name="ReadAt">When the order book was read for the card; tells the card's age.</param>
    /// <param name="ExpiresAt">When the button expires.</param>
    /// <param name="FromChoice">It was chosen on a card, so there is one to go back to.</param>
    /// <param name="From">The alert it was chosen from, if any.</param>
    /// <param name="DeafUntil">When its button starts to take taps (<see cref="DialogRules.LookFirst"/>); null for at once.</param>
    /// <param name="Dimmed">The button is shown disabled until <see cref="DialogInput.Listen"/>.</param>
    public sealed record Confirming(
        BracketOrder Bracket, LegRef Leg, DateTimeOffset ReadAt, DateTimeOffset ExpiresAt, bool FromChoice, Notice? Notice, Alert? From = null,
        DateTimeOffset? DeafUntil = null, bool Dimmed = false) : DialogState
    {
        public OrderLeg ShownLeg => Bracket.Find(Leg) ?? throw new InvalidOperationException("The card of a leg shows that leg.");
    }

    /// <summary>Confirmed; the ticket has no final outcome yet.</summary>
    public sealed record Cancelling(TicketView Ticket) : DialogState;

    /// <summary>Several alerts that came at once are listed.</summary>
    /// <param name="Page">From 0.</param>
    public sealed record ChoosingAlert(IReadOnlyList<Alert> Alerts, int Page) : DialogState
    {
        /// <summary>Alerts per page.</summary>
        public const int Size = 8;

        public int Pages => Math.Max(1, (Alerts.Count + Size - 1) / Size);
    }

    /// <summary>An alert is shown, with a one-tap cancel button for each leg.</summary>
    /// <param name="Brackets">The open brackets it means; empty if none matches.</param>
    /// <param name="Open">What is open, if none matches.</param>
    /// <param name="ReadAt">When the order book was read for the card; tells the card's age.</param>
    /// <param name="ExpiresAt">When its buttons expire.</param>
    /// <param name="ShowsAll">All its buttons are shown, not just the first ones.</param>
    /// <param name="LeftOut">How many brackets the card has no room for.</param>
    /// <param name="DeafUntil">When its buttons start to take taps (<see cref="DialogRules.LookFirst"/>); null for at once.</param>
    /// <param name="Doubts">What else may be open but has no button; null for nothing.</param>
    /// <param name="Dimmed">The red buttons are shown disabled until <see cref="DialogInput.Listen"/>.</param>
    public sealed record Alerting(
        Alert Alert, IReadOnlyList<BracketOrder> Brackets, IReadOnlyList<BracketOrder> Open, DateTimeOffset ReadAt, DateTimeOffset ExpiresAt,
        bool ShowsAll, Notice? Notice, int LeftOut = 0, DateTimeOffset? DeafUntil = null, bool Dimmed = false, Doubts? Doubts = null) : DialogState
    {
        public IReadOnlyList<LegChoice> Choices => AlertChoices.Of(Alert, Brackets);
    }

    /// <summary>Everything that could be cancelled at once is shown.</summary>
    public sealed record PreviewingAll(CancelAllPreview Preview, DateTimeOffset ExpiresAt, Notice? Notice) : DialogState;

    /// <summary>The entries, or the exits, were chosen; the second tap is the confirmation.</summary>
    /// <param name="DeafUntil">When its buttons start to take taps (<see cref="DialogRules.LookFirst"/>).</param>
    /// <param name="Dimmed">The red button is shown disabled until <see cref="DialogInput.Listen"/>.</param>
    public sealed record ArmingAll(
        CancelAllPreview Preview, CancelAllGroup Group, DateTimeOffset ExpiresAt, DateTimeOffset DeafUntil, bool Dimmed = false) : DialogState;

    /// <summary>Confirmed; one leg after another is cancelled.</summary>
    /// <param name="Stopped">The user stopped it: nothing more is sent.</param>
    public sealed record CancellingAll(CancelAllRun Run, bool Stopped) : DialogState;

    /// <summary>Over; nothing is pending. Its buttons start over.</summary>
    public sealed record Closed(Ending Ending) : DialogState;
}
