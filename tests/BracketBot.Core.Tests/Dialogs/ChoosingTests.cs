using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>The ways to a confirm card: lists, typed ids and typed legs.</summary>
public class ChoosingTests
{
    private static readonly OrderBook OneLeg = SampleBook.Of(SampleRows.Entry);

    [Theory]
    [InlineData(0, SampleRows.Order)]
    [InlineData(1, SampleRows.OtherOrder)]
    public void PickBracket_ByItsPlace_OpensTheBracketThatStoodThere(int index, string order) =>
        Assert.Equal(new BookQuestion.OpenBracket(order), Asked(SampleStates.All["ChoosingOrder"], new DialogInput.PickBracket(index)));

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    public void PickBracket_NoSuchPlace_AsksNothing(int index) =>
        Assert.Null(Asked(SampleStates.All["ChoosingOrder"], new DialogInput.PickBracket(index)));

    [Theory]
    [InlineData(0, "ENTRY")]
    [InlineData(1, "SECOND")]
    [InlineData(2, "THIRD")]
    public void PickLeg_ByItsPlace_ConfirmsTheRowThatStoodThere(int index, string indicator)
    {
        var question = Asked(SampleStates.All["ChoosingLeg"], new DialogInput.PickLeg(index));

        var confirming = Assert.IsType<Confirming>(Read(SampleStates.All["ChoosingLeg"], question!, SampleBook.Full));
        Assert.Equal(new LegIndicator(indicator), confirming.Leg.Indicator);
        Assert.Equal(SampleBook.Bracket.Legs[index].Ref, confirming.Leg);
        Assert.True(confirming.FromChoice);
    }

    [Fact]
    public void PickLeg_OfASettledTicket_ConfirmsThatSibling()
    {
        var settled = SampleStates.All["Closed (Settled)"];

        Assert.Equal(new BookQuestion.OpenLegAgain(SampleBook.Stop.Ref, null), Asked(settled, new DialogInput.PickLeg(0)));
        Assert.Null(Asked(settled, new DialogInput.PickLeg(1)));
    }

    [Fact]
    public void PickLeg_FilledMeanwhile_ShowsTheLegsWithTheReason()
    {
        var book = SampleBook.Both([SampleRows.Stop, SampleRows.Target], [SampleRows.Entry with { OrderStatus = "COMPLETE", FilledQuantity = 10 }]);
        var choosing = Assert.IsType<ChoosingLeg>(
            Read(SampleStates.All["ChoosingLeg"], new BookQuestion.OpenLegAgain(SampleBook.Entry.Ref, null), book));

        Assert.Equal(new Notice.LegBlocked(LegIndicator.Entry, CancelBlock.Filled), choosing.Notice);
    }

    [Theory]
    [InlineData("Idle")]
    [InlineData("ChoosingOrder")]
    public void OpenBracket_OneLegCanBeCancelled_GoesStraightToIt(string state) => Assert.IsType<Confirming>(
        Read(SampleStates.All[state], new BookQuestion.OpenBracket(SampleRows.Order), OneLeg));

    [Fact]
    public void Back_FromTheOnlyLeg_ShowsTheBracket()
    {
        var question = Asked(SampleStates.Confirming, new DialogInput.Back());

        Assert.IsType<ChoosingLeg>(Read(SampleStates.Confirming, question!, OneLeg));
    }

    [Fact]
    public void Refresh_OneLegLeft_StaysWithTheBracket()
    {
        var question = Asked(SampleStates.All["ChoosingLeg"], new DialogInput.Refresh());

        Assert.IsType<ChoosingLeg>(Read(SampleStates.All["ChoosingLeg"], question!, OneLeg));
    }

    [Fact]
    public void OpenBracket_NoSuchId_OffersTheNearest()
    {
        var choosing = Assert.IsType<ChoosingOrder>(Read(new Idle(), new BookQuestion.OpenBracket("2024031493O"), SampleBook.Full));

        Assert.Equal(new Notice.OrderNotOpen("2024031493O"), choosing.Notice);
        Assert.Equal([SampleRows.OtherOrder, SampleRows.Order], choosing.Page.Brackets.Select(b => b.Id.Value));
    }

    [Theory]
    [InlineData("ENTRY", "ENTRY")]
    [InlineData("entry", "ENTRY")]
    [InlineData(" Second ", "SECOND")]
    [InlineData("sl", "SECOND")]
    [InlineData("STOP", "SECOND")]
    [InlineData("target", "THIRD")]
    public void OpenLeg_AWordForOneLeg_ConfirmsIt(string word, string indicator)
    {
        var confirming = Assert.IsType<Confirming>(Read(new Idle(), new BookQuestion.OpenLeg(SampleRows.Order, word), SampleBook.Full));

        Assert.Equal(indicator, confirming.Leg.Indicator.Value);
        Assert.False(confirming.FromChoice);
        Assert.Equal(SampleTime.Now + SampleStates.Rules.ConfirmWithin, confirming.ExpiresAt);
    }

    [Fact]
    public void OpenLeg_AWordForNoLeg_ShowsTheLegs() =>
        Assert.Equal(new Notice.NoSuchLeg("FOURTH"), Choosing("FOURTH", SampleBook.Full).Notice);

    [Fact]
    public void OpenLeg_AWordForTwoRows_AsksWhich()
    {
        var two = SampleBook.Of(SampleRows.Entry, SampleRows.Stop, SampleRows.Stop with { ExchangeOrderId = "1100000012461401" });

        Assert.Equal(new Notice.SeveralLegs("SL"), Choosing("SL", two).Notice);
    }

