namespace BracketBot.Core.Orders;

/// <summary>BUY or SELL; <see cref="Unknown"/> if the row says neither.</summary>
public enum OrderSide
{
    Unknown,
    Buy,
    Sell,
}
