namespace BracketBot.Sandbox.Broker;

/// <summary>Something traded, with its last price. Changed only inside the broker's lock.</summary>
internal sealed class Instrument
{
    public required string TradingSymbol { get; init; }

    public required string Exchange { get; init; }

    public required int Token { get; init; }

    public int Lot { get; init; } = 1;

    /// <summary>Smallest price step, in rupees.</summary>
    public decimal Tick { get; init; } = 0.05m;

    /// <summary>The price that the walk stays near, in rupees.</summary>
    public required decimal Reference { get; init; }

    /// <summary>How far the walk may stray from the reference, as a fraction of it.</summary>
    public decimal Band { get; init; } = 0.03m;

    /// <summary>Last traded price, in rupees.</summary>
    public decimal Last { get; set; }

    public decimal Round(decimal price) => Math.Max(Tick, decimal.Round(price / Tick, MidpointRounding.AwayFromZero) * Tick);
}
