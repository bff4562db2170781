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

    public static readonly IReadOnlyDictionary<string, DialogState> All = new Dictionary<string, DialogState>
    {
        ["Idle"] = new Idle(),
        ["ChoosingOrder"] = new ChoosingOrder(BracketPage.Of(SampleBook.Full, 0), null),
        ["ChoosingLeg"] = new ChoosingLeg(SampleBook.Bracket, SampleTime.Now, FromList: true, null),
        ["Confirming"] = Confirming,
        ["Cancelling"] = new Cancelling(TicketView.Of(SampleTicket.OfEntry)),
        ["Closed (Kept)"] = new Closed(new Ending.Kept(SampleBook.Bracket, SampleBook.Entry.Ref)),
        ["Closed (Expired)"] = new Closed(new Ending.Expired(SampleBook.Bracket, SampleBook.Entry.Ref)),
        ["Closed (LegGone)"] = new Closed(new Ending.LegGone(SampleBook.Bracket, SampleBook.Entry.Ref, null)),
        ["Closed (Unread)"] = new Closed(new Ending.Unread(new BookQuestion.OpenLeg(SampleRows.Order, "SL"), new BrokerError.OutcomeUnknown("time-out"))),
        ["Closed (Settled)"] = new Closed(new Ending.Settled(TicketView.Of(SampleTicket.OfEntry.Settled(CancelOutcome.Unknown, Aftermath)))),
    };
}
