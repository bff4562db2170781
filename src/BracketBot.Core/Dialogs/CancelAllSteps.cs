using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using static BracketBot.Core.Dialogs.DialogEffect;
using static BracketBot.Core.Dialogs.DialogInput;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Dialogs;

/// <summary>The steps of <c>/cancelall</c>: a preview, two taps on different buttons, and a list cancelled leg by leg.</summary>
public static class CancelAllSteps
{
    /// <summary>Rows per page of the final table.</summary>
    public const int TableRows = 20;

    /// <summary>Changed legs that a card names; the others it counts.</summary>
    private const int MostNamed = 5;

    internal static DialogStep OnArm(PreviewingAll state, Arm arm, Moment at) => state.Preview.Legs(arm.Group).Count switch
    {
        0 => LateTaps.Answer(state, arm),
        _ when at.Now >= state.ExpiresAt => Anew(state, state.Preview.Filter),
        _ => CancelDialog.Say(new ArmingAll(state.Preview, arm.Group, at.Now + at.Rules.ConfirmWithin, at.Now + DialogRules.LookFirst, Dimmed: true), TapAnswer.Silent),
    };

    internal static DialogStep OnExpire(PreviewingAll state, Expire expire, Moment at) =>
        at.Now >= state.ExpiresAt ? Expired(state.Preview) : LateTaps.Answer(state, expire);

    internal static DialogStep OnExpire(ArmingAll state, Expire expire, Moment at) =>
        at.Now >= state.ExpiresAt ? Expired(state.Preview) : LateTaps.Answer(state, expire);

    // The second half of a double tap must not decide anything, not even to keep the orders.
    internal static DialogStep OnBack(ArmingAll state, Back back, Moment at) => at.Now < state.DeafUntil
        ? CancelDialog.Say(state, TapAnswer.LookFirst)
        : CancelDialog.Ask(state, new BookQuestion.PreviewAll(state.Preview.Filter, null));

    internal static DialogStep OnKeep(ArmingAll state, Keep keep, Moment at) =>
        at.Now < state.DeafUntil ? CancelDialog.Say(state, TapAnswer.LookFirst) : Kept(state.Preview);

    internal static DialogStep OnCheckFailed(ArmingAll state, BookFailed failed, Moment at) => failed.Question is BookQuestion.CheckAll
        ? BookSteps.SignedOut(failed, new BookQuestion.PreviewAll(state.Preview.Filter, null))
            ?? CancelDialog.To(new PreviewingAll(state.Preview, at.Now + at.Rules.ConfirmWithin, new Notice.CheckFailed(failed.Error)))
        : BookSteps.OnFailed(state, failed);

    internal static DialogStep OnStop(CancellingAll state, Stop stop) => state.Stopped
        ? LateTaps.Answer(state, stop)
        : new DialogStep(state with { Stopped = true }, [new AnswerTap(TapAnswer.Stopping), new StopAll()]);

    internal static DialogStep OnRead(DialogState state, BookQuestion.PreviewAll preview, OrderBook book, Moment at) =>
        CancelDialog.To(new PreviewingAll(CancelAllPreview.Of(preview.Filter, book), at.Now + at.Rules.ConfirmWithin, preview.Why));

    internal static DialogStep OnChecked(ArmingAll state, BookQuestion.CheckAll check, OrderBook book, Moment at)
    {
        // A changed leg does not hold up the others: the list leaves out legs that differ from what was shown, and names them.
        var legs = state.Preview.Legs(state.Group);
        var changed = legs.Select(c => new ChangedLeg(c.Bracket.Symbol, c.Leg, LegDifference.Between(c.Bracket, c.Leg.Ref, book.Find(c.Bracket.Id)), book.Find(c.Leg.Ref)))
            .Where(c => c.Differences is not { Count: 0 }).ToList();
        if (changed.Count < legs.Count && !CancelDialog.IsLate(check.TappedAt, state.ExpiresAt, at.Now))
        {
            return Begun(state, check.TappedAt);
        }

        Notice why = changed.Count == legs.Count ? new Notice.LegsChanged(changed.Count, [.. changed.Take(MostNamed)]) : new Notice.CheckWasSlow();
        return CancelDialog.Ask(state, new BookQuestion.PreviewAll(state.Preview.Filter, why), answer: null);
    }

    internal static DialogStep OnConfirm(ArmingAll state, Confirm confirm, Moment at)
    {
        if (confirm.Waited || CancelDialog.IsLate(confirm.TappedAt, state.ExpiresAt, at.Now))
        {
            return Anew(state, state.Preview.Filter);
        }

        if (confirm.TappedAt < state.DeafUntil)
        {
            return CancelDialog.Say(state, TapAnswer.LookFirst);
        }

        if (at.Now > state.Preview.ReadAt + at.Rules.FreshFor)
        {
            return CancelDialog.Ask(state, new BookQuestion.CheckAll(confirm.TappedAt), TapAnswer.Checking);
        }

        var begun = Begun(state, confirm.TappedAt);
        return begun with { Effects = [new AnswerTap(TapAnswer.SendingAll), .. begun.Effects] };
    }

    private static DialogStep Begun(ArmingAll state, DateTimeOffset tappedAt) =>
        new(new CancellingAll(new CancelAllRun(state.Preview, state.Group, tappedAt), Stopped: false), [new StartAll()]);

    private static DialogStep Anew(DialogState state, CancelAllFilter filter) =>
        CancelDialog.Ask(state, new BookQuestion.PreviewAll(filter, new Notice.TapWaited()), TapAnswer.Expired);

    internal static DialogStep Kept(CancelAllPreview preview) =>
        CancelDialog.Say(new Closed(new Ending.AllKept(preview.Filter, TimeIsOver: false)), TapAnswer.Kept);

    private static DialogStep Expired(CancelAllPreview preview) => CancelDialog.To(new Closed(new Ending.AllKept(preview.Filter, TimeIsOver: true)));
}
