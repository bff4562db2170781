using System.Globalization;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Tests.Orders;

public class AmountTests
{
    [Theory]
    [InlineData("11.9", "11.90", "11.9")]
    [InlineData("11.900000", "11.90", "11.9")]
    [InlineData("0.05", "0.05", "0.05")]
    [InlineData("83.2525", "83.2525", "83.2525")]
    [InlineData("22000", "22000.00", "22000")]
    [InlineData("0", "0.00", "0")]
    public void PriceAndUnits_AsText(string value, string price, string units)
    {
        var number = decimal.Parse(value, CultureInfo.InvariantCulture);

        Assert.Equal((price, units, units), (Amount.Price(number), Amount.Units(number), Amount.Text(number)));
    }

    [Fact]
    public void Text_OfNone_IsADash() => Assert.Equal("–", Amount.Text(null));
}
