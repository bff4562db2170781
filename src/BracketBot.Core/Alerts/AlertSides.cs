using BracketBot.Core.Orders;

namespace BracketBot.Core.Alerts;

/// <summary>The side that an alert's word names.</summary>
internal static class AlertSides
{
    /// <summary>Null for a word that names none, such as "exit".</summary>
    public static OrderSide? Of(string word) => word.Trim().ToUpperInvariant() switch
    {
        "BUY" or "LONG" or "B" or "BUYING" or "BULLISH" or "EXIT LONG" or "CLOSE LONG" or "LONG EXIT" => OrderSide.Buy,
        "SELL" or "SHORT" or "S" or "SELLING" or "BEARISH" or "EXIT SHORT" or "CLOSE SHORT" or "SHORT EXIT" => OrderSide.Sell,
        _ => null,
    };
}
