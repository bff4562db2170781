using System.Globalization;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Tests.Orders;

/// <summary>Target and stop as the entry's row names them: prices, or distances from the entry.</summary>
public class BracketPricesTests
{
    [Theory]
    [InlineData("11.90", OrderSide.Buy, "1", "12.90", "10.90")]
    [InlineData("11.90", OrderSide.Sell, "1", "10.90", "12.90")]
    [InlineData("11.90", OrderSide.Buy, "12.90", "12.90", "12.90")]
    [InlineData("11.90", OrderSide.Sell, "10.90", "10.90", "10.90")]
    [InlineData("11.90", OrderSide.Buy, "5.95", "17.85", "5.95")]
    [InlineData("11.90", OrderSide.Buy, "5.96", "5.96", "5.96")]
    [InlineData(null, OrderSide.Buy, "12.90", "12.90", "12.90")]
    [InlineData("11.90", OrderSide.Buy, "0", null, null)]
    [InlineData("11.90", OrderSide.Buy, "-1", null, null)]
    [InlineData("11.90", OrderSide.Buy, null, null, null)]
    [InlineData(null, OrderSide.Sell, null, null, null)]
    public void TargetAndStop_ByTheEntrysPrice(string? entry, OrderSide side, string? value, string? target, string? stop)
    {
        Assert.Equal(Number(target), BracketPrices.Target(Number(entry), side, Number(value)));
        Assert.Equal(Number(stop), BracketPrices.Stop(Number(entry), side, Number(value)));
    }

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
