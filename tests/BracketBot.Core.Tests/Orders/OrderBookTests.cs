using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Orders;

/// <summary>Rows of the order book to brackets.</summary>
public class OrderBookTests
{
    [Fact]
    public void From_RowsOfOneOrder_AreOneBracketInTheOrderOfTheirRoles()
    {
        var book = SampleBook.Of(SampleRows.Target, SampleRows.OtherEntry, SampleRows.Stop, SampleRows.Entry);

        Assert.Equal([SampleRows.Order, SampleRows.OtherOrder], book.Brackets.Select(b => b.Id.Value));
        var bracket = book.Brackets[0];
        Assert.Equal([LegRole.Entry, LegRole.StopLoss, LegRole.Target], bracket.Legs.Select(l => l.Role));
        Assert.Equal(("IDEA-EQ", "NSE", "MIS", OrderSide.Buy), (bracket.Symbol, bracket.Exchange, bracket.Product, bracket.Side));
        Assert.Equal((12.90m, 10.90m, 0.05m), (bracket.TargetPrice, bracket.StopPrice, bracket.TrailBy));
        Assert.Empty(book.Warnings);
    }

    [Fact]
    public void From_SeveralRowsOfOneLeg_AreToldApartByTheirExchangeOrderId()
    {
        var second = SampleRows.Stop with { ExchangeOrderId = "1100000012461401", Quantity = 2 };
        var bracket = Assert.Single(SampleBook.Of(SampleRows.Entry, SampleRows.Stop, second).Brackets);

        Assert.Equal(3, bracket.Legs.Count);
        Assert.Equal(4, bracket.Find(SampleBook.Stop.Ref)?.Quantity);
        Assert.Equal(2, bracket.Find(SampleBook.Stop.Ref with { ExchangeOrderId = new("1100000012461401") })?.Quantity);
    }

    [Fact]
    public void From_RowInBothLists_TheCompletedOneCounts()
    {
        var book = SampleBook.Both([SampleRows.Entry, SampleRows.Stop], [SampleRows.Entry with { OrderStatus = "COMPLETE", FilledQuantity = 10 }]);

        var entry = book.Find(SampleBook.Entry.Ref);
        Assert.Equal((CancelBlock.Filled, false, 10m), (entry?.Block, entry?.IsPending, entry?.FilledQuantity));
        Assert.Equal(2, Assert.Single(book.Brackets).Legs.Count);
    }

    [Fact]
    public void From_RowsWithoutAnExchangeOrderId_StayApartAndBlocked()
    {
        var bracket = Assert.Single(SampleBook.Of(
            SampleRows.Entry, SampleRows.Stop with { ExchangeOrderId = "" }, SampleRows.Stop with { ExchangeOrderId = "  " }).Brackets);

        Assert.Equal(3, bracket.Legs.Count);
        Assert.All(bracket.Legs.Skip(1), l => Assert.Equal(CancelBlock.NotYetAtExchange, l.Block));
        Assert.All(bracket.Legs, l => Assert.True(l.IsOpen));
    }

    [Theory]
    [InlineData("REGULAR")]
    [InlineData("CO")]
    [InlineData("AMO")]
    [InlineData("")]
    public void From_AnotherExecutionType_IsPassedOver(string type)
    {
        var book = SampleBook.Of(SampleRows.Entry with { ExecutionType = type });

        Assert.Empty(book.Brackets);
        Assert.Empty(book.Warnings);
    }

    [Theory]
    [InlineData("bo")]
    [InlineData(" Bo ")]
    public void From_BoInAnySpelling_IsABracket(string type) =>
        Assert.Single(SampleBook.Of(SampleRows.Entry with { ExecutionType = type }).Brackets);

    [Fact]
    public void From_OddRows_AreSkippedWithAWarningThatNamesThem()
    {
        var book = SampleBook.Both(
            [SampleRows.Entry, SampleRows.Stop with { LegOrderIndicator = "" }, SampleRows.Target with { Quantity = null }],
            [SampleRows.OtherEntry with { OmsOrderId = " " }, SampleRows.OtherEntry with { Quantity = 0 }]);

        Assert.Equal(
            [
                $"row 2 of pending, order '{SampleRows.Order}'", $"row 3 of pending, order '{SampleRows.Order}'",
                "row 1 of completed, order ' '", $"row 2 of completed, order '{SampleRows.OtherOrder}'",
            ],
            book.Warnings.Select(w => w.Row));
        Assert.All(book.Warnings, w => Assert.NotEmpty(w.Problem));
        Assert.Equal(SampleBook.Entry.Ref, Assert.Single(Assert.Single(book.Brackets).Legs).Ref);
    }

