namespace BracketBot.Core.Orders;

/// <summary>BUY or SELL; <see cref="Unknown"/> where the row says neither.</summary>
public enum OrderSide
{
    Unknown,
    Buy,
    Sell,
}
