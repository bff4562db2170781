using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Cancels;

/// <summary>Verdicts from evidence as real brokers give it.</summary>
public class EvidenceTests
{
    private static readonly OrderRow Stage = new() { OmsOrderId = SampleRows.Order, ExchangeOrderId = SampleRows.Entry.ExchangeOrderId, Quantity = 10 };

    [Fact]
    public void History_WithoutALeg_IsToldByTheExchangeOrderId()
    {
        var other = Stage with { ExchangeOrderId = SampleRows.Stop.ExchangeOrderId, OrderStatus = "CANCELLED", FilledQuantity = 0 };
        var verdict = Of(Taken, [], [], [other, Stage with { OrderStatus = "COMPLETE", FilledQuantity = 10, AveragePrice = 11.9m }]);

        Assert.Equal(CancelOutcome.AlreadyFilled, verdict.Outcome);
        Assert.Equal((10m, 11.9m), (verdict.Aftermath.Leg.After?.FilledQuantity, verdict.Aftermath.Leg.After?.AveragePrice));
    }

    [Theory]
    [InlineData("NA", "ENTRY", CancelOutcome.Cancelled)]
    [InlineData("", "ENTRY", CancelOutcome.Cancelled)]
    [InlineData("--", "", null)]
    [InlineData("1100000012461398", "SECOND", null)]
    [InlineData("1100000012461398", "NA", CancelOutcome.Cancelled)]
    [InlineData("1", "ENTRY", null)]
    public void History_RowIsOfTheLeg_OnlyWhereSure(string exchangeOrderId, string leg, CancelOutcome? outcome) => Assert.Equal(
        outcome,
        Of(Taken, [], [], [Stage with { ExchangeOrderId = exchangeOrderId, LegOrderIndicator = leg, OrderStatus = "CANCELLED", FilledQuantity = 4 }]).Outcome);

    [Theory]
    [InlineData("CANCELLED:4 PARTIALLY_FILLED:4 CONFIRMED:0", CancelOutcome.Cancelled, 4)]
    [InlineData("CONFIRMED:0 CANCEL_PENDING:4 CANCELLED:4 CONFIRMED:0", CancelOutcome.Cancelled, 4)]
    [InlineData("CANCELLED:0 COMPLETE:10", CancelOutcome.AlreadyFilled, 10)]
    [InlineData("CANCELLED:10", CancelOutcome.AlreadyFilled, 10)]
    [InlineData("COMPLETE: CANCELLED:4", CancelOutcome.Cancelled, 4)]
    [InlineData("COMPLETE:", CancelOutcome.AlreadyFilled, 10)]
    [InlineData("VALIDATION_PENDING:0 CONFIRMED:0", null, 0)]
    public void History_FurthestStage_CountsInWhateverOrder(string stages, CancelOutcome? outcome, int filled)
    {
        var rows = stages.Split(' ').Select(s => s.Split(':')).Select(s => Stage with
        {
            OrderStatus = s[0],
            FilledQuantity = s[1].Length > 0 ? int.Parse(s[1], System.Globalization.CultureInfo.InvariantCulture) : null,
        }).ToArray();

        Assert.All([rows, [.. rows.Reverse()]], r =>
        {
            var verdict = Of(Taken, [], [], r);
            Assert.Equal(outcome, verdict.Outcome);
            Assert.Equal(Math.Max(filled, 0), verdict.Aftermath.Leg.After?.FilledQuantity);
        });
    }

    [Fact]
    public void OneListUnread_DoesNotSpoilTheOther()
    {
        var cancelled = SampleRows.Entry with { OrderStatus = "CANCELLED" };

        Assert.Equal(CancelOutcome.Cancelled, Of(Taken, null, [cancelled], null).Outcome);
        Assert.Equal(CancelOutcome.UnderWay, Of(Taken, [SampleRows.Entry with { OrderStatus = "CANCEL_PENDING" }], null, null).Outcome);
        Assert.True(Of(Taken, null, [cancelled], null).Aftermath.PendingUnread);
    }

