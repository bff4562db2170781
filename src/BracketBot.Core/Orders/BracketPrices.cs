namespace BracketBot.Core.Orders;

/// <summary>
/// Reads <c>square_off_value</c> and <c>stop_loss_value</c> of an entry's row. The documentation does not say whether they are prices or distances from
/// the entry, so this one place decides: a value above half of the entry's price is a price, a smaller one a distance.
/// </summary>
internal static class BracketPrices
{
    public static decimal? Target(decimal? entryPrice, OrderSide side, decimal? value) => Read(entryPrice, value, side == OrderSide.Sell ? -1 : 1);

    public static decimal? Stop(decimal? entryPrice, OrderSide side, decimal? value) => Read(entryPrice, value, side == OrderSide.Sell ? 1 : -1);

    private static decimal? Read(decimal? entryPrice, decimal? value, int direction) => (entryPrice, value) switch
    {
        (_, null or <= 0) => null,
        (null or <= 0, { } v) => v,
        ({ } price, { } v) => v > price / 2 ? v : price + (direction * v),
    };
}
