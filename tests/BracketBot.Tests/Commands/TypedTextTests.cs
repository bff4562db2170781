using BracketBot.Commands;
using BracketBot.Core.Dialogs;

namespace BracketBot.Tests.Commands;

/// <summary>What phones make of a typed text means what was typed.</summary>
public sealed class TypedTextTests
{
    private static readonly BookQuestion Entry = new BookQuestion.OpenLeg("20240314929", "ENTRY");
    private static readonly BookQuestion Bracket = new BookQuestion.OpenBracket("20240314929");

    [Theory]
    [InlineData("\u200b/cancel\u200d", "/cancel")]
    [InlineData("\ufeff/cancel\u00a020240314929", "/cancel 20240314929")]
    [InlineData("\u202a20240314929\u202c", "20240314929")]
    [InlineData("\u2066/orders\u2069\u200f", "/orders")]
    [InlineData("2024\u200b0314\u2060929", "20240314929")]
    [InlineData("２０２４０３１４９２９", "20240314929")]
    [InlineData("٢٠٢٤٠٣١٤٩٢٩", "20240314929")]
    [InlineData("२०२४०३१४९२९", "20240314929")]
    [InlineData("／ｃａｎｃｅｌ", "/cancel")]
    [InlineData("20231211–1897", "20231211-1897")]
    [InlineData("20231211—1897", "20231211-1897")]
    [InlineData("20231211−1897", "20231211-1897")]
    [InlineData("20231211‑1897", "20231211-1897")]
    [InlineData("\ud83d", "")]
    public void Plain_IsWhatWasMeant(string text, string plain) => Assert.Equal(plain, TypedText.Plain(text).Trim('\uFFFD'));

    [Theory]
    [InlineData("20240314929 ENTRY")]
    [InlineData("ENTRY 20240314929")]
    [InlineData("20240314929, ENTRY.")]
    [InlineData("20240314929,ENTRY")]
    [InlineData("#20240314929/ENTRY")]
    [InlineData("20240314929:ENTRY")]
    [InlineData("20240314929-ENTRY")]
    [InlineData("20240314929ENTRY")]
    [InlineData("“20240314929” ‘ENTRY’")]
    [InlineData("cancel 20240314929 ENTRY")]
    [InlineData("Cancel ENTRY 20240314929.")]
    [InlineData("please cancel the ENTRY of order 20240314929")]
    [InlineData("Cancel order: 20240314929, leg: ENTRY")]
    [InlineData("order:20240314929 ENTRY cancel")]
    [InlineData("Cancel 20240314929’s ENTRY!")]
    [InlineData("20240314929\nENTRY")]
    public void Read_InAnyOrder_IsThatLeg(string text) => Assert.Equal(Entry, Question(text));

    [Theory]
    [InlineData("20240314929")]
    [InlineData("20240314929.")]
    [InlineData("Cancel 20240314929")]
    [InlineData("cancel #20240314929…")]
    [InlineData("«20240314929»")]
    [InlineData("cancel sl and target of 20240314929")]
    public void Read_NoOneLeg_IsTheBracket(string text) => Assert.Equal(Bracket, Question(text));

    [Theory]
    [InlineData("20240314929 stop loss", "STOPLOSS")]
    [InlineData("cancel stop-loss of 20240314929", "STOPLOSS")]
    [InlineData("20240314929 tgt", "tgt")]
    [InlineData("20240314929 take profit", "TARGET")]
    [InlineData("20240314929 SL-M", "SL-M")]
    [InlineData("20240314929 2nd leg", "2nd")]
    [InlineData("20240314929 banana", "banana")]
    public void Read_LegsName_IsKeptAsTyped(string text, string leg) => Assert.Equal(new BookQuestion.OpenLeg("20240314929", leg), Question(text));

    [Fact]
    public void Read_SymbolsAndLegs_AreASearch()
    {
        Assert.Equal(new BookQuestion.OpenBracket("IDEA-EQ"), Question("cancel IDEA-EQ"));
        Assert.Equal(new BookQuestion.OpenLeg("idea", "target"), Question("cancel the target of idea"));
        Assert.Equal(new BookQuestion.OpenLeg("NSE:IDEA", "sl"), Question("NSE:IDEA sl"));
        Assert.Equal(new BookQuestion.OpenLeg("NIFTY 22000 CE", "sl"), Question("cancel NIFTY 22000 CE sl"));
        Assert.Equal(new BookQuestion.OpenLeg("", "entry"), Question("cancel entry"));
        Assert.Equal(new BookQuestion.OpenBracket("20240314929 20240314930"), Question("cancel 20240314929 and 20240314930"));
        Assert.Equal(new BookQuestion.ListBrackets(0), Question("cancel it"));
        Assert.Equal(new BookQuestion.OpenBracket("IT"), Question("cancel IT"));
        Assert.Equal(new BookQuestion.ListBrackets(0), Question("CANCEL IT PLEASE"));
    }

    [Theory]
    [InlineData("cancel all", true, false)]
    [InlineData("Cancel everything", true, false)]
    [InlineData("don’t cancel 20240314929", false, true)]
    [InlineData("Do not cancel it", false, true)]
    [InlineData("keep 20240314929", false, true)]
    [InlineData("cancel order no. 20240314929", false, false)]
    public void Read_AllAndNot_AreHeard(string text, bool all, bool not)
    {
        var typed = TypedCancel.Read(TypedText.Plain(text));

        Assert.Equal((all, not), (typed.SaysAll, typed.SaysNot));
    }

    private static BookQuestion Question(string text) => TypedCancel.Read(TypedText.Plain(text)).Question;
}
