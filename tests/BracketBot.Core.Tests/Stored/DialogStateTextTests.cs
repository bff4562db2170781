using System.Text.Json;
using System.Text.Json.Nodes;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Core.Stored;
using BracketBot.Core.Tests.Dialogs;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Stored;

/// <summary>States as they are stored.</summary>
public class DialogStateTextTests
{
    private static readonly BrokerError[] Errors =
    [
        new BrokerError.NotLoggedIn(40000, "Request forbidden"), new BrokerError.OrderNotFound(null, "no such order"),
        SampleTicket.Blank, new BrokerError.RateLimited(TimeSpan.FromSeconds(3)),
        new BrokerError.AccessDenied(AccessReason.OrdersOnly, 40000, "Request forbidden"), new BrokerError.RateLimited(null, "Too many requests"), new BrokerError.Unavailable(new RequestFailure(FailureKind.ConnectionRefused)), new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000), "`M&M` <b>"),
    ];

    private static readonly Notice[] Notices =
    [
        new Notice.OrderNotOpen("2024031493O"), new Notice.NoSuchLeg("FOURTH"), new Notice.SeveralLegs("SL"), new Notice.SeveralBrackets("IDEA"),
        new Notice.LegBlocked(LegIndicator.Second, CancelBlock.NotYetAtExchange), new Notice.TapWaited(), new Notice.CheckWasSlow(),
        new Notice.LegChanged([new LegDifference(LegDifference.Field.Filled, "4", "5"), new LegDifference(LegDifference.Field.Trigger, "–", "11.8")]),
        new Notice.CheckFailed(SampleTicket.Blank), new Notice.LegIsBusy(), new Notice.PageUnread(new BrokerError.RateLimited(null)),
        new Notice.LegIsGone(SampleBook.Target.Ref, "M&M-EQ", SampleBook.Target), new Notice.LegsChanged(3),
    ];

    private static readonly BookQuestion[] Questions =
    [
        .. SampleInputs.Questions.Values, new BookQuestion.OpenLegAgain(SampleBook.Stop.Ref, new Notice.TapWaited()),
        new BookQuestion.ShowAlert(SampleAlert.OfIdea with { Side = "BUY", Times = 7, Order = "1", Leg = "SL", Exchange = "NSE" }, new Notice.LegsChanged(1)),
        new BookQuestion.PreviewAll(new CancelAllFilter("IDEA-EQ", CancelAllGroup.Exits, [SampleBook.Stop.Ref, SampleBook.Target.Ref]), new Notice.LegsChanged(2)),
    ];

    private static readonly DialogState[] States =
    [
        .. SampleStates.All.Values,
        .. Notices.Select(n => SampleStates.Confirming with { Notice = n }),
        .. Notices.Select(n => SampleStates.Alerting with { Notice = n, ShowsAll = true }),
        .. Notices.Select(n => new DialogState.PreviewingAll(SampleStates.Preview, SampleTime.Now, n)),
        new DialogState.Cancelling(TicketView.Of(SampleTicket.OfEntry, SampleAlert.OfIdea)),
        new DialogState.Closed(new Ending.AllDone(SampleStates.Run, [.. Enum.GetValues<CancelOutcome>().Select(o => new CancelAllResult(
            SampleBook.Entry.Ref, "M&M-EQ", o, null, SampleTicket.Blank, new OrderStatus("<b>"), new PartFill(40, 100, IsUntold: false), 60))], 1)),
        new DialogState.Closed(new Ending.AllDone(SampleStates.Run, [.. Enum.GetValues<SkipReason>().Select(r => new CancelAllResult(
            SampleBook.Entry.Ref, "M&M-EQ", null, new Skip(r, CancelBlock.Filled, [new LegDifference(LegDifference.Field.Filled, "0", "4")])))], 1)),
        .. Errors.Select(e => new DialogState.ChoosingOrder(BracketPage.Of(SampleBook.Full, 0), new Notice.PageUnread(e))),
        .. Errors.Select(e => new DialogState.Cancelling(TicketView.Of(SampleTicket.OfEntry.Answered(SampleTicket.Answer(null, e))))),
        .. Questions.Select(q => new DialogState.Closed(new Ending.Unread(q, SampleTicket.Blank))),
        new DialogState.Closed(new Ending.LegGone(SampleBook.Bracket, SampleBook.Entry.Ref, SampleBook.Entry)),
        new DialogState.Closed(new Ending.Kept(null, null)),
    ];

    [Fact]
    public void StoreAndLoad_EveryStateAndPart_ComesBackWhole() => Assert.All(States, s =>
    {
        var stored = DialogStateText.Store(s);
        var loaded = DialogStateText.Load(stored);

        Assert.IsType(s.GetType(), loaded);
        Assert.Equal(stored, DialogStateText.Store(loaded!));
        Assert.Equivalent(s, loaded, strict: true);
    });

    [Theory]
    [InlineData(typeof(Notice))]
    [InlineData(typeof(Ending))]
    [InlineData(typeof(BookQuestion))]
    [InlineData(typeof(BrokerError))]
    [InlineData(typeof(DialogState))]
    public void StoreAndLoad_EveryKindOfPart_IsTried(Type closedSet)
    {
        object[] tried = [.. Errors, .. Notices, .. Questions, .. States, .. States.OfType<DialogState.Closed>().Select(c => c.Ending)];
        var kinds = closedSet.GetNestedTypes().Where(t => t.IsSubclassOf(closedSet));

        Assert.Empty(kinds.Except(tried.Select(t => t.GetType())));
    }

    [Fact]
    public void Load_PropertiesInAnotherOrder_StillWorks()
    {
        // PostgreSQL's jsonb orders them by itself, so a part's type may not come first.
        const string data = """{"ending":{"leg":null,"bracket":null,"type":"kept"}}""";

        Assert.Equal(new DialogState.Closed(new Ending.Kept(null, null)), DialogStateText.Load(new StoredState(DialogStateText.Version, "Closed", data)));
    }

    [Fact]
    public void Load_ListOfAnOlderProgram_KeepsItsWords()
    {
        var leg = """{"omsOrderId":"20240314929","indicator":"ENTRY","exchangeOrderId":"1"}""";
        var run = JsonNode.Parse(DialogStateText.Store(SampleStates.All.Values.OfType<DialogState.CancellingAll>().First()).Data)!["run"]!.ToJsonString();
        var data = $$$"""{"ending":{"type":"allDone","run":{{{run}}},"results":[{"leg":{{{leg}}},"symbol":"IDEA-EQ","word":"filled","wasGone":true,"part":"40 of 100 filled"}],"page":0}}""";

        var done = Assert.IsType<DialogState.Closed>(DialogStateText.Load(new StoredState(DialogStateText.Version, "Closed", data)));

        var result = Assert.Single(Assert.IsType<Ending.AllDone>(done.Ending).Results);
        Assert.Equal(("filled", "40 of 100 filled", true), (result.Word, result.Part, result.IsGone));
    }

    [Theory]
    [InlineData(0, "Idle", "{}")]
    [InlineData(2, "Idle", "{}")]
    [InlineData(1, "Waiting", "{}")]
    [InlineData(1, "idle", "{}")]
    [InlineData(1, "", "{}")]
    [InlineData(1, "Idle", "")]
    [InlineData(1, "Idle", "null")]
    [InlineData(1, "Confirming", "{\"bracket\":")]
    [InlineData(1, "Confirming", "[]")]
    [InlineData(1, "Confirming", "{\"bracket\":{\"id\":\"1\"}}")]
    [InlineData(1, "Confirming", "{\"leg\":{\"omsOrderId\":7}}")]
    [InlineData(1, "Closed", "{\"ending\":{\"type\":\"melted\"}}")]
    [InlineData(1, "Closed", "{\"ending\":{}}")]
    [InlineData(1, "Closed", "{\"ending\":{\"type\":\"unread\",\"error\":{\"type\":\"refused\",\"code\":\"x\"}}}")]
    public void Load_NotThisProgramsLayout_IsNull(int version, string type, string data) =>
        Assert.Null(DialogStateText.Load(new StoredState(version, type, data)));

    [Fact]
    public void Store_AState_NamesItsVersionAndType()
    {
        var stored = DialogStateText.Store(SampleStates.Confirming);

        Assert.Equal((DialogStateText.Version, "Confirming"), (stored.Version, stored.Type));
        using var data = JsonDocument.Parse(stored.Data);
        Assert.Equal("1100000012461398", data.RootElement.GetProperty("leg").GetProperty("exchangeOrderId").GetString());
    }
}
