using BracketBot.Core.Alerts;
using BracketBot.Core.Orders;
using static BracketBot.Core.Dialogs.DialogEffect;
using static BracketBot.Core.Dialogs.DialogInput;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Dialogs;

/// <summary>The steps of an alert's card. One tap cancels, through the same ticket as a confirmation.</summary>
internal static class AlertSteps
{
    /// <summary>The most brackets a card shows: those that an alert means, or what is open if none matches.</summary>
    private const int Most = 24;

    public static DialogStep OnPick(ChoosingAlert state, PickAlert pick) => CancelDialog.At(state.Alerts, pick.Index) is { } alert
        ? new DialogStep(state, [new AnswerTap(TapAnswer.Reading), new OpenAlert(alert)])
        : LateTaps.Answer(state, pick);

    public static DialogStep OnKeep(ChoosingAlert state, Keep keep) => state.Alerts.Count > 0
        ? CancelDialog.Say(new Closed(new Ending.AlertOver(state.Alerts[^1], Dismissed: true)), TapAnswer.Kept)
        : LateTaps.Answer(state, keep);

    public static DialogStep OnRepeated(ChoosingAlert state, AlertRepeated again) => state.Alerts.Any(a => a.Id == again.Id)
        ? CancelDialog.To(state with { Alerts = [.. state.Alerts.Select(a => a.Id == again.Id ? a with { Times = again.Times } : a)] })
        : LateTaps.Answer(state, again);

    public static DialogStep OnRepeated(Alerting state, AlertRepeated again) => state.Alert.Id == again.Id
        ? CancelDialog.To(state with { Alert = state.Alert with { Times = again.Times } })
        : LateTaps.Answer(state, again);

    public static DialogStep OnMore(Alerting state, More more, Moment at) =>
        CancelDialog.Say(state with { ShowsAll = true, DeafUntil = at.Now + DialogRules.LookFirst, Dimmed = true }, TapAnswer.Silent);

    /// <summary>The card stays, without the button of the leg.</summary>
    public static DialogStep OnGone(Alerting state, LegGone gone)
    {
        if (state.Choices.FirstOrDefault(c => c.Leg.Ref == gone.Leg) is not { } choice)
        {
            return LateTaps.Answer(state, gone);
        }

        var over = gone.Now is { Block: not null } ? gone.Now : null;
        return CancelDialog.To(state with
        {
            Brackets = [.. state.Brackets.Select(Without).Where(b => b.Legs.Count > 0)],
            Notice = new Notice.LegIsGone(gone.Leg, choice.Bracket.Symbol, over),
        });

        BracketOrder Without(BracketOrder bracket) => bracket with { Legs = [.. bracket.Legs.Select(l => l.Ref == gone.Leg ? over : l).OfType<OrderLeg>()] };
    }

    public static DialogStep OnExpire(Alerting state, Expire expire, Moment at) => at.Now >= state.ExpiresAt
        ? CancelDialog.To(new Closed(new Ending.AlertOver(state.Alert, Dismissed: false)))
        : LateTaps.Answer(state, expire);

    public static DialogStep OnCheckFailed(Alerting state, BookFailed failed, Moment at) => failed.Question is BookQuestion.CheckOneTap
        ? BookSteps.SignedOut(failed, new BookQuestion.ShowAlert(state.Alert, null))
            ?? CancelDialog.To(state with { ExpiresAt = at.Now + at.Rules.OneTapWithin, Notice = new Notice.CheckFailed(failed.Error) })
        : BookSteps.OnFailed(state, failed);

    public static DialogStep OnRead(DialogState state, BookQuestion.ShowAlert show, OrderBook book, Moment at)
    {
        var matched = AlertMatch.Find(show.Alert, book);
        IReadOnlyList<BracketOrder> open = matched.Count > 0 ? [] : [.. book.Open];
        var deafUntil = CancelDialog.DeafUntil(state, at.Now);
        return CancelDialog.To(new Alerting(
            show.Alert, [.. matched.Take(Most)], [.. open.Take(Most)], book.ReadAt, at.Now + at.Rules.OneTapWithin, ShowsAll: false,
            show.Why is Notice.LegIsGone gone ? gone with { Now = book.Find(gone.Leg) ?? gone.Now } : show.Why,
            LeftOut: Math.Max(0, matched.Count + open.Count - Most), deafUntil, Dimmed: deafUntil is not null, book.Doubts.Open));
    }

    public static DialogStep OnChecked(Alerting state, BookQuestion.CheckOneTap check, OrderBook book, Moment at)
    {
        if (CancelDialog.At(state.Choices, check.Choice) is not { } choice)
        {
            return new DialogStep(state, []);
        }

        // The entry may have filled since the card was shown: this exit may now protect a position that the card did not show.
        if (book.Find(choice.Leg.Ref) is { Block: null } exit && book.Find(choice.Bracket.Id) is { } bracket && MayUnprotect(bracket, exit))
        {
            return CancelDialog.Ask(state, new BookQuestion.OpenLegAgain(choice.Leg.Ref, null), answer: null);
        }

        var late = CancelDialog.IsLate(check.TappedAt, state.ExpiresAt, at.Now);
        var notice = BookSteps.WhyNot(choice.Bracket, choice.Leg.Ref, book, late);
        return notice is null
            ? new DialogStep(state, [new OpenTicket(choice.Bracket, choice.Leg.Ref, check.TappedAt)])
            : CancelDialog.Ask(state, new BookQuestion.ShowAlert(state.Alert, notice), answer: null);
    }

    public static DialogStep OnTap(Alerting state, OneTap tap, Moment at)
    {
        if (CancelDialog.At(state.Choices, tap.Index) is not { } choice)
        {
            return LateTaps.Answer(state, tap);
        }

        if (tap.Waited || CancelDialog.IsLate(tap.TappedAt, state.ExpiresAt, at.Now))
        {
            return CancelDialog.Ask(state, new BookQuestion.ShowAlert(state.Alert, new Notice.TapWaited()), TapAnswer.Expired);
        }

        if (tap.TappedAt < state.DeafUntil)
        {
            return CancelDialog.Say(state, TapAnswer.LookFirst);
        }

        // Removing a position's stop asks for confirmation first, and so does everything while one-tap cancels are paused.
        if (tap.AskFirst || state.Alert.AsksFirst || MayUnprotect(choice.Bracket, choice.Leg))
        {
            return CancelDialog.Ask(state, new BookQuestion.OpenLegAgain(choice.Leg.Ref, null), TapAnswer.OneMoreQuestion);
        }

        // An exit may have gained a position to protect since the card was shown, so it is never cancelled unchecked.
        return at.Now > state.ReadAt + at.Rules.FreshFor || choice.Leg.MayBeStop
            ? CancelDialog.Ask(state, new BookQuestion.CheckOneTap(tap.Index, tap.TappedAt), TapAnswer.Checking)
            : new DialogStep(state, [new AnswerTap(TapAnswer.Sending), new OpenTicket(choice.Bracket, choice.Leg.Ref, tap.TappedAt)]);
    }

    private static bool MayUnprotect(BracketOrder bracket, OrderLeg leg) => leg.MayBeStop && (bracket.HeldQuantity > 0 || bracket.HeldIsUntold);
}
