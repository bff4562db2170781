using BracketBot.Core.Alerts;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Alerts;

/// <summary>Which open brackets an alert means.</summary>
public class AlertMatchTests
{
    [Theory]
    [InlineData("IDEA", "IDEA-EQ")]
    [InlineData("NSE:IDEA", "IDEA-EQ")]
    [InlineData("nse:idea", "IDEA-EQ")]
    [InlineData("IDEA-EQ", "IDEA-EQ")]
    [InlineData("M_M", "M&M-EQ")]
    [InlineData("NSE:M_M", "M&M-EQ")]
    [InlineData("M&M", "M&M-EQ")]
    [InlineData("BAJAJ_AUTO", "BAJAJ-AUTO-EQ")]
    [InlineData("BAJAJ_AUTO", "BAJAJ-AUTO")]
    [InlineData("LT", "LT-EQ")]
    [InlineData("GOLDBEES", "GOLDBEES-BE")]
    [InlineData("IDEA.NS", "IDEA-EQ")]
    [InlineData("idea.bo", "IDEA-EQ")]
    [InlineData("IDEA-EQ.NSE", "IDEA-EQ")]
    [InlineData("NSE IDEA", "IDEA-EQ")]
    [InlineData("NSE-IDEA-EQ", "IDEA-EQ")]
    [InlineData("NSE_EQ|IDEA", "IDEA-EQ")]
    [InlineData("NSE_DLY:IDEA", "IDEA-EQ")]
    [InlineData("IDEA_EQ", "IDEA-EQ")]
    [InlineData("IDEA EQ", "IDEA-EQ")]
    [InlineData("$IDEA", "IDEA-EQ")]
    [InlineData("IDEA-EQ", "IDEA")]
    [InlineData("IDEA-BE", "IDEA")]
    [InlineData("M%26M", "M&M-EQ")]
    [InlineData("M&amp;M", "M&M-EQ")]
    [InlineData("M&M.NS", "M&M-EQ")]
    [InlineData("NIFTY240328C22000", "NIFTY24MAR22000CE")]
    [InlineData("NSE:NIFTY240321C22000", "NIFTY2432122000CE")]
    [InlineData("NIFTY241010P25000", "NIFTY24O1025000PE")]
    [InlineData("NIFTY 22000 CE", "NIFTY24MAR22000CE")]
    [InlineData("NIFTY 28 MAR 22000 CE", "NIFTY24MAR22000CE")]
    [InlineData("NIFTY 28 Mar 2024 CE 22000", "NIFTY24MAR22000CE")]
    [InlineData("NIFTY28MAR2422000CE", "NIFTY24MAR22000CE")]
    [InlineData("NIFTY MAR 22000 CE", "NIFTY24MAR22000CE")]
    [InlineData("NIFTY1!", "NIFTY24MARFUT")]
    [InlineData("NSE:BANKNIFTY1!", "BANKNIFTY24MARFUT")]
    [InlineData("NIFTYH2024", "NIFTY24MARFUT")]
    [InlineData("NIFTY MAR FUT", "NIFTY24MARFUT")]
    [InlineData("RELIANCE-FUT", "RELIANCE24MARFUT")]
    [InlineData("NIFTY24MAR22000CE", "NIFTY24MAR22000CE")]
    [InlineData("NFO:BANKNIFTY2431447000PE", "BANKNIFTY2431447000PE")]
    public void Find_Symbol_AsAChartWritesIt(string written, string symbol) => Assert.Single(BySymbol(written, symbol));

