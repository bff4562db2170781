using BracketBot.Core.Orders;
using static BracketBot.Core.Dialogs.BookQuestion;
using static BracketBot.Core.Dialogs.CancelDialog;
using static BracketBot.Core.Dialogs.DialogInput;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Dialogs;

/// <summary>
/// The map of the dialog. Each row is an arrow: from a state, by an input, to the places it may lead to. An input without a row, or one that its row
/// does not accept, is a late tap (<see cref="LateTaps"/>).
/// </summary>
/// <remarks>
/// A row lists its own place if it changes the card there, <see cref="Place.Reading"/> if it asks for the order book, and
/// <see cref="Place.Cancelling"/> if it opens a ticket, which takes the dialog there in the same commit. Leaving the state unchanged needs no entry.
/// </remarks>
internal static class DialogMap
{
    public static readonly IReadOnlyList<Arrow> Arrows =
    [
        On<Idle, Begin>([Place.Reading], (s, begin) => Ask(s, begin.Question, answer: null)),
        On<Idle, ListAlerts>([Place.ChoosingAlert], (_, list) => To(new ChoosingAlert(list.Alerts, 0))),

        // The order book's answer moves a card on from any state, except while something confirmed is under way.
        Read<ListBrackets>([Place.ChoosingOrder], BookSteps.OnList),
        Read<OpenBracket>([Place.ChoosingOrder, Place.ChoosingLeg, Place.Confirming], BookSteps.OnBracket),
        Read<OpenLeg>([Place.ChoosingOrder, Place.ChoosingLeg, Place.Confirming], BookSteps.OnLeg),
        Read<OpenLegAgain>([Place.ChoosingOrder, Place.ChoosingLeg, Place.Confirming], BookSteps.OnLegAgain),
        Read<ShowAlert>([Place.Alerting], AlertSteps.OnRead),
        Read<PreviewAll>([Place.PreviewingAll], CancelAllSteps.OnRead),
        Unread([Place.Closed]),

        On<ChoosingOrder, TurnTo>([Place.Reading], (s, turn) => Ask(s, new ListBrackets(turn.Page))),
        On<ChoosingOrder, Refresh>([Place.Reading], (s, _) => Ask(s, new ListBrackets(s.Page.Page))),
        On<ChoosingOrder, PickBracket>([Place.Reading], BookSteps.OnPick),
        On<ChoosingOrder, Keep>([Place.Closed], (_, _) => Close(new Ending.Kept(null, null))),
        On<ChoosingOrder, BookFailed>([Place.ChoosingOrder, Place.Closed], BookSteps.OnListFailed),

        On<ChoosingLeg, PickLeg>([Place.Reading], BookSteps.OnPick),
        On<ChoosingLeg, Refresh>([Place.Reading], (s, _) => Ask(s, new OpenBracket(s.Bracket.Id.Value))),
        On<ChoosingLeg, Back>([Place.Reading], (s, _) => Ask(s, new ListBrackets(0))),
        On<ChoosingLeg, Keep>([Place.Closed], (s, _) => Close(new Ending.Kept(s.Bracket, null))),

        On<Confirming, Confirm>([Place.Cancelling, Place.Reading], ConfirmSteps.OnConfirm),
        Read<Confirming, CheckBeforeSending>([Place.Cancelling, Place.Confirming, Place.Closed], ConfirmSteps.OnChecked),
        On<Confirming, BookFailed>([Place.Confirming, Place.Closed], ConfirmSteps.OnCheckFailed),
        On<Confirming, TicketMoved>([Place.Cancelling], TicketSteps.OnMoved),
        On<Confirming, LegBusy>([Place.Confirming], (s, _) => Say(s with { Notice = new Notice.LegIsBusy() }, TapAnswer.OnItsWay)),
        On<Confirming, Back>([Place.Reading], (s, _) => Ask(s, s.From is { } alert ? new ShowAlert(alert, null) : new OpenBracket(s.Bracket.Id.Value))),
        On<Confirming, Keep>([Place.Closed], (s, _) => Close(new Ending.Kept(s.Bracket, s.Leg))),
        On<Confirming, LegGone>([Place.Closed], ConfirmSteps.OnGone),
        On<Confirming, Expire>([Place.Closed], ConfirmSteps.OnExpire),
        On<Confirming, Listen>([Place.Confirming], (s, listen, at) => s.Dimmed && at.Now >= s.DeafUntil ? To(s with { Dimmed = false }) : LateTaps.Answer(s, listen)),

        On<Cancelling, TicketMoved>([Place.Cancelling, Place.Closed], TicketSteps.OnMoved),

        On<ChoosingAlert, TurnTo>([Place.ChoosingAlert], (s, turn) => Say(s with { Page = Math.Clamp(turn.Page, 0, s.Pages - 1) }, TapAnswer.Silent)),
        On<ChoosingAlert, PickAlert>([], AlertSteps.OnPick),
        On<ChoosingAlert, AlertRepeated>([Place.ChoosingAlert], AlertSteps.OnRepeated),
        On<ChoosingAlert, Keep>([Place.Closed], AlertSteps.OnKeep),

        On<Alerting, OneTap>([Place.Cancelling, Place.Reading], AlertSteps.OnTap),
        Read<Alerting, CheckOneTap>([Place.Cancelling, Place.Reading], AlertSteps.OnChecked),
        On<Alerting, BookFailed>([Place.Alerting, Place.Closed], AlertSteps.OnCheckFailed),
        On<Alerting, TicketMoved>([Place.Cancelling], TicketSteps.OnMoved),
        On<Alerting, LegBusy>([Place.Alerting], (s, _) => Say(s with { Notice = new Notice.LegIsBusy() }, TapAnswer.OnItsWay)),
        On<Alerting, More>([Place.Alerting], AlertSteps.OnMore),
        On<Alerting, Refresh>([Place.Reading], (s, _) => Ask(s, new ShowAlert(s.Alert, null))),
        On<Alerting, AlertRepeated>([Place.Alerting], AlertSteps.OnRepeated),
        On<Alerting, Back>([Place.Reading], (s, _) => Ask(s, new ListBrackets(0))),
        On<Alerting, Keep>([Place.Closed], (s, _) => Say(new Closed(new Ending.AlertOver(s.Alert, Dismissed: true)), TapAnswer.Kept)),
        On<Alerting, LegGone>([Place.Alerting], AlertSteps.OnGone),
        On<Alerting, Expire>([Place.Closed], AlertSteps.OnExpire),
        On<Alerting, Listen>([Place.Alerting], (s, listen, at) => s.Dimmed && at.Now >= s.DeafUntil ? To(s with { Dimmed = false }) : LateTaps.Answer(s, listen)),

        On<PreviewingAll, Arm>([Place.ArmingAll, Place.Reading], CancelAllSteps.OnArm),
        On<PreviewingAll, Refresh>([Place.Reading], (s, _) => Ask(s, new PreviewAll(s.Preview.Filter, null))),
        On<PreviewingAll, Keep>([Place.Closed], (s, _) => CancelAllSteps.Kept(s.Preview)),
        On<PreviewingAll, Expire>([Place.Closed], CancelAllSteps.OnExpire),

        On<ArmingAll, Confirm>([Place.CancellingAll, Place.Reading], CancelAllSteps.OnConfirm),
        Read<ArmingAll, CheckAll>([Place.CancellingAll, Place.Reading], CancelAllSteps.OnChecked),
        On<ArmingAll, BookFailed>([Place.PreviewingAll, Place.Closed], CancelAllSteps.OnCheckFailed),
        On<ArmingAll, Back>([Place.Reading], CancelAllSteps.OnBack),
        On<ArmingAll, Keep>([Place.Closed], CancelAllSteps.OnKeep),
        On<ArmingAll, Expire>([Place.Closed], CancelAllSteps.OnExpire),
        On<ArmingAll, Listen>([Place.ArmingAll], (s, listen, at) => s.Dimmed && at.Now >= s.DeafUntil ? To(s with { Dimmed = false }) : LateTaps.Answer(s, listen)),

        On<CancellingAll, Stop>([Place.CancellingAll], CancelAllSteps.OnStop),
        On<CancellingAll, AllEnded>([Place.Closed], (s, ended) => To(new Closed(new Ending.AllDone(s.Run, ended.Results, 0)))),

        On<Closed, Again>([Place.Reading], ClosedSteps.OnAgain),
        On<Closed, PickLeg>([Place.Reading], ClosedSteps.OnPick),
        On<Closed, Back>([Place.Reading], ClosedSteps.OnBack),
        On<Closed, LookAgain>([], ClosedSteps.OnLookAgain),
        On<Closed, TurnTo>([Place.Closed], ClosedSteps.OnTurn),
        On<Closed, AlertRepeated>([Place.Closed], ClosedSteps.OnRepeated),
        On<Closed, TicketMoved>([Place.Closed], TicketSteps.OnMoved),
    ];

