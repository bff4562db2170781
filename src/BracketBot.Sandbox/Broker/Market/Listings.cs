namespace BracketBot.Sandbox.Broker;

/// <summary>What the market lists from the start, at prices near those of mid March 2024.</summary>
internal static class Listings
{
    public static IEnumerable<Instrument> All() =>
    [
        Listed("IDEA-EQ", "NSE", 14366, 13.40m),
        Listed("M&M-EQ", "NSE", 2031, 1896.00m),
        Listed("SBIN-EQ", "NSE", 3045, 754.00m),
        Listed("TATASTEEL-EQ", "NSE", 3499, 147.60m),
        Listed("RELIANCE-EQ", "NSE", 2885, 2931.00m),
        Listed("INFY-EQ", "NSE", 1594, 1618.00m),
        Listed("WIPRO-EQ", "NSE", 3787, 515.00m),
        Listed("ITC-EQ", "NSE", 1660, 411.00m),
        Listed("HDFCBANK-EQ", "NSE", 1333, 1452.00m),
        Listed("YESBANK-EQ", "NSE", 11915, 23.10m),
        Listed("ONGC-EQ", "NSE", 2475, 266.00m),
        Listed("NIFTY24MAR22000CE", "NFO", 43821, 106.00m, lot: 50, band: 0.20m),
        Listed("COFORGE24MAR5700PE", "NFO", 91754, 140.00m, lot: 150, band: 0.18m),
    ];

    private static Instrument Listed(string symbol, string exchange, int token, decimal price, int lot = 1, decimal band = 0.03m) => new()
    {
        TradingSymbol = symbol,
        Exchange = exchange,
        Token = token,
        Lot = lot,
        Reference = price,
        Last = price,
        Band = band,
    };
}
