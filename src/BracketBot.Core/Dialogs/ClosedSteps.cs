using static BracketBot.Core.Dialogs.DialogEffect;
using static BracketBot.Core.Dialogs.DialogInput;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Dialogs;

/// <summary>The steps of a card that is over: its buttons start over.</summary>
internal static class ClosedSteps
{
    public static DialogStep OnAgain(Closed state, Again again) => CancelDialog.Ask(state, QuestionAfter(state.Ending));

    public static DialogStep OnPick(Closed state, PickLeg pick) =>
        state.Ending is Ending.Settled s && CancelDialog.At(s.Ticket.Aftermath?.Siblings, pick.Index)?.After is { } leg
            ? CancelDialog.Ask(state, new BookQuestion.OpenLegAgain(leg.Ref, null))
            : LateTaps.Answer(state, pick);

    public static DialogStep OnBack(Closed state, Back back) => state.Ending is Ending.Settled { Ticket.From: { } alert }
        ? CancelDialog.Ask(state, new BookQuestion.ShowAlert(alert, null))
        : LateTaps.Answer(state, back);

    public static DialogStep OnLookAgain(Closed state, LookAgain look) => state.Ending is Ending.Settled s
        ? new DialogStep(state, [new LookUp(s.Ticket.Id)])
        : LateTaps.Answer(state, look);

    public static DialogStep OnTurn(Closed state, TurnTo turn) => state.Ending is Ending.AllDone s
        ? CancelDialog.Say(new Closed(s with { Page = Math.Clamp(turn.Page, 0, Math.Max(0, (s.Results.Count - 1) / CancelAllSteps.TableRows)) }), TapAnswer.Silent)
        : LateTaps.Answer(state, turn);

    public static DialogStep OnRepeated(Closed state, AlertRepeated again) => state.Ending switch
    {
        Ending.AlertOver s when s.Alert.Id == again.Id => CancelDialog.To(new Closed(s with { Alert = s.Alert with { Times = again.Times } })),
        Ending.Unread { Question: BookQuestion.ShowAlert show } s when show.Alert.Id == again.Id =>
            CancelDialog.To(new Closed(s with { Question = show with { Alert = show.Alert with { Times = again.Times } } })),
        _ => LateTaps.Answer(state, again),
    };

    private static BookQuestion QuestionAfter(Ending ending) => ending switch
    {
        Ending.Kept { Leg: { } leg } => new BookQuestion.OpenLegAgain(leg, null),
        Ending.Kept { Bracket: { } bracket } => new BookQuestion.OpenBracket(bracket.Id.Value),
        Ending.Kept => new BookQuestion.ListBrackets(0),
        Ending.Expired e => new BookQuestion.OpenLegAgain(e.Leg, null),
        Ending.LegGone e => new BookQuestion.OpenBracket(e.Bracket.Id.Value),
        Ending.Unread e => e.Question,
        Ending.Settled e => new BookQuestion.OpenLegAgain(e.Ticket.Leg, null),
        Ending.AlertOver e => new BookQuestion.ShowAlert(e.Alert, null),
        Ending.AllKept e => new BookQuestion.PreviewAll(e.Filter, null),
        Ending.AllDone e => new BookQuestion.PreviewAll(
            e.Run.Preview.Filter with { Only = [.. e.Results.Where(r => r.CanBeTriedAgain).Select(r => r.Leg)] }, null),
        _ => throw new InvalidOperationException($"After {ending.GetType().Name} nothing begins anew."),
    };
}
