using static BracketBot.Core.Dialogs.DialogInput;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Dialogs;

/// <summary>Handles an input that a state does not expect, which is normal: answers the tap and leaves the state unchanged.</summary>
internal static class LateTaps
{
    public static DialogStep Answer(DialogState state, DialogInput input) => (state, input) switch
    {
        (_, Begin or ListAlerts or AlertRepeated or AllEnded or Expire or Listen or LegBusy or LegGone or TicketMoved or BookRead or BookFailed) => new DialogStep(state, []),
        (Cancelling, Confirm or OneTap or Keep or Back or PickLeg or Again or LookAgain) => CancelDialog.Say(state, TapAnswer.OnItsWay),
        (CancellingAll, Confirm or Keep or Back or Arm or Stop) => CancelDialog.Say(state, TapAnswer.OnItsWay),
        (Closed { Ending: not Ending.AllDone }, Confirm or OneTap or Keep or Back or PickLeg or LookAgain or Refresh) => CancelDialog.Say(state, TapAnswer.Over),
        _ => CancelDialog.Say(state, TapAnswer.Changed),
    };
}
