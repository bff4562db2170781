using BracketBot.Cards;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Orders;

namespace BracketBot.Tests.Cards;

/// <summary>What a card says of the position: never that nothing is held where the rows do not prove it.</summary>
public sealed class LegMeaningTests
{
    private static readonly OrderRow Untold = Samples.EntryRow with { FilledQuantity = null, OrderStatus = "CONFIRMED" };
    private static readonly OrderRow SecondEntry = Samples.EntryRow with { ExchangeOrderId = "1100000012461777" };

    [Theory]
    [InlineData("SECOND")]
    [InlineData("THIRD")]
    public void Exit_FillOfTheEntryUntold_DoesNotSayThatNothingIsHeld(string leg) => Assert.Equal(
        "How much you hold, the broker does not say. Without this leg it may sell at market, or leave a position unprotected.",
        Meaning(leg, Untold, Samples.StopRow, Samples.TargetRow));

    [Fact]
    public void Exit_FillOfACancelledEntryUntold_DoesNotSayThatNothingIsHeld() => Assert.StartsWith(
        "How much you hold, the broker does not say.", Meaning("SECOND", Untold with { OrderStatus = "CANCELLED" }, Samples.StopRow), StringComparison.Ordinal);

    [Fact]
    public void Entry_FillOfAnotherEntryUntold_DoesNotSayThatNothingIsHeld() => Assert.Equal(
        "The open 10 go. How much you hold, the broker does not say: that stays a position.", Meaning("ENTRY", SecondEntry, Untold));

    [Fact]
    public void Entry_FilledPartSoldAlready_IsNoPosition() => Assert.Equal(
        "The open 6 go. The filled 4 are closed already: nothing is held.",
        Meaning("ENTRY", Samples.EntryRow with { FilledQuantity = 4 }, Samples.TargetRow with { Quantity = 4, FilledQuantity = 4, OrderStatus = "COMPLETE" }));

    [Fact]
    public void Entry_FilledPartSoldInPart_SaysWhatIsStillHeld() => Assert.Equal(
        "The open 6 go. The 3 that you hold stay a position.",
        Meaning("ENTRY", Samples.EntryRow with { FilledQuantity = 4 }, Samples.TargetRow with { Quantity = 4, FilledQuantity = 1 }));

    [Fact]
    public void Entry_FilledInPart_StaysAPosition() => Assert.Equal(
        "The open 6 go. The filled 4 stay a position.", Meaning("ENTRY", Samples.EntryRow with { FilledQuantity = 4 }, Samples.StopRow with { Quantity = 4 }));

    [Theory]
    [InlineData(CancelAllGroup.Entries)]
    [InlineData(CancelAllGroup.Exits)]
    public void List_FillUntold_DoesNotSayThatNoPositionIsConcerned(CancelAllGroup group) => Assert.Equal(
        ["How much is held through 1 of them, the broker does not say."],
        CancelAllLines.Left(Samples.Preview("", Samples.Bracket(Untold, Samples.StopRow)), group));

    private static string Meaning(string leg, params OrderRow[] rows)
    {
        var bracket = Samples.Bracket(rows);
        return Assert.Single(LegMeaning.Of(bracket, bracket.Legs.First(l => l.Ref.Indicator.Value == leg)));
    }
}
