using BracketBot.Core.Alerts;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Alerts;

/// <summary>The order of an alert's buttons.</summary>
public class AlertChoicesTests
{
    private static readonly OrderRow[] Rows =
    [
        SampleRows.Stop, SampleRows.Target, SampleRows.Stop with { LegOrderIndicator = "FOURTH", ExchangeOrderId = "1100000012461401", OrderType = "MARKET", TriggerPrice = 0, Price = 0 },
        SampleRows.Entry, SampleRows.OtherEntry,
    ];

    [Fact]
    public void Of_NoLegNamed_EntriesFirstAndStopsLast() =>
        Assert.Equal(["ENTRY", "ENTRY", "THIRD", "FOURTH", "SECOND"], Indicators(SampleAlert.OfIdea, Rows));

    [Theory]
    [InlineData("SL")]
    [InlineData("second")]
    public void Of_LegNamed_IsFirst(string leg) =>
        Assert.Equal(["SECOND", "ENTRY", "ENTRY", "THIRD", "FOURTH"], Indicators(SampleAlert.OfIdea with { Leg = leg }, Rows));

    [Fact]
    public void Of_LegNamedThatIsNotThere_ChangesNothing() =>
        Assert.Equal(Indicators(SampleAlert.OfIdea, Rows), Indicators(SampleAlert.OfIdea with { Leg = "FIFTH" }, Rows));

    [Fact]
    public void Of_LegsThatCannotBeCancelled_AreLeftOut() => Assert.Equal(
        ["THIRD"],
        Indicators(SampleAlert.OfIdea with { Leg = "ENTRY" }, [SampleRows.Entry with { OrderStatus = "COMPLETE" }, SampleRows.Target, SampleRows.Stop with { ExchangeOrderId = "" }]));

    private static IEnumerable<string> Indicators(Alert alert, OrderRow[] rows) =>
        AlertChoices.Of(alert, SampleBook.Of(rows).Brackets).Select(c => c.Leg.Ref.Indicator.Value);
}
