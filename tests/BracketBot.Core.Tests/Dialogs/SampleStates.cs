using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Tests.Samples;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>One dialog in each state, and closed in each way.</summary>
internal static class SampleStates
{
    public static readonly DialogRules Rules = new(ConfirmWithin: TimeSpan.FromSeconds(60), FreshFor: TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5));

    public static readonly Confirming Confirming =
        new(SampleBook.Bracket, SampleBook.Entry.Ref, SampleTime.Now, SampleTime.Now + Rules.ConfirmWithin, FromChoice: true, Notice: null);

    public static readonly Aftermath Aftermath = new(SampleTime.Plus(1), new LegChange(SampleBook.Entry, null),
        [new LegChange(SampleBook.Stop, SampleBook.Stop), new LegChange(SampleBook.Target, null)]);

    public static readonly Alerting Alerting =
        new(SampleAlert.OfIdea, [SampleBook.Bracket], [], SampleTime.Now, SampleTime.Now + Rules.OneTapWithin, ShowsAll: false, Notice: null);

    public static readonly CancelAllPreview Preview = CancelAllPreview.Of(new CancelAllFilter("", null, null), SampleBook.Full);

    public static readonly ArmingAll ArmingAll = new(Preview, CancelAllGroup.Entries, SampleTime.Now + Rules.ConfirmWithin, SampleTime.Now);

    public static readonly CancelAllRun Run = new(Preview, CancelAllGroup.Entries, SampleTime.Plus(3));

    /// <summary>One is gone, one failed, and the third was never sent.</summary>
    public static readonly IReadOnlyList<CancelAllResult> Results =
    [
        new(SampleBook.Entry.Ref, "IDEA-EQ", CancelOutcome.Cancelled),
        new(SampleBook.Target.Ref, "IDEA-EQ", CancelOutcome.Refused, Error: new BrokerError.Refused(44000, "`exchange_order_id` can't be blank")),
        new(SampleBook.Stop.Ref, "IDEA-EQ", null, new Skip(SkipReason.Stopped)),
    ];

    public static readonly IReadOnlyDictionary<string, DialogState> All = new Dictionary<string, DialogState>
    {
        ["Idle"] = new Idle(),
        ["ChoosingOrder"] = new ChoosingOrder(BracketPage.Of(SampleBook.Full, 0), null),
        ["ChoosingLeg"] = new ChoosingLeg(SampleBook.Bracket, SampleTime.Now, null),
        ["Confirming"] = Confirming,
        ["Confirming (from an alert)"] = Confirming with { From = SampleAlert.OfIdea },
        ["Confirming (dimmed)"] = Confirming with { DeafUntil = SampleTime.Plus(1.2), Dimmed = true },
        ["Confirming (dimmed still)"] = Confirming with { DeafUntil = SampleTime.Plus(3.1), Dimmed = true },
        ["Cancelling"] = new Cancelling(TicketView.Of(SampleTicket.OfEntry)),
        ["ChoosingAlert"] = new ChoosingAlert(SampleAlert.Many(9), 0),
        ["Alerting"] = Alerting,
        ["Alerting (nothing matches)"] = Alerting with { Alert = SampleAlert.OfNothing, Brackets = [], Open = [.. SampleBook.Full.Open] },
        ["Alerting (dimmed)"] = Alerting with { DeafUntil = SampleTime.Plus(1.2), Dimmed = true },
        ["PreviewingAll"] = new PreviewingAll(Preview, SampleTime.Now + Rules.ConfirmWithin, null),
        ["ArmingAll"] = ArmingAll,
        ["ArmingAll (dimmed)"] = ArmingAll with { DeafUntil = SampleTime.Plus(1.2), Dimmed = true },
        ["CancellingAll"] = new CancellingAll(Run, Stopped: false),
        ["CancellingAll (stopped)"] = new CancellingAll(Run, Stopped: true),
        ["Closed (Kept)"] = new Closed(new Ending.Kept(SampleBook.Bracket, SampleBook.Entry.Ref)),
        ["Closed (Expired)"] = new Closed(new Ending.Expired(SampleBook.Bracket, SampleBook.Entry.Ref)),
        ["Closed (LegGone)"] = new Closed(new Ending.LegGone(SampleBook.Bracket, SampleBook.Entry.Ref, null)),
        ["Closed (Unread)"] = new Closed(new Ending.Unread(new BookQuestion.OpenLeg(SampleRows.Order, "SL"), new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000)))),
        ["Closed (Settled)"] = new Closed(new Ending.Settled(TicketView.Of(SampleTicket.OfEntry.Settled(CancelOutcome.Unknown, Aftermath)))),
        ["Closed (Settled, of an alert)"] = new Closed(new Ending.Settled(TicketView.Of(SampleTicket.OfEntry.Settled(CancelOutcome.Unknown, Aftermath), SampleAlert.OfIdea))),
        ["Closed (AlertOver)"] = new Closed(new Ending.AlertOver(SampleAlert.OfIdea, Dismissed: false)),
        ["Closed (AllKept)"] = new Closed(new Ending.AllKept(Preview.Filter, TimeIsOver: true)),
        ["Closed (AllDone)"] = new Closed(new Ending.AllDone(Run, Results, 0)),
    };
}
