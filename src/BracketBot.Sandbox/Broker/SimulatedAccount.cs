namespace BracketBot.Sandbox.Broker;

/// <summary>A client of the simulated broker.</summary>
/// <param name="ClientId">The broker's id of the client, such as YA0002.</param>
/// <param name="Name">Shown in trading_info.</param>
/// <param name="AccessToken">The token of this client's session from the start, for configurations with a fixed token.</param>
public sealed record SimulatedAccount(string ClientId, string Name, string AccessToken)
{
    /// <summary>The client whose brackets the demo book shows.</summary>
    public static SimulatedAccount Trader { get; } = new("YA0002", "Asha Rao", "sandbox-access-token-YA0002");

    /// <summary>Also trades, with a small book and not on every exchange.</summary>
    public static SimulatedAccount SecondTrader { get; } = new("YA0003", "Meera Iyer", "sandbox-access-token-YA0003")
    {
        Exchanges = ["NSE", "BSE"],
        Products = ["MIS", "CNC"],
    };

    /// <summary>Another client, whose order the trader must never see.</summary>
    public static SimulatedAccount Neighbour { get; } = new("YA0007", "Vikram Shah", "sandbox-access-token-YA0007");

    /// <summary>As trading_info lists them.</summary>
    public IReadOnlyList<string> Exchanges { get; init; } = ["NSE", "BSE", "NFO"];

    /// <inheritdoc cref="Exchanges"/>
    public IReadOnlyList<string> Products { get; init; } = ["MIS", "NRML", "CNC"];

    /// <summary>"active", or whatever else a broker may say about an account.</summary>
    public string Status { get; init; } = "active";

    internal static IReadOnlyList<SimulatedAccount> Demo { get; } = [Trader, SecondTrader, Neighbour];

    /// <summary>Without the token.</summary>
    public override string ToString() => $"{ClientId} {Name}";
}
