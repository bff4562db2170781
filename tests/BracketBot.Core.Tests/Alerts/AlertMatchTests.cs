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

    [Fact]
    public void Find_OrderNamed_IsThatOneWhateverElseItSays() =>
        Assert.Equal([SampleRows.OtherOrder], Ids(SampleAlert.OfIdea with { Order = SampleRows.OtherOrder, Side = "SELL", Text = "IDEA" }));

    [Fact]
    public void Find_OrderNamedThatIsNotOpen_MatchesNothingElse() => Assert.Empty(Ids(SampleAlert.OfIdea with { Order = "20240314999", Text = SampleRows.Order }));

    [Fact]
    public void Find_BracketThatIsOver_IsNotOpen() =>
        Assert.Empty(AlertMatch.Find(SampleAlert.OfIdea, SampleBook.Both([], [SampleRows.Entry with { OrderStatus = "COMPLETE" }])));

    [Theory]
    [InlineData("", "", true)]
    [InlineData("NSE", "", true)]
    [InlineData("nse", "BUY", true)]
    [InlineData("BSE", "", false)]
    [InlineData("", "SELL", false)]
    [InlineData("NSE", "SELL", false)]
    [InlineData("NSE_DLY", "long", true)]
    [InlineData("NFO", "", true)]
    [InlineData("BFO", "", false)]
    [InlineData("", "short", false)]
    [InlineData("", "flat", true)]
    public void Find_ExchangeAndSide_NarrowASymbol(string exchange, string side, bool found)
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

    private static OrderBook Book(string symbol) => SampleBook.Of(SampleRows.Entry with { TradingSymbol = symbol });

    private static IReadOnlyList<BracketOrder> BySymbol(string written, string symbol) =>
        AlertMatch.Find(SampleAlert.Frame() with { Symbol = written }, Book(symbol));

    private static IEnumerable<string> Ids(Alert alert) => AlertMatch.Find(alert, SampleBook.Full).Select(b => b.Id.Value);
}
