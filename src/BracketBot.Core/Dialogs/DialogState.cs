using System.Text.Json.Serialization;
using BracketBot.Core.Alerts;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Dialogs;

/// <summary>Where a dialog stands, with exactly what has been gathered. A card is made from its state alone.</summary>
public abstract record DialogState
{
    private DialogState()
    {
    }

    /// <summary>True where it ended because the broker session is over: a login brings the card back.</summary>
    [JsonIgnore]
    public bool EndedSignedOut => this is Closed closed && closed.Ending switch
    {
        Ending.Unread { Error: BrokerError.NotLoggedIn } => true,
        Ending.Settled { Ticket: { Outcome: CancelOutcome.NotLoggedIn } or { Answer.Error: BrokerError.NotLoggedIn } } => true,
        Ending.AllDone done => done.Results.Any(r => r.Outcome == CancelOutcome.NotLoggedIn),
        _ => false,
    };

    /// <summary>Nothing was asked yet, or what was stored could not be read.</summary>
    public sealed record Idle : DialogState;

    /// <summary>A list of open brackets is shown.</summary>
    public sealed record ChoosingOrder(BracketPage Page, Notice? Notice) : DialogState;

    /// <summary>A bracket is shown with its legs.</summary>
    /// <param name="Doubts">Rows of the same order that have no button; null for none.</param>
    public sealed record ChoosingLeg(BracketOrder Bracket, DateTimeOffset ReadAt, Notice? Notice, Doubts? Doubts = null) : DialogState;

    /// <summary>A leg is shown with a button that cancels it.</summary>
    /// <param name="ReadAt">How old the card is: when the order book was read for it.</param>
    /// <param name="ExpiresAt">When the button ends.</param>
    /// <param name="FromChoice">It was chosen from a card, so there is one to go back to.</param>
    /// <param name="From">The alert that it was chosen from, where it was one.</param>
    /// <param name="DeafUntil">From when on its button takes a tap (<see cref="DialogRules.LookFirst"/>); null for at once.</param>
    /// <param name="Dimmed">The button is shown disabled until <see cref="DialogInput.Listen"/>.</param>
    public sealed record Confirming(
        BracketOrder Bracket, LegRef Leg, DateTimeOffset ReadAt, DateTimeOffset ExpiresAt, bool FromChoice, Notice? Notice, Alert? From = null,
        DateTimeOffset? DeafUntil = null, bool Dimmed = false) : DialogState
    {
        public OrderLeg ShownLeg => Bracket.Find(Leg) ?? throw new InvalidOperationException("The card of a leg shows that leg.");
    }

    /// <summary>Confirmed; the ticket has no outcome yet.</summary>
    public sealed record Cancelling(TicketView Ticket) : DialogState;

    /// <summary>Several alerts that came at once are listed.</summary>
    /// <param name="Page">From 0.</param>
    public sealed record ChoosingAlert(IReadOnlyList<Alert> Alerts, int Page) : DialogState
    {
        /// <summary>Alerts on a page.</summary>
        public const int Size = 8;

        public int Pages => Math.Max(1, (Alerts.Count + Size - 1) / Size);
    }

    /// <summary>An alert is shown, with a button for each leg that cancels it by one tap.</summary>
    /// <param name="Brackets">The open brackets that it means; empty where none matches.</param>
    /// <param name="Open">Where none matches: what is open.</param>
    /// <param name="ReadAt">How old the card is: when the order book was read for it.</param>
    /// <param name="ExpiresAt">When its buttons end.</param>
    /// <param name="ShowsAll">All its buttons are shown, not only the first.</param>
    /// <param name="LeftOut">Brackets that the card has no room for.</param>
    /// <param name="DeafUntil">From when on its buttons take a tap (<see cref="DialogRules.LookFirst"/>); null for at once.</param>
    /// <param name="Doubts">What may be open besides, and has no button; null for nothing.</param>
    /// <param name="Dimmed">The red buttons are shown disabled until <see cref="DialogInput.Listen"/>.</param>
    public sealed record Alerting(
        Alert Alert, IReadOnlyList<BracketOrder> Brackets, IReadOnlyList<BracketOrder> Open, DateTimeOffset ReadAt, DateTimeOffset ExpiresAt,
        bool ShowsAll, Notice? Notice, int LeftOut = 0, DateTimeOffset? DeafUntil = null, bool Dimmed = false, Doubts? Doubts = null) : DialogState
    {
        public IReadOnlyList<LegChoice> Choices => AlertChoices.Of(Alert, Brackets);
    }

    /// <summary>All that could be cancelled at once is shown.</summary>
    public sealed record PreviewingAll(AllPreview Preview, DateTimeOffset ExpiresAt, Notice? Notice) : DialogState;

    /// <summary>The entries, or the exits, were chosen; the second tap is the confirmation.</summary>
    /// <param name="DeafUntil">From when on its buttons take a tap (<see cref="DialogRules.LookFirst"/>).</param>
    /// <param name="Dimmed">The red button is shown disabled until <see cref="DialogInput.Listen"/>.</param>
    public sealed record ArmingAll(
        AllPreview Preview, AllGroup Group, DateTimeOffset ExpiresAt, DateTimeOffset DeafUntil, bool Dimmed = false) : DialogState;

    /// <summary>Confirmed; leg after leg is cancelled.</summary>
    /// <param name="Stopped">The user stopped it: nothing more is sent.</param>
    public sealed record CancellingAll(AllRun Run, bool Stopped) : DialogState;

    /// <summary>Over; nothing is pending. Its buttons begin anew.</summary>
    public sealed record Closed(Ending Ending) : DialogState;
}