    [Fact]
    public void From_WarningsOfTheReader_ComeFirst()
    {
        var unreadable = new RowWarning("row 7", "is no row");
        var book = OrderBook.From(new OrderRows([SampleRows.Entry with { Quantity = 0 }], [unreadable]), new OrderRows([], [unreadable]), SampleTime.Now);

        Assert.Equal(3, book.Warnings.Count);
        Assert.Equal(unreadable, book.Warnings[0]);
    }

    [Fact]
    public void From_BothListsOrOne_SaysWhetherCompletedWasRead()
    {
        Assert.False(SampleBook.Of(SampleRows.Entry).HasCompleted);
        Assert.True(SampleBook.Both([SampleRows.Entry], []).HasCompleted);
    }

    [Fact]
    public void Open_BracketsWithoutAnOpenLeg_AreNotAmongThem()
    {
        var book = SampleBook.Both([SampleRows.Entry], [SampleRows.OtherEntry with { OrderStatus = "CANCELLED" }]);

        Assert.Equal(SampleRows.Order, Assert.Single(book.Open).Id.Value);
        Assert.Equal(2, book.Brackets.Count);
    }

    [Fact]
    public void From_AThousandRows_AreAThousandBracketsInTheBooksOrder()
    {
        var book = SampleBook.Of([.. SampleRows.Entries(1_000)]);

        Assert.Equal(SampleRows.Entries(1_000).Select(r => r.OmsOrderId), book.Brackets.Select(b => b.Id.Value));
        Assert.Equal(1_000, book.Open.Count());
    }

    [Fact]
    public void Side_WithoutTheEntrysRow_IsTheOppositeOfAnExit()
    {
        Assert.Equal(OrderSide.Buy, Assert.Single(SampleBook.Of(SampleRows.Stop, SampleRows.Target).Brackets).Side);
        Assert.Equal(OrderSide.Unknown, Assert.Single(SampleBook.Of(SampleRows.Stop with { OrderSide = "?" }).Brackets).Side);
    }

    [Fact]
    public void HeldQuantity_EntryThere_IsWhatItFilledLessWhatTheExitsFilled() =>
        Assert.Equal(3, SampleBook.Of(SampleRows.Entry, SampleRows.Stop, SampleRows.Target with { FilledQuantity = 1 }).Brackets[0].HeldQuantity);

    [Fact]
    public void HeldQuantity_EntryInTwoRows_IsTheirSum() => Assert.Equal(
        10,
        SampleBook.Both(
            [SampleRows.Stop],
            [SampleRows.Entry with { OrderStatus = "CANCELLED", FilledQuantity = 0 }, SampleRows.Entry with { ExchangeOrderId = "1100000012461397", OrderStatus = "COMPLETE", FilledQuantity = 10 }])
            .Brackets[0].HeldQuantity);

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    public void HeldQuantity_CompleteEntryWithoutItsNumber_IsTheWholeQuantity(int? filled) => Assert.Equal(
        10, SampleBook.Both([SampleRows.Stop], [SampleRows.Entry with { OrderStatus = "COMPLETE", FilledQuantity = filled, RemainingQuantity = null }]).Brackets[0].HeldQuantity);

    [Fact]
    public void HeldQuantity_WithoutTheEntry_IsWhatTheOpenExitsProtect()
    {
        var more = new[] { SampleRows.Stop with { ExchangeOrderId = "2" }, SampleRows.Target with { ExchangeOrderId = "3" } };

        Assert.Equal(4, SampleBook.Of(SampleRows.Stop, SampleRows.Target).Brackets[0].HeldQuantity);
        Assert.Equal(8, SampleBook.Of([SampleRows.Stop, SampleRows.Target, .. more]).Brackets[0].HeldQuantity);
    }
}
