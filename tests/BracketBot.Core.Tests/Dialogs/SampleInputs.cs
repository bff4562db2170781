using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;
using static BracketBot.Core.Dialogs.DialogInput;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>What can happen to a dialog, each with the time at which it happens.</summary>
internal static class SampleInputs
{
    /// <summary>Soon after the card was shown.</summary>
    private static readonly DateTimeOffset Soon = SampleTime.Plus(3);

    private static readonly BrokerError Late = new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000));

    public static readonly IReadOnlyDictionary<string, BookQuestion> Questions = new Dictionary<string, BookQuestion>
    {
        ["ListBrackets"] = new BookQuestion.ListBrackets(0),
        ["OpenBracket"] = new BookQuestion.OpenBracket(SampleRows.Order),
        ["OpenLeg"] = new BookQuestion.OpenLeg(SampleRows.Order, "ENTRY"),
        ["OpenLegAgain"] = new BookQuestion.OpenLegAgain(SampleBook.Entry.Ref, null),
        ["CheckBeforeSending"] = new BookQuestion.CheckBeforeSending(Soon),
        ["ShowAlert"] = new BookQuestion.ShowAlert(SampleAlert.OfIdea, null),
        ["CheckOneTap"] = new BookQuestion.CheckOneTap(0, Soon),
        ["PreviewAll"] = new BookQuestion.PreviewAll(new CancelAllFilter("", null, null), null),
        ["CheckAll"] = new BookQuestion.CheckAll(Soon),
    };

    public static readonly IReadOnlyDictionary<string, TimedInput> All = new Dictionary<string, TimedInput>(
    [
        Of("Begin", new Begin(new BookQuestion.ListBrackets(0))),
        Of("TurnTo", new TurnTo(1)),
        Of("Refresh", new Refresh()),
        Of("PickBracket", new PickBracket(1)),
        Of("PickLeg", new PickLeg(0)),
        Of("PickLeg (no such)", new PickLeg(9)),
        Of("Back", new Back()),
        Of("Keep", new Keep()),
        Of("Confirm", new Confirm(Soon, Waited: false)),
        Of("Confirm (waited)", new Confirm(Soon, Waited: true)),
        Of("Confirm (taken up late)", new Confirm(Soon, Waited: false), Soon + DialogRules.SendWithin),
        Of("Confirm (card old)", new Confirm(SampleTime.Plus(10.1), Waited: false), SampleTime.Plus(10.1)),
        Of("Confirm (card expired)", new Confirm(SampleTime.Plus(60), Waited: false), SampleTime.Plus(60)),
        Of("OneTap", new OneTap(0, Soon, Waited: false)),
        Of("OneTap (waited)", new OneTap(0, Soon, Waited: true)),
        Of("OneTap (taken up late)", new OneTap(0, Soon, Waited: false), Soon + DialogRules.SendWithin),
        Of("OneTap (card old)", new OneTap(0, SampleTime.Plus(10.1), Waited: false), SampleTime.Plus(10.1)),
        Of("OneTap (card expired)", new OneTap(0, SampleTime.Plus(300), Waited: false), SampleTime.Plus(300)),
        Of("OneTap (stop of a position)", new OneTap(2, Soon, Waited: false)),
        Of("OneTap (no such)", new OneTap(9, Soon, Waited: false)),
        Of("More", new More()),
        Of("ListAlerts", new ListAlerts(SampleAlert.Many(9))),
        Of("PickAlert", new PickAlert(1)),
        Of("PickAlert (no such)", new PickAlert(99)),
        Of("AlertRepeated", new AlertRepeated(SampleAlert.OfIdea.Id, 3)),
        Of("AlertRepeated (another)", new AlertRepeated(SampleAlert.OfNothing.Id with { Value = "alert-99" }, 3)),
        Of("Arm entries", new Arm(CancelAllGroup.Entries)),
        Of("Arm exits", new Arm(CancelAllGroup.Exits)),
        Of("Arm (card expired)", new Arm(CancelAllGroup.Entries), SampleTime.Plus(60)),
        Of("Stop", new Stop()),
        Of("AllEnded", new AllEnded([new CancelAllResult(SampleBook.Entry.Ref, "IDEA-EQ", CancelOutcome.Cancelled)])),
        Of("Expire", new Expire(), SampleTime.Plus(60)),
        Of("Expire (five minutes)", new Expire(), SampleTime.Plus(300)),
        Of("Expire (early)", new Expire()),
        Of("Listen", new Listen()),
        Of("LookAgain", new LookAgain()),
        Of("Again", new Again()),
        Of("LegBusy", new LegBusy()),
        Of("LegGone", new LegGone(SampleBook.Entry.Ref, SampleBook.Entry with { Status = new OrderStatus("CANCELLED") })),
        Of("LegGone (another)", new LegGone(SampleBook.Entry.Ref with { ExchangeOrderId = new ExchangeOrderId("7") }, null)),
        Of("TicketMoved (opened)", new TicketMoved(SampleTicket.OfEntry)),
        Of("TicketMoved (answered)", new TicketMoved(SampleTicket.OfEntry.Answered(SampleTicket.Taken))),
        Of("TicketMoved (settled)", new TicketMoved(SampleTicket.OfEntry.Settled(CancelOutcome.Cancelled))),
        Of("TicketMoved (another's)", new TicketMoved(SampleTicket.OfStop)),
        .. Questions.Select(q => Of($"BookRead {q.Key}", new BookRead(q.Value, SampleBook.Full))),
        .. Questions.Select(q => Of($"BookFailed {q.Key}", new BookFailed(q.Value, Late))),
    ]);

    private static KeyValuePair<string, TimedInput> Of(string name, DialogInput input, DateTimeOffset? at = null) =>
        new(name, new TimedInput(input, at ?? Soon));
}