    [Fact]
    public void OpenLeg_OneOfTwoRowsStillOpen_ConfirmsThatOne()
    {
        var other = SampleRows.Stop with { ExchangeOrderId = "1100000012461401" };
        var book = SampleBook.Both([SampleRows.Entry, other], [SampleRows.Stop with { OrderStatus = "CANCELLED" }]);

        var confirming = Assert.IsType<Confirming>(Read(new Idle(), new BookQuestion.OpenLeg(SampleRows.Order, "SECOND"), book));
        Assert.Equal(other.ExchangeOrderId, confirming.Leg.ExchangeOrderId.Value);
    }

    [Fact]
    public void OpenLeg_NotYetAtTheExchange_SaysWhyNot()
    {
        var book = SampleBook.Of(SampleRows.Entry with { ExchangeOrderId = "" });

        Assert.Equal(new Notice.LegBlocked(LegIndicator.Entry, CancelBlock.NotYetAtExchange), Choosing("ENTRY", book).Notice);
    }

    [Theory]
    [InlineData("IDEA", SampleRows.Order)]
    [InlineData("nse:idea", SampleRows.Order)]
    [InlineData("M&M", SampleRows.OtherOrder)]
    [InlineData("20 240 314 930", SampleRows.OtherOrder)]
    [InlineData("1100000012461500", SampleRows.OtherOrder)]
    [InlineData("cancel my M_M-EQ", SampleRows.OtherOrder)]
    public void OpenBracket_WordsThatOneBracketHas_AreThatBracket(string text, string order)
    {
        var state = Read(new Idle(), new BookQuestion.OpenBracket(text), SampleBook.Full);

        Assert.Equal(order, state switch
        {
            ChoosingLeg s => s.Bracket.Id.Value,
            Confirming s => s.Bracket.Id.Value,
            _ => state.ToString(),
        });
    }

    [Fact]
    public void OpenBracket_SymbolOfSeveral_IsAChoice()
    {
        var choosing = Assert.IsType<ChoosingOrder>(Read(new Idle(), new BookQuestion.OpenBracket("IDEA"), SampleBook.Of([.. SampleRows.Entries(3), SampleRows.OtherEntry])));

        Assert.Equal(new Notice.SeveralBrackets("IDEA"), choosing.Notice);
        Assert.Equal(3, choosing.Page.Brackets.Count);
    }

    [Fact]
    public void OpenBracket_SeveralIds_AreAChoiceOfThose()
    {
        var choosing = Assert.IsType<ChoosingOrder>(
            Read(new Idle(), new BookQuestion.OpenBracket($"{SampleRows.Order} {SampleRows.OtherOrder}"), SampleBook.Full));

        Assert.Equal([SampleRows.Order, SampleRows.OtherOrder], choosing.Page.Brackets.Select(b => b.Id.Value));
    }

    [Theory]
    [InlineData("", "sl", "SECOND")]
    [InlineData("IDEA", "stop loss", "SECOND")]
    [InlineData("IDEA", "tgt", "THIRD")]
    [InlineData("M&M", "entry", "ENTRY")]
    public void OpenLeg_OfTheOnlyBracketThatHasIt_ConfirmsIt(string order, string leg, string indicator) => Assert.Equal(
        indicator, Assert.IsType<Confirming>(Read(new Idle(), new BookQuestion.OpenLeg(order, leg), SampleBook.Full)).Leg.Indicator.Value);

    [Fact]
    public void OpenLeg_LegThatSeveralHave_IsAChoice() => Assert.Equal(
        new Notice.SeveralBrackets("entry"), Assert.IsType<ChoosingOrder>(Read(new Idle(), new BookQuestion.OpenLeg("", "entry"), SampleBook.Full)).Notice);

    [Fact]
    public void OpenLeg_SymbolBesideTheId_IsNoLeg() =>
        Assert.Null(Assert.IsType<ChoosingLeg>(Read(new Idle(), new BookQuestion.OpenLeg(SampleRows.Order, "IDEA"), SampleBook.Full)).Notice);

    [Theory]
    [InlineData(0, 0, 5)]
    [InlineData(2, 2, 1)]
    [InlineData(99, 2, 1)]
    [InlineData(-1, 0, 5)]
    public void ListBrackets_APage_ShowsFiveOfTheOpenOnes(int asked, int page, int count)
    {
        var closed = SampleRows.Entry with { OrderStatus = "CANCELLED" };
        var choosing = Assert.IsType<ChoosingOrder>(
            Read(new Idle(), new BookQuestion.ListBrackets(asked), SampleBook.Of([closed, .. SampleRows.Entries(11)])));

        Assert.Equal((page, 3, 11, count), (choosing.Page.Page, choosing.Page.Pages, choosing.Page.Total, choosing.Page.Brackets.Count));
    }

    private static ChoosingLeg Choosing(string word, OrderBook book) =>
        Assert.IsType<ChoosingLeg>(Read(new Idle(), new BookQuestion.OpenLeg(SampleRows.Order, word), book));

    private static BookQuestion? Asked(DialogState state, DialogInput input) => CancelDialog
        .Step(state, input, SampleTime.Now, SampleStates.Rules).Effects.OfType<DialogEffect.ReadBook>().SingleOrDefault()?.Question;

    private static DialogState Read(DialogState state, BookQuestion question, OrderBook book) =>
        CancelDialog.Step(state, new DialogInput.BookRead(question, book), SampleTime.Now, SampleStates.Rules).State;
}
