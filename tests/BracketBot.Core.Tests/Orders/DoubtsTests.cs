using BracketBot.Core.Alerts;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Dialogs;
using BracketBot.Core.Tests.Samples;
using static BracketBot.Core.Dialogs.DialogState;
using static BracketBot.Core.Orders.UnclearRow;

namespace BracketBot.Core.Tests.Orders;

/// <summary>What can't be read for sure has no button, and is told all the same.</summary>
public class DoubtsTests
{
    [Theory]
    [InlineData("", Lack.Leg)]
    [InlineData(" ", Lack.Leg)]
    public void From_BlankLeg_IsARowWithoutAButton(string leg, Lack why) => Assert.Equal(why, Unclear(SampleRows.Entry with { LegOrderIndicator = leg }).Why);

    [Theory]
    [InlineData("")]
    [InlineData("B0")]
    [InlineData("BRACKET")]
    [InlineData("???")]
    [InlineData("20240314929")]
    public void From_KindThatIsNotKnown_IsARowWithoutAButton(string kind) => Assert.Equal(Lack.Kind, Unclear(SampleRows.Entry with { ExecutionType = kind }).Why);

    [Theory]
    [InlineData("REGULAR")]
    [InlineData("CO")]
    [InlineData("amo")]
    [InlineData("Regular Order")]
    public void From_KindOfAnotherOrder_IsNoDoubt(string kind)
    {
        var book = SampleBook.Of(SampleRows.Entry with { ExecutionType = kind });

        Assert.Empty(book.Doubts.Rows);
        Assert.Equal(0, book.Doubts.Unread);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(-5)]
    public void From_NoQuantity_IsARowWithoutAButton(int? quantity) => Assert.Equal(Lack.Quantity, Unclear(SampleRows.Entry with { Quantity = quantity }).Why);

    [Fact]
    public void From_RowsWithoutAnId_AreCounted()
    {
        var book = OrderBook.From(
            new OrderRows([SampleRows.Entry with { OmsOrderId = "" }, SampleRows.OtherEntry with { OmsOrderId = " ", ExecutionType = "" }], [new RowWarning("row 3", "is no row")]), null,
            SampleTime.Now);

        Assert.Equal(3, book.Doubts.Unread);
        Assert.Empty(book.Doubts.Rows);
    }

    [Theory]
    [InlineData("20240314920", CancelBlock.LegUnclear)]
    [InlineData("LEG-7", CancelBlock.LegUnclear)]
    [InlineData("NA", CancelBlock.LegUnclear)]
    [InlineData("ENTRY", null)]
    [InlineData("second", null)]
    public void Block_LegThatIsNone_HasNoButton(string leg, CancelBlock? block) =>
        Assert.Equal(block, SampleBook.Of(SampleRows.Stop with { LegOrderIndicator = leg }).Brackets[0].Legs[0].Block);

    [Theory]
    [InlineData("NA", CancelBlock.NotYetAtExchange)]
    [InlineData("null", CancelBlock.NotYetAtExchange)]
    [InlineData("0", CancelBlock.NotYetAtExchange)]
    [InlineData("--", CancelBlock.NotYetAtExchange)]
    [InlineData("1.1000000124614E+15", CancelBlock.IdUnclear)]
    [InlineData("1100000012461398.0", CancelBlock.IdUnclear)]
    [InlineData("1100000012461398", null)]
    public void Block_ExchangeId_IsAbsentOrWholeOrUnclear(string id, CancelBlock? block) =>
        Assert.Equal(block, SampleBook.Of(SampleRows.Entry with { ExchangeOrderId = id }).Brackets[0].Legs[0].Block);

    [Theory]
    [InlineData("", CancelBlock.StatusUnclear)]
    [InlineData("NA", CancelBlock.StatusUnclear)]
    [InlineData("GATEWAY_QUEUED", null)]
    public void Block_Status_IsTheRowsWordOrUnclear(string status, CancelBlock? block) =>
        Assert.Equal(block, SampleBook.Of(SampleRows.Entry with { OrderStatus = status }).Brackets[0].Legs[0].Block);

    [Fact]
    public void Open_LegWithoutAButton_IsStillAmongWhatIsOpen() =>
        Assert.Single(SampleBook.Of(SampleRows.Stop with { LegOrderIndicator = "20240314920" }).Open);

    [Fact]
    public void From_LegInBothLists_HasNoButton() =>
        Assert.NotNull(Assert.Single(SampleBook.Both([SampleRows.Entry], [SampleRows.Entry]).Brackets[0].Legs).Block);

    [Fact]
    public void EveryCard_TellsOfThem()
    {
        var book = SampleBook.Of(SampleRows.Entry, SampleRows.Stop with { LegOrderIndicator = "" }, SampleRows.OtherEntry with { ExecutionType = "" });
        DialogState Read(BookQuestion question) =>
            CancelDialog.Step(new Idle(), new DialogInput.BookRead(question, book), SampleTime.Now, SampleStates.Rules).State;

        Assert.Equal(2, Assert.IsType<ChoosingOrder>(Read(new BookQuestion.ListBrackets(0))).Page.Doubts?.Rows.Count);
        Assert.Equal(2, Assert.IsType<Alerting>(Read(new BookQuestion.ShowAlert(SampleAlert.OfIdea, null))).Doubts?.Rows.Count);
        Assert.Equal(2, Assert.IsType<PreviewingAll>(Read(new BookQuestion.PreviewAll(new CancelAllFilter("", null, null), null))).Preview.Doubts?.Rows.Count);

        // Its one sure leg is not asked about before the other row was seen.
        Assert.Equal(Lack.Leg, Assert.Single(Assert.IsType<ChoosingLeg>(Read(new BookQuestion.OpenBracket(SampleRows.Order))).Doubts!.Rows).Why);
        Assert.Equal(2, Assert.IsType<ChoosingOrder>(Read(new BookQuestion.OpenBracket(SampleRows.OtherOrder))).Page.Doubts?.Rows.Count);
    }

    [Fact]
    public void Choices_OfUnclearRows_AreNone()
    {
        var book = SampleBook.Of(SampleRows.Entry with { LegOrderIndicator = "20240314920" }, SampleRows.Stop with { LegOrderIndicator = "" }, SampleRows.Target with { ExecutionType = "" });

        Assert.Empty(AlertChoices.Of(SampleAlert.OfIdea, book.Brackets));
        Assert.Empty(CancelAllPreview.Of(new CancelAllFilter("", null, null), book).Brackets);
    }

    private static UnclearRow Unclear(OrderRow row)
    {
        var book = SampleBook.Of(row);

        Assert.Empty(book.Brackets);
        Assert.Equal(0, book.Doubts.Unread);
        var unclear = Assert.Single(book.Doubts.Rows);
        Assert.Equal((SampleRows.Order, "IDEA-EQ", OrderSide.Buy), (unclear.Order.Value, unclear.Symbol, unclear.Side));
        return unclear;
    }
}