    private static Arrow On<TState, TInput>(Place[] to, Func<TState, TInput, DialogStep> decide)
        where TState : DialogState
        where TInput : DialogInput =>
        On<TState, TInput>(to, (s, i, _) => decide(s, i));

    private static Arrow On<TState, TInput>(Place[] to, Func<TState, TInput, Moment, DialogStep> decide)
        where TState : DialogState
        where TInput : DialogInput =>
        new(Named<Place>(typeof(TState)), Named<Verb>(typeof(TInput)), to, (s, i, at) => decide((TState)s, (TInput)i, at));

    /// <summary>The answer to a question that any card may have asked.</summary>
    private static Arrow Read<TQuestion>(Place[] to, Func<DialogState, TQuestion, OrderBook, Moment, DialogStep> decide)
        where TQuestion : BookQuestion =>
        Read(Place.Reading, to, decide);

    /// <summary>The answer to a question that only this card asks.</summary>
    private static Arrow Read<TState, TQuestion>(Place[] to, Func<TState, TQuestion, OrderBook, Moment, DialogStep> decide)
        where TState : DialogState
        where TQuestion : BookQuestion =>
        Read<TQuestion>(Named<Place>(typeof(TState)), to, (s, question, book, at) => decide((TState)s, question, book, at));

    private static Arrow Read<TQuestion>(Place from, Place[] to, Func<DialogState, TQuestion, OrderBook, Moment, DialogStep> decide)
        where TQuestion : BookQuestion =>
        new(from, Named<Verb>(typeof(TQuestion)), to, (s, i, at) => decide(s, (TQuestion)((BookRead)i).Question, ((BookRead)i).Book, at));

    private static Arrow Unread(Place[] to) => new(Place.Reading, Verb.BookFailed, to, (s, i, _) => BookSteps.OnFailed(s, (BookFailed)i));

    /// <summary>A place has the name of its state, and a verb the name of its input or of the question that was answered.</summary>
    private static T Named<T>(Type type)
        where T : struct, Enum =>
        Enum.Parse<T>(type.Name);
}
