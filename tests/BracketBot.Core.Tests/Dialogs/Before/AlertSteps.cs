using BracketBot.Core.Alerts;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using static BracketBot.Core.Dialogs.DialogEffect;
using static BracketBot.Core.Dialogs.DialogInput;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Tests.Dialogs.Before;

/// <summary>The steps of an alert's card. One tap cancels, through the same ticket as a confirmation.</summary>
internal static class AlertSteps
{
    /// <summary>Brackets of one alert, and of what is open where none matches: what a card can show.</summary>
    private const int Most = 24;

    public static DialogStep Step(DialogState state, DialogInput input, DateTimeOffset now, DialogRules rules) => (state, input) switch
    {
        (Idle, ListAlerts list) => To(new ChoosingAlert(list.Alerts, 0)),
        (ChoosingAlert s, TurnTo turn) => CancelDialog.Say(s with { Page = Math.Clamp(turn.Page, 0, s.Pages - 1) }, ""),
        (ChoosingAlert s, PickAlert pick) when CancelDialog.At(s.Alerts, pick.Index) is { } alert =>
            new DialogStep(state, [new AnswerTap(Toasts.Reading), new OpenAlert(alert)]),
        (ChoosingAlert s, Keep) when s.Alerts.Count > 0 => CancelDialog.Say(new Closed(new Ending.AlertOver(s.Alerts[^1], Dismissed: true)), Toasts.Dismissed),
        (ChoosingAlert s, AlertRepeated again) when s.Alerts.Any(a => a.Id == again.Id) => To(s with { Alerts = [.. s.Alerts.Select(a => a.Id == again.Id ? a with { Times = again.Times } : a)] }),

        (Alerting s, OneTap tap) when CancelDialog.At(s.Choices, tap.Index) is { } choice => OnTap(s, tap, choice, now, rules),
        (Alerting s, LegBusy) => CancelDialog.Say(s with { Notice = new Notice.LegIsBusy() }, Toasts.OnItsWay),
        (Alerting s, More) => CancelDialog.Say(s with { ShowsAll = true, DeafUntil = now + DialogRules.LookFirst }, ""),
        (Alerting s, Refresh) => CancelDialog.Ask(state, new BookQuestion.ShowAlert(s.Alert, null)),
        (Alerting, Back) => CancelDialog.Ask(state, new BookQuestion.ListBrackets(0)),
        (Alerting s, Keep) => CancelDialog.Say(new Closed(new Ending.AlertOver(s.Alert, Dismissed: true)), Toasts.Dismissed),
        (Alerting s, Expire) when now >= s.ExpiresAt => To(new Closed(new Ending.AlertOver(s.Alert, Dismissed: false))),
        (Alerting s, AlertRepeated again) when s.Alert.Id == again.Id => To(s with { Alert = s.Alert with { Times = again.Times } }),

        (_, Expire or LegBusy or Begin or ListAlerts or AlertRepeated or AllEnded) => new DialogStep(state, []),
        _ => CancelDialog.Say(state, Toasts.Changed),
    };

    public static DialogStep OnRead(DialogState state, BookQuestion.ShowAlert show, OrderBook book, DateTimeOffset now, DialogRules rules)
    {
        var matched = AlertMatch.Find(show.Alert, book);
        IReadOnlyList<BracketOrder> open = matched.Count > 0 ? [] : [.. book.Open];
        return To(new Alerting(
            show.Alert, [.. matched.Take(Most)], [.. open.Take(Most)], book.ReadAt, now + rules.OneTapWithin, ShowsAll: false,
            show.Why is Notice.LegIsGone gone ? gone with { Now = book.Find(gone.Leg) ?? gone.Now } : show.Why,
            LeftOut: Math.Max(0, matched.Count + open.Count - Most), CancelDialog.DeafUntil(state, now)));
    }

    public static DialogStep OnChecked(Alerting state, BookQuestion.CheckOneTap check, OrderBook book, DateTimeOffset now, DialogRules rules)
    {
        if (CancelDialog.At(state.Choices, check.Choice) is not { } choice)
        {
            return new DialogStep(state, []);
        }

        // The card may be older than the fill: the position that it did not show yet is one now.
        if (book.Find(choice.Leg.Ref) is { Block: null } exit && book.Find(choice.Bracket.Id) is { } bracket && MayUnprotect(bracket, exit))
        {
            return CancelDialog.Ask(state, new BookQuestion.OpenLegAgain(choice.Leg.Ref, null), toast: null);
        }

        var late = CancelDialog.IsLate(check.TappedAt, state.ExpiresAt, now);
        var notice = BookSteps.WhyNot(choice.Bracket, choice.Leg.Ref, book, late);
        return notice is null
            ? new DialogStep(state, [new OpenTicket(choice.Bracket, choice.Leg.Ref, check.TappedAt)])
            : CancelDialog.Ask(state, new BookQuestion.ShowAlert(state.Alert, notice), toast: null);
    }

    private static DialogStep OnTap(Alerting state, OneTap tap, LegChoice choice, DateTimeOffset now, DialogRules rules)
    {
        if (tap.Waited || CancelDialog.IsLate(tap.TappedAt, state.ExpiresAt, now))
        {
            return CancelDialog.Ask(state, new BookQuestion.ShowAlert(state.Alert, new Notice.TapWaited()), Toasts.Expired);
        }

        if (tap.TappedAt < state.DeafUntil)
        {
            return CancelDialog.Say(state, Toasts.LookFirst);
        }

        // Taking the stop away from a position is the one thing that is asked about once more.
        if (MayUnprotect(choice.Bracket, choice.Leg))
        {
            return CancelDialog.Ask(state, new BookQuestion.OpenLegAgain(choice.Leg.Ref, null), Toasts.OneMoreQuestion);
        }

        // An exit may have got something to protect since then, so it is never taken away unchecked.
        return now > state.ReadAt + rules.FreshFor || choice.Leg.MayBeStop
            ? CancelDialog.Ask(state, new BookQuestion.CheckOneTap(tap.Index, tap.TappedAt), Toasts.Checking)
            : new DialogStep(state, [new AnswerTap(Toasts.Sending), new OpenTicket(choice.Bracket, choice.Leg.Ref, tap.TappedAt)]);
    }

    private static bool MayUnprotect(BracketOrder bracket, OrderLeg leg) => leg.MayBeStop && bracket.HeldQuantity > 0;

    private static DialogStep To(DialogState state) => new(state, []);
}