    [Theory]
    [InlineData("IDE", "IDEA-EQ")]
    [InlineData("IDEAFORGE", "IDEA-EQ")]
    [InlineData("EQ", "IDEA-EQ")]
    [InlineData("NSE:", "IDEA-EQ")]
    [InlineData("--", "IDEA-EQ")]
    [InlineData("MM", "M-EQ")]
    [InlineData("BAJAJ", "BAJAJ-AUTO")]
    [InlineData("NIFTY", "NIFTY24MAR22000CE")]
    [InlineData("NIFTY24MAR22000", "NIFTY24MAR22000CE")]
    [InlineData("NIFTY24MAR22000PE", "NIFTY24MAR22000CE")]
    [InlineData("NIFTY24APR22000CE", "NIFTY24MAR22000CE")]
    [InlineData("NIFTY25MAR22000CE", "NIFTY24MAR22000CE")]
    [InlineData("NIFTY240328P22000", "NIFTY24MAR22000CE")]
    [InlineData("NIFTY240307C22000", "NIFTY24MAR22000CE")]
    [InlineData("NIFTY240328C22100", "NIFTY24MAR22000CE")]
    [InlineData("BANKNIFTY240328C22000", "NIFTY24MAR22000CE")]
    [InlineData("NIFTY1!", "NIFTY24MAR22000CE")]
    [InlineData("NIFTY1!", "BANKNIFTY24MARFUT")]
    [InlineData("NIFTYJ2024", "NIFTY24MARFUT")]
    [InlineData("NIFTY1!", "NIFTYBEES-EQ")]
    [InlineData("IDEA-EQ", "IDEAEQ1-EQ")]
    [InlineData("NSE", "IDEA-EQ")]
    [InlineData(".NS", "IDEA-EQ")]
    public void Find_AnotherSymbol_MatchesNothing(string written, string symbol) => Assert.Empty(BySymbol(written, symbol));

    [Theory]
    [InlineData("20240314929")]
    [InlineData("order #20240314929: out of it")]
    [InlineData("out of 20240314929.")]
    [InlineData("(20240314929)")]
    [InlineData("order=20240314929|now")]
    [InlineData("order:20240314929")]
    public void Find_IdInTheText_IsThatBracketAlone(string text) =>
        Assert.Equal([SampleRows.Order], Ids(SampleAlert.Frame() with { Text = text + " M&M-EQ" }));

    [Theory]
    [InlineData("IDEA crossed 12")]
    [InlineData("sell IDEA!")]
    [InlineData("sell: IDEA.")]
    [InlineData("RSI(14) of (IDEA), 5m")]
    [InlineData("[IDEA]")]
    [InlineData("“IDEA” now")]
    [InlineData("$IDEA up")]
    [InlineData("alert on NSE:IDEA\nnow")]
    [InlineData("IDEA\u00a0crossed")]
    [InlineData("symbol=IDEA/5m")]
    [InlineData("nse:idea crossed")]
    [InlineData("idea-eq crossed")]
    public void Find_SymbolInTheText_WithWhateverStandsAround(string text) => Assert.Equal([SampleRows.Order], Ids(SampleAlert.Frame() with { Text = text }));

    [Theory]
    [InlineData("a bad idea", "IDEA-EQ")]
    [InlineData("Idea: get out", "IDEA-EQ")]
    [InlineData("IDEAS", "IDEA-EQ")]
    [InlineData("it is time to sell", "IT-EQ")]
    [InlineData("It is time", "IT-EQ")]
    [InlineData("A crossing of B", "A-EQ")]
    [InlineData("crossed 12 and can go", "CAN-EQ")]
    [InlineData("gold falls", "GOLD-BE")]
    [InlineData("2024031492", "IDEA-EQ")]
    [InlineData("1100000012461398", "IDEA-EQ")]
    public void Find_WordsThatOnlyLookLikeIt_MatchNothing(string text, string symbol) =>
        Assert.Empty(AlertMatch.Find(SampleAlert.Frame() with { Text = text }, Book(symbol)));

    [Fact]
    public void Find_SeveralInTheText_AreAllOfThem() =>
        Assert.Equal([SampleRows.Order, SampleRows.OtherOrder], Ids(SampleAlert.Frame() with { Text = "M_M and IDEA crossed" }));

    [Theory]
    [InlineData("Sell NIFTY 22000 CE now")]
    [InlineData("NIFTY 28 MAR 22000 CE: target done")]
    [InlineData("NIFTY240328C22000 crossed 94")]
    public void Find_ContractInTheText_ReadsOverItsWords(string text) =>
        Assert.Single(AlertMatch.Find(SampleAlert.Frame() with { Text = text }, Book("NIFTY24MAR22000CE")));

