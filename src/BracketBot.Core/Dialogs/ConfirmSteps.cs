using BracketBot.Core.Orders;
using static BracketBot.Core.Dialogs.DialogEffect;
using static BracketBot.Core.Dialogs.DialogInput;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Dialogs;

/// <summary>The steps of a confirm card: one leg, with the button that cancels it.</summary>
internal static class ConfirmSteps
{
    public static DialogStep OnConfirm(Confirming state, Confirm confirm, Moment at)
    {
        if (confirm.Waited || CancelDialog.IsLate(confirm.TappedAt, state.ExpiresAt, at.Now))
        {
            return CancelDialog.Ask(state, new BookQuestion.OpenLegAgain(state.Leg, new Notice.TapWaited()), TapAnswer.Expired);
        }

        if (confirm.TappedAt < state.DeafUntil)
        {
            return CancelDialog.Say(state, TapAnswer.LookFirst);
        }

        return at.Now > state.ReadAt + at.Rules.FreshFor
            ? CancelDialog.Ask(state, new BookQuestion.CheckBeforeSending(confirm.TappedAt), TapAnswer.Checking)
            : new DialogStep(state, [new AnswerTap(TapAnswer.Sending), new OpenTicket(state.Bracket, state.Leg, confirm.TappedAt)]);
    }

    public static DialogStep OnChecked(Confirming state, BookQuestion.CheckBeforeSending check, OrderBook book, Moment at)
    {
        var notice = BookSteps.WhyNot(state.Bracket, state.Leg, book, CancelDialog.IsLate(check.TappedAt, state.ExpiresAt, at.Now));
        switch (notice)
        {
            case null:
                return new DialogStep(state, [new OpenTicket(state.Bracket, state.Leg, check.TappedAt)]);
            case Notice.LegIsGone:
                return CancelDialog.To(new Closed(new Ending.LegGone(state.Bracket, state.Leg, book.Find(state.Leg), book.HasCompleted ? book.Find(state.Bracket.Id) : null)));
        }

        // The pending list alone may lack the filled entry, so keep what the card knew of the other legs, and add exits that a partial fill has placed
        // since then.
        var placed = book.Find(state.Leg.OmsOrderId)?.Legs.Where(l => state.Bracket.Find(l.Ref) is null) ?? [];
        var legs = state.Bracket.Legs.Select(l => book.Find(l.Ref) ?? l).Concat(placed).OrderBy(l => l.Role).ToList();
        return CancelDialog.To(state with
        {
            Bracket = state.Bracket with { Legs = legs },
            ReadAt = book.ReadAt,
            ExpiresAt = at.Now + at.Rules.ConfirmWithin,
            Notice = notice,
            DeafUntil = at.Now + DialogRules.LookFirst,
            Dimmed = true,
        });
    }

    public static DialogStep OnCheckFailed(Confirming state, BookFailed failed, Moment at) => failed.Question is BookQuestion.CheckBeforeSending
        ? BookSteps.SignedOut(failed, new BookQuestion.OpenLegAgain(state.Leg, null))
            ?? CancelDialog.To(state with { ExpiresAt = at.Now + at.Rules.ConfirmWithin, Notice = new Notice.CheckFailed(failed.Error) })
        : BookSteps.OnFailed(state, failed);

    public static DialogStep OnGone(Confirming state, LegGone gone) => state.Leg == gone.Leg
        ? CancelDialog.To(new Closed(new Ending.LegGone(state.Bracket, state.Leg, gone.Now)))
        : LateTaps.Answer(state, gone);

    public static DialogStep OnExpire(Confirming state, Expire expire, Moment at) => at.Now >= state.ExpiresAt
        ? CancelDialog.To(new Closed(new Ending.Expired(state.Bracket, state.Leg)))
        : LateTaps.Answer(state, expire);
}
