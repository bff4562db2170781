namespace BracketBot.Sandbox.Broker;

/// <summary>The instruments and a seeded random walk of their prices. Not thread-safe: used only inside the broker's lock.</summary>
internal sealed class MarketPrices
{
    private readonly Dictionary<string, Instrument> _bySymbol;
    private readonly List<Instrument> _instruments;
    private readonly Random _random;

    public MarketPrices(int seed)
    {
        _random = new Random(seed);
        _instruments = [.. Listings.All()];
        _bySymbol = _instruments.ToDictionary(listed => listed.TradingSymbol, StringComparer.Ordinal);
    }

    public IReadOnlyList<Instrument> Instruments => _instruments;

    public Instrument? Find(string tradingSymbol) => _bySymbol.GetValueOrDefault(tradingSymbol);

    /// <summary>The instrument; lists it at this price if it is not listed yet.</summary>
    public Instrument Listed(string tradingSymbol, string exchange, decimal price)
    {
        if (_bySymbol.TryGetValue(tradingSymbol, out var known))
        {
            return known;
        }

        var listed = new Instrument { TradingSymbol = tradingSymbol, Exchange = exchange, Token = 100_001 + _instruments.Count, Reference = price, Last = price };
        _bySymbol.Add(tradingSymbol, listed);
        _instruments.Add(listed);
        return listed;
    }

    /// <summary>One step of every price: mostly noise, a little pull back to the reference, never out of its band.</summary>
    public void Walk()
    {
        foreach (var listed in _instruments)
        {
            var noise = (decimal)((_random.NextDouble() * 2) - 1) * listed.Reference * listed.Band * 0.06m;
            var pull = (listed.Reference - listed.Last) * 0.01m;
            var reach = listed.Reference * listed.Band;
            listed.Last = listed.Round(Math.Clamp(listed.Last + noise + pull, listed.Reference - reach, listed.Reference + reach));
        }
    }

    /// <summary>How much of a touched entry trades: all of it, or a part in whole lots.</summary>
    public int PartOf(int remaining, int lot)
    {
        var lots = remaining / lot;
        return lots < 2 || _random.NextDouble() < 0.5 ? remaining : _random.Next(1, lots) * lot;
    }
}