    [Fact]
    public void Find_OrderNamed_IsThatOneWhateverElseItSays() =>
        Assert.Equal([SampleRows.OtherOrder], Ids(SampleAlert.OfIdea with { Order = SampleRows.OtherOrder, Side = "SELL", Text = "IDEA" }));

    [Theory]
    [InlineData("20240314999", "NSE:IDEA", "")]
    [InlineData("sell", "IDEA", "")]
    [InlineData("20240314999", "RELIANCE", "out of IDEA")]
    [InlineData("", "{{ticker}}", "IDEA crossed")]
    [InlineData("", "Nifty 50", "IDEA crossed")]
    public void Find_WhatMatchesNothing_ShutsOutNothing(string order, string symbol, string text) =>
        Assert.Equal([SampleRows.Order], Ids(SampleAlert.Frame() with { Order = order, Symbol = symbol, Text = text }));

    [Fact]
    public void Find_SeveralSymbols_AreAllOfThem() => Assert.Equal(
        [SampleRows.Order, SampleRows.OtherOrder], Ids(SampleAlert.Frame() with { Symbol = "SBIN, M&M, IDEA", Symbols = ["SBIN", "M&M", "IDEA"] }));

    [Fact]
    public void Find_BracketThatIsOver_IsNotOpen() =>
        Assert.Empty(AlertMatch.Find(SampleAlert.OfIdea, SampleBook.Both([], [SampleRows.Entry with { OrderStatus = "COMPLETE" }])));

    [Theory]
    [InlineData("", "", true)]
    [InlineData("NSE", "", true)]
    [InlineData("nse", "BUY", true)]
    [InlineData("BSE", "", false)]
    [InlineData("", "SELL", true)]
    [InlineData("NSE", "SELL", true)]
    [InlineData("BSE", "SELL", false)]
    [InlineData("NSE:", "", true)]
    [InlineData("NSE_EQ", "", true)]
    [InlineData("cash", "", true)]
    [InlineData("NSE_DLY", "long", true)]
    [InlineData("NFO", "", true)]
    [InlineData("BFO", "", false)]
    [InlineData("", "short", true)]
    [InlineData("", "flat", true)]
    public void Find_ExchangeNarrowsASymbol_SideDoesNot(string exchange, string side, bool found)
    {
        Assert.Equal(found, Ids(SampleAlert.OfIdea with { Exchange = exchange, Side = side }).Any());
        Assert.Equal(found, Ids(SampleAlert.Frame() with { Text = "IDEA", Exchange = exchange, Side = side }).Any());
    }

    [Fact]
    public void Find_TwoBracketsOfASymbol_AreBothInTheBooksOrder()
    {
        var book = SampleBook.Of([.. SampleRows.Entries(2)]);

        Assert.Equal(book.Open, AlertMatch.Find(SampleAlert.OfIdea, book));
    }

    [Theory]
    [InlineData("sell", "SELL", "BUY")]
    [InlineData("buy", "BUY", "SELL")]
    [InlineData("short", "SELL", "BUY")]
    [InlineData("exit long", "BUY", "SELL")]
    public void Find_Side_ComesFirstAndTheOtherOneAfterIt(string word, string first, string second)
    {
        var rows = SampleRows.Entries(2).ToList();
        var book = SampleBook.Of(rows[0] with { OrderSide = second }, rows[1] with { OrderSide = first });

        Assert.Equal([rows[1].OmsOrderId, rows[0].OmsOrderId], AlertMatch.Find(SampleAlert.OfIdea with { Side = word }, book).Select(b => b.Id.Value));
    }

    private static OrderBook Book(string symbol) => SampleBook.Of(SampleRows.Entry with { TradingSymbol = symbol });

    private static IReadOnlyList<BracketOrder> BySymbol(string written, string symbol) =>
        AlertMatch.Find(SampleAlert.Frame() with { Symbol = written }, Book(symbol));

    private static IEnumerable<string> Ids(Alert alert) => AlertMatch.Find(alert, SampleBook.Full).Select(b => b.Id.Value);
}
