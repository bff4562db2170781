namespace BracketBot.Sandbox.Broker;

/// <summary>BUY or SELL.</summary>
public enum TradeSide
{
    Buy,
    Sell,
}

internal static class TradeSides
{
    public static TradeSide Opposite(this TradeSide side) => side == TradeSide.Buy ? TradeSide.Sell : TradeSide.Buy;

    public static string Text(this TradeSide side) => side == TradeSide.Buy ? "BUY" : "SELL";

    /// <summary>+1 for BUY, -1 for SELL: what a fill does to the position.</summary>
    public static int Sign(this TradeSide side) => side == TradeSide.Buy ? 1 : -1;
}
