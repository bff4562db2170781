using BracketBot.Core.CancelAll;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;

namespace BracketBot.Cards;

/// <summary>Makes a dialog's card from its state alone.</summary>
internal static class DialogCards
{
    public static Card Of(DialogState state, CardFrame frame) => state switch
    {
        DialogState.ChoosingOrder s => OrderListCard.Of(s, frame),
        DialogState.ChoosingLeg s => BracketCard.Of(s, frame),
        DialogState.Confirming s => ConfirmCard.Of(s, frame),
        DialogState.Cancelling s => TicketCard.Of(s.Ticket, frame),
        DialogState.Closed { Ending: Ending.Settled s } => TicketCard.Of(s.Ticket, frame),
        DialogState.ChoosingAlert s => AlertListCard.Of(s, frame),
        DialogState.Alerting s => AlertCard.Of(s, frame),
        DialogState.PreviewingAll s => CancelAllCards.Preview(s, frame),
        DialogState.ArmingAll s => CancelAllCards.Arming(s, frame),
        DialogState.CancellingAll s => CancelAllRunCards.Progress(CancelAllProgress.Of(s.Run, [], new Dictionary<int, Skip>()), s.Stopped, frame),
        DialogState.Closed { Ending: Ending.AllKept s } => CancelAllCards.Kept(s, frame),
        DialogState.Closed { Ending: Ending.AllDone s } => CancelAllRunCards.Done(s, frame),
        DialogState.Closed s => EndingCard.Of(s.Ending, frame),
        _ => Forgotten,
    };

    /// <summary>The card of a dialog whose stored state this program can't read.</summary>
    public static readonly Card Forgotten = new(
        new CardText().Bold("That card is from an older version").Line("Nothing was sent. Begin anew with /orders.").ToString(), []);
}
