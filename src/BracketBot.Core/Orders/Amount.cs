using System.Globalization;

namespace BracketBot.Core.Orders;

/// <summary>Prices and quantities as text.</summary>
public static class Amount
{
    /// <summary>A price in rupees with at least two decimals: 11.90. Currency pairs keep their four.</summary>
    public static string Price(decimal price) => price.ToString("0.00##", CultureInfo.InvariantCulture);

    /// <summary>A quantity in units, without trailing zeros.</summary>
    public static string Units(decimal quantity) => quantity.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A price or a quantity, if the caller can't tell which; a dash for none.</summary>
    public static string Text(decimal? value) => value is { } v ? v.ToString("0.####", CultureInfo.InvariantCulture) : "–";
}
