using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using static BracketBot.Core.Dialogs.DialogEffect;
using static BracketBot.Core.Dialogs.DialogInput;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Tests.Dialogs.Before;

/// <summary>The steps of <c>/cancelall</c>: a preview, two taps on different buttons, and a list that goes leg by leg.</summary>
internal static class AllSteps
{
    /// <summary>Rows of the final table on a page.</summary>
    public const int TableRows = 20;

    public static DialogStep Step(DialogState state, DialogInput input, DateTimeOffset now, DialogRules rules) => (state, input) switch
    {
        (PreviewingAll s, Arm arm) when s.Preview.Legs(arm.Group).Count > 0 =>
            now >= s.ExpiresAt ? Anew(state, s.Preview.Filter) : CancelDialog.Say(new ArmingAll(s.Preview, arm.Group, now + rules.ConfirmWithin, now + DialogRules.LookFirst), ""),
        (PreviewingAll s, Refresh) => CancelDialog.Ask(state, new BookQuestion.PreviewAll(s.Preview.Filter, null)),
        (PreviewingAll s, Keep) => Kept(s.Preview),
        (PreviewingAll s, Expire) when now >= s.ExpiresAt => Expired(s.Preview),

        // The second half of a double tap decides nothing, not even to keep.
        (ArmingAll s, Back or Keep) when now < s.DeafUntil => CancelDialog.Say(state, Toasts.LookFirst),
        (ArmingAll s, Confirm confirm) => OnConfirm(s, confirm, now, rules),
        (ArmingAll s, Back) => CancelDialog.Ask(state, new BookQuestion.PreviewAll(s.Preview.Filter, null)),
        (ArmingAll s, Keep) => Kept(s.Preview),
        (ArmingAll s, Expire) when now >= s.ExpiresAt => Expired(s.Preview),

        (CancellingAll { Stopped: false } s, Stop) => new DialogStep(s with { Stopped = true }, [new AnswerTap(Toasts.Stopping), new StopAll()]),
        (CancellingAll s, AllEnded ended) => new DialogStep(new Closed(new Ending.AllDone(s.Run, ended.Results, 0)), []),
        (CancellingAll, Confirm or Keep or Back or Arm or Stop) => CancelDialog.Say(state, Toasts.OnItsWay),

        (Closed { Ending: Ending.AllDone s }, TurnTo turn) => CancelDialog.Say(
            new Closed(s with { Page = Math.Clamp(turn.Page, 0, Math.Max(0, (s.Results.Count - 1) / TableRows)) }), ""),
        (Closed { Ending: Ending.AllDone s }, Again) => CancelDialog.Ask(
            state, new BookQuestion.PreviewAll(s.Run.Preview.Filter with { Only = [.. s.Results.Where(r => !r.IsGone).Select(r => r.Leg)] }, null)),

        (_, Expire or LegBusy or Begin or ListAlerts or AlertRepeated or AllEnded) => new DialogStep(state, []),
        _ => CancelDialog.Say(state, Toasts.Changed),
    };

    public static DialogStep OnRead(BookQuestion.PreviewAll preview, OrderBook book, DateTimeOffset now, DialogRules rules) =>
        new(new PreviewingAll(AllPreview.Of(preview.Filter, book), now + rules.ConfirmWithin, preview.Why), []);

    public static DialogStep OnChecked(ArmingAll state, BookQuestion.CheckAll check, OrderBook book, DateTimeOffset now, DialogRules rules)
    {
        // One leg that moved does not hold up the others: the list leaves out what is no longer as it was shown, and names it.
        var legs = state.Preview.Legs(state.Group);
        var changed = legs.Count(c => LegDifference.Between(c.Bracket, c.Leg.Ref, book.Find(c.Bracket.Id)) is not { Count: 0 });
        if (changed < legs.Count && !CancelDialog.IsLate(check.TappedAt, state.ExpiresAt, now))
        {
            return Begun(state, check.TappedAt);
        }

        Notice why = changed == legs.Count ? new Notice.LegsChanged(changed) : new Notice.CheckWasSlow();
        return CancelDialog.Ask(state, new BookQuestion.PreviewAll(state.Preview.Filter, why), toast: null);
    }

    private static DialogStep OnConfirm(ArmingAll state, Confirm confirm, DateTimeOffset now, DialogRules rules)
    {
        if (confirm.Waited || CancelDialog.IsLate(confirm.TappedAt, state.ExpiresAt, now))
        {
            return Anew(state, state.Preview.Filter);
        }

        if (confirm.TappedAt < state.DeafUntil)
        {
            return CancelDialog.Say(state, Toasts.LookFirst);
        }

        if (now > state.Preview.ReadAt + rules.FreshFor)
        {
            return CancelDialog.Ask(state, new BookQuestion.CheckAll(confirm.TappedAt), Toasts.Checking);
        }

        var begun = Begun(state, confirm.TappedAt);
        return begun with { Effects = [new AnswerTap(Toasts.SendingAll), .. begun.Effects] };
    }

    private static DialogStep Begun(ArmingAll state, DateTimeOffset tappedAt) =>
        new(new CancellingAll(new AllRun(state.Preview, state.Group, tappedAt), Stopped: false), [new StartAll()]);

    private static DialogStep Anew(DialogState state, AllFilter filter) =>
        CancelDialog.Ask(state, new BookQuestion.PreviewAll(filter, new Notice.TapWaited()), Toasts.Expired);

    private static DialogStep Kept(AllPreview preview) =>
        CancelDialog.Say(new Closed(new Ending.AllKept(preview.Filter, TimeIsOver: false)), Toasts.Kept);

    private static DialogStep Expired(AllPreview preview) => new(new Closed(new Ending.AllKept(preview.Filter, TimeIsOver: true)), []);
}