    [Fact]
    public void Absence_Alone_IsNeverCancelled()
    {
        Assert.Null(Of(Taken, [], [], []).Outcome);
        Assert.Equal(CancelOutcome.Unknown, Verdict.WhenTimeIsUp(Ticket(Taken), Of(Taken, [], [], []).Aftermath));
    }

    [Theory]
    [InlineData("Order cannot be cancelled as it is being processed", 1, null)]
    [InlineData("Order cannot be cancelled as it is being processed", 60, CancelOutcome.Refused)]
    [InlineData("Cancel request already submitted, please wait", 1, null)]
    [InlineData("Order is complete", 1, CancelOutcome.Refused)]
    public void Refusal_ThatSpeaksOfMoving_IsFinalOnlyLater(string message, int seconds, CancelOutcome? outcome)
    {
        var answer = SampleTicket.Answer(null, new BrokerError.Refused(1, message));

        Assert.Equal(outcome, Of(answer, [SampleRows.Entry], [], null, seconds).Outcome);
        Assert.Equal(message == "Order is complete", Verdict.IsDefinite(answer.Error));
    }

    [Fact]
    public void Stop_CompletedAsAMarketOrder_WasClosedAtMarket()
    {
        var turned = SampleRows.Stop with { OrderStatus = "COMPLETE", OrderType = "MARKET", FilledQuantity = 4 };
        var ticket = SampleTicket.OfStop with { Answer = Taken };

        Assert.Equal(CancelOutcome.ClosedAtMarket, Verdict.Of(ticket, new Evidence(SampleBook.Both([], [turned]), null), TimeSpan.Zero).Outcome);
        Assert.Equal(
            CancelOutcome.AlreadyFilled, Verdict.Of(ticket, new Evidence(SampleBook.Both([], [turned with { OrderType = "SL" }]), null), TimeSpan.Zero).Outcome);
    }

    [Theory]
    [InlineData(1, "2", true)]
    [InlineData(null, "2", false)]
    [InlineData(-600, null, null)]
    public void MarketOrder_BesideIt_IsSureOnlyByItsTime(int? afterSeconds, string? left, bool? isSure)
    {
        var beside = SampleRows.Stop with
        {
            OmsOrderId = "20240314999",
            ExecutionType = "REGULAR",
            LegOrderIndicator = "",
            OrderType = "MARKET",
            OrderStatus = "COMPLETE",
            Quantity = 2,
            FilledQuantity = 2,
            ExchangeTime = afterSeconds is { } s ? SampleTime.Plus(s) : null,
        };
        var cancelled = SampleRows.Stop with { OrderStatus = "CANCELLED" };
        var book = SampleBook.Both([SampleRows.Entry], [cancelled, beside]);
        var verdict = Verdict.Of(SampleTicket.OfStop with { Answer = Taken }, new Evidence(book, new OrderRows([Gone], [])), TimeSpan.Zero);

        Assert.Equal(isSure, verdict.Aftermath.Market?.IsSure);
        Assert.Equal(left is null ? 4m : isSure == true ? 2m : null, PositionAfter.Of(SampleBook.Bracket, verdict.Aftermath).Held);
    }

    private static OrderRow Gone => Stage with { ExchangeOrderId = SampleRows.Target.ExchangeOrderId, OrderStatus = "CANCELLED", FilledQuantity = 0 };

    private static BrokerAnswer Taken => SampleTicket.Taken;

    private static CancelTicket Ticket(BrokerAnswer? answer) => SampleTicket.OfEntry with { Answer = answer };

    private static Verdict Of(BrokerAnswer? answer, OrderRow[]? pending, OrderRow[]? completed, OrderRow[]? history, int seconds = 1) => Verdict.Of(
        Ticket(answer),
        new Evidence(OrderBook.From(Rows(pending), Rows(completed), SampleTime.Plus(seconds)), Rows(history)), TimeSpan.FromSeconds(7));

    private static OrderRows? Rows(OrderRow[]? rows) => rows is null ? null : new OrderRows(rows, []);
}
