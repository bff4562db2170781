using BracketBot.Core.Dialogs;
using static BracketBot.Core.Dialogs.DialogEffect;
using static BracketBot.Core.Dialogs.DialogInput;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Tests.Dialogs.Before;

/// <summary>
/// The dialog that leads to a cancel: Idle → ChoosingOrder → ChoosingLeg → Confirming → Cancelling → Closed. Pure: no clock, no
/// network, no database. An input that a state does not expect is normal (a late tap) and leaves the state as it is.
/// </summary>
internal static class CancelDialog
{
    /// <param name="now">The time of the step.</param>
    public static DialogStep Step(DialogState state, DialogInput input, DateTimeOffset now, DialogRules rules) => (state, input) switch
    {
        (_, BookRead book) => BookSteps.OnRead(state, book, now, rules),
        (_, BookFailed failed) => BookSteps.OnFailed(state, failed, now, rules),
        (_, TicketMoved moved) => TicketSteps.OnMoved(state, moved.Ticket),
        (ChoosingAlert or Alerting, _) or (Idle, ListAlerts) => AlertSteps.Step(state, input, now, rules),
        (PreviewingAll or ArmingAll or CancellingAll or Closed { Ending: Ending.AllDone }, _) => AllSteps.Step(state, input, now, rules),

        (Idle, Begin begin) => Ask(state, begin.Question, toast: null),

        (ChoosingOrder, TurnTo turn) => Ask(state, new BookQuestion.ListBrackets(turn.Page)),
        (ChoosingOrder s, Refresh) => Ask(state, new BookQuestion.ListBrackets(s.Page.Page)),
        (ChoosingOrder s, PickBracket pick) when At(s.Page.Brackets, pick.Index) is { } bracket =>
            Ask(state, new BookQuestion.OpenBracket(bracket.Id.Value)),
        (ChoosingOrder, Keep) => Close(new Ending.Kept(null, null)),

        (ChoosingLeg s, PickLeg pick) when At(s.Bracket.Legs, pick.Index) is { } leg => Ask(state, new BookQuestion.OpenLegAgain(leg.Ref, null)),
        (ChoosingLeg s, Refresh) => Ask(state, new BookQuestion.OpenBracket(s.Bracket.Id.Value)),
        (ChoosingLeg, Back) => Ask(state, new BookQuestion.ListBrackets(0)),
        (ChoosingLeg s, Keep) => Close(new Ending.Kept(s.Bracket, null)),

        (Confirming s, Confirm confirm) => OnConfirm(s, confirm, now, rules),
        (Confirming s, LegBusy) => Say(s with { Notice = new Notice.LegIsBusy() }, Toasts.OnItsWay),
        (Confirming { From: { } alert }, Back) => Ask(state, new BookQuestion.ShowAlert(alert, null)),
        (Confirming s, Back) => Ask(state, new BookQuestion.OpenBracket(s.Bracket.Id.Value)),
        (Confirming s, Keep) => Close(new Ending.Kept(s.Bracket, s.Leg)),
        (Confirming s, Expire) when now >= s.ExpiresAt => new DialogStep(new Closed(new Ending.Expired(s.Bracket, s.Leg)), []),

        (Cancelling, Confirm or OneTap or Keep or Back or PickLeg or Again or LookAgain) => Say(state, Toasts.OnItsWay),

        (Closed { Ending: Ending.Settled s }, LookAgain) => new DialogStep(state, [new AnswerTap(Toasts.Reading), new LookUp(s.Ticket.Id)]),
        (Closed { Ending: Ending.Settled s }, PickLeg pick) when At(s.Ticket.Aftermath?.Siblings, pick.Index)?.After is { } leg =>
            Ask(state, new BookQuestion.OpenLegAgain(leg.Ref, null)),
        (Closed { Ending: Ending.Settled { Ticket.From: { } alert } }, Back) => Ask(state, new BookQuestion.ShowAlert(alert, null)),
        (Closed { Ending: Ending.AlertOver s }, AlertRepeated again) when s.Alert.Id == again.Id =>
            new DialogStep(new Closed(s with { Alert = s.Alert with { Times = again.Times } }), []),
        (Closed { Ending: Ending.Unread { Question: BookQuestion.ShowAlert show } s }, AlertRepeated again) when show.Alert.Id == again.Id =>
            new DialogStep(new Closed(s with { Question = show with { Alert = show.Alert with { Times = again.Times } } }), []),
        (Closed s, Again) => Ask(state, QuestionAfter(s.Ending)),
        (Closed, Confirm or OneTap or Keep or Back or PickLeg or LookAgain or Refresh) => Say(state, Toasts.Over),

        (_, Expire or LegBusy or Begin or ListAlerts or AlertRepeated or AllEnded) => new DialogStep(state, []),
        _ => Say(state, Toasts.Changed),
    };

