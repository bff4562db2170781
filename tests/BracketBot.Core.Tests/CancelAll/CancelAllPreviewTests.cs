using BracketBot.Core.CancelAll;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.CancelAll;

/// <summary>What a list takes, and how it is split.</summary>
public class CancelAllPreviewTests
{
    private static readonly CancelAllFilter All = new("", null, null);

    [Fact]
    public void Legs_ByGroup_AreSplitInTheBooksOrder()
    {
        var preview = CancelAllPreview.Of(All, SampleBook.Full);

        Assert.Equal([$"{SampleRows.Order} ENTRY", $"{SampleRows.OtherOrder} ENTRY"], Named(preview, CancelAllGroup.Entries));
        Assert.Equal([$"{SampleRows.Order} SECOND", $"{SampleRows.Order} THIRD"], Named(preview, CancelAllGroup.Exits));
    }

    [Theory]
    [InlineData("IDEA-EQ")]
    [InlineData("idea-eq")]
    [InlineData("Idea-Eq")]
    [InlineData("IDEA")]
    [InlineData("NSE:IDEA")]
    [InlineData(SampleRows.Order)]
    public void Filter_SymbolAsPeopleWriteIt_OrOrder_IsTaken(string symbol)
    {
        var preview = CancelAllPreview.Of(All with { Symbol = symbol }, SampleBook.Full);

        Assert.Equal([SampleRows.Order], preview.Brackets.Select(b => b.Id.Value));
    }

    [Theory]
    [InlineData("IDEA-E")]
    [InlineData("RELIANCE")]
    [InlineData("2024031492")]
    public void Filter_AnotherSymbol_TakesNothing(string symbol) => Assert.Empty(CancelAllPreview.Of(All with { Symbol = symbol }, SampleBook.Full).Brackets);

    [Fact]
    public void Filter_Group_LeavesTheOtherEmpty()
    {
        var entries = CancelAllPreview.Of(All with { Group = CancelAllGroup.Entries }, SampleBook.Full);
        var exits = CancelAllPreview.Of(All with { Group = CancelAllGroup.Exits }, SampleBook.Full);

        Assert.Equal((2, 0), (entries.Legs(CancelAllGroup.Entries).Count, entries.Legs(CancelAllGroup.Exits).Count));
        Assert.Equal((0, 2), (exits.Legs(CancelAllGroup.Entries).Count, exits.Legs(CancelAllGroup.Exits).Count));
        Assert.Equal([SampleRows.Order], exits.Brackets.Select(b => b.Id.Value));
    }

    [Fact]
    public void Filter_Only_IsExactlyThoseLegs()
    {
        var preview = CancelAllPreview.Of(All with { Only = [SampleBook.Target.Ref] }, SampleBook.Full);

        Assert.Empty(preview.Legs(CancelAllGroup.Entries));
        Assert.Equal([SampleBook.Target.Ref], preview.Legs(CancelAllGroup.Exits).Select(l => l.Leg.Ref));
        Assert.Empty(CancelAllPreview.Of(All with { Only = [] }, SampleBook.Full).Brackets);
    }

    [Fact]
    public void Legs_UnderWayOrUnsure_AreCounted()
    {
        var book = SampleBook.Of(
            SampleRows.Stop with { OrderStatus = "CANCEL_PENDING" }, SampleRows.Target with { OrderStatus = "" }, SampleRows.OtherEntry with { ExchangeOrderId = "1.1E+15" });
        var preview = CancelAllPreview.Of(All, book);

        Assert.Empty(preview.Brackets);
        Assert.Equal((1, 2, 0), (preview.UnderWay, preview.Unsure, preview.NotYet));
    }

    [Fact]
    public void Legs_ThatCannotBeCancelled_AreLeftOut()
    {
        var book = SampleBook.Both(
            [SampleRows.Stop with { ExchangeOrderId = "" }, SampleRows.Target, SampleRows.OtherEntry with { OrderStatus = "CANCELLED" }],
            [SampleRows.Entry with { OrderStatus = "COMPLETE", FilledQuantity = 10 }]);
        var preview = CancelAllPreview.Of(All, book);

        Assert.Empty(preview.Legs(CancelAllGroup.Entries));
        Assert.Equal([$"{SampleRows.Order} THIRD"], Named(preview, CancelAllGroup.Exits));
        Assert.Equal([SampleRows.Order], preview.Brackets.Select(b => b.Id.Value));
        Assert.Equal((1, 0), (preview.NotYet, preview.Others));
    }

    [Fact]
    public void Filter_LegsThatItDoesNotTake_AreCounted() => Assert.Equal(4, CancelAllPreview.Of(All with { Symbol = "TCS" }, SampleBook.Full).Others);

    private static IEnumerable<string> Named(CancelAllPreview preview, CancelAllGroup group) =>
        preview.Legs(group).Select(l => $"{l.Leg.Ref.OmsOrderId} {l.Leg.Ref.Indicator}");
}
