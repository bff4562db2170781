namespace BracketBot.Sandbox.Broker;

/// <summary>Brackets for filling a big book: open and filled ones in turn, every third one short, on all the market's symbols.</summary>
internal static class TypicalBracket
{
    public static BracketSpec Number(int i, MarketPrices market)
    {
        var listed = market.Instruments[i % market.Instruments.Count];
        var (side, step) = i % 3 == 2 ? (TradeSide.Sell, 1) : (TradeSide.Buy, -1);
        var price = listed.Round(listed.Reference * (1 + (step * 0.04m)));
        return new()
        {
            Symbol = listed.TradingSymbol,
            Exchange = listed.Exchange,
            Side = side,
            Quantity = 10 * listed.Lot,
            EntryPrice = price,
            Target = listed.Round(price * (1 - (step * 0.08m))),
            Stop = listed.Round(price * (1 + (step * 0.08m))),
            FilledParts = i % 2 == 0 ? [] : [10 * listed.Lot],
        };
    }
}