    internal static DialogStep Close(Ending ending) => Say(new Closed(ending), ending is Ending.Kept ? Toasts.Kept : Toasts.Over);

    internal static DialogStep Say(DialogState state, string toast) => new(state, [new AnswerTap(toast)]);

    internal static DialogStep Ask(DialogState state, BookQuestion question, string? toast = Toasts.Reading) =>
        new(state, toast is null ? [new ReadBook(question)] : [new AnswerTap(toast), new ReadBook(question)]);

    /// <summary>What comes up under a finger that has just tapped takes no tap at first; what was asked for by a message does at once.</summary>
    internal static DateTimeOffset? DeafUntil(DialogState before, DateTimeOffset now) => before is Idle ? null : now + DialogRules.LookFirst;

    /// <summary>True where a tap can no longer become a request: its button's time is over, or the tap itself is too long ago.</summary>
    internal static bool IsLate(DateTimeOffset tappedAt, DateTimeOffset expiresAt, DateTimeOffset now) =>
        now >= expiresAt || now >= tappedAt + DialogRules.SendWithin;

    private static DialogStep OnConfirm(Confirming state, Confirm confirm, DateTimeOffset now, DialogRules rules)
    {
        if (confirm.Waited || IsLate(confirm.TappedAt, state.ExpiresAt, now))
        {
            return Ask(state, new BookQuestion.OpenLegAgain(state.Leg, new Notice.TapWaited()), Toasts.Expired);
        }

        if (confirm.TappedAt < state.DeafUntil)
        {
            return Say(state, Toasts.LookFirst);
        }

        return now > state.ReadAt + rules.FreshFor
            ? Ask(state, new BookQuestion.CheckBeforeSending(confirm.TappedAt), Toasts.Checking)
            : new DialogStep(state, [new AnswerTap(Toasts.Sending), new OpenTicket(state.Bracket, state.Leg, confirm.TappedAt)]);
    }

    private static BookQuestion QuestionAfter(Ending ending) => ending switch
    {
        Ending.Kept { Leg: { } leg } => new BookQuestion.OpenLegAgain(leg, null),
        Ending.Kept { Bracket: { } bracket } => new BookQuestion.OpenBracket(bracket.Id.Value),
        Ending.Expired e => new BookQuestion.OpenLegAgain(e.Leg, null),
        Ending.LegGone e => new BookQuestion.OpenBracket(e.Bracket.Id.Value),
        Ending.Unread e => e.Question,
        Ending.Settled e => new BookQuestion.OpenLegAgain(e.Ticket.Leg, null),
        Ending.AlertOver e => new BookQuestion.ShowAlert(e.Alert, null),
        Ending.AllKept e => new BookQuestion.PreviewAll(e.Filter, null),
        _ => new BookQuestion.ListBrackets(0),
    };

    internal static T? At<T>(IReadOnlyList<T>? list, int index)
        where T : class =>
        list is not null && index >= 0 && index < list.Count ? list[index] : null;
}
