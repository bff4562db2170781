namespace BracketBot.Sandbox.Broker;

/// <summary>A client of the simulated broker.</summary>
/// <param name="ClientId">The broker's id of the client, such as YA0002.</param>
/// <param name="Name">Shown in trading_info.</param>
/// <param name="AccessToken">The token this client's session has from the start, for configurations that carry a fixed token.</param>
public sealed record SimulatedAccount(string ClientId, string Name, string AccessToken)
{
    /// <summary>The client whose brackets the demo book shows.</summary>
    public static SimulatedAccount Trader { get; } = new("YA0002", "Asha Rao", "sandbox-access-token-YA0002");

    /// <summary>Another client, with an order of their own that the trader must never see.</summary>
    public static SimulatedAccount Neighbour { get; } = new("YA0007", "Vikram Shah", "sandbox-access-token-YA0007");

    internal static IReadOnlyList<SimulatedAccount> Demo { get; } = [Trader, Neighbour];

    /// <summary>Without the token.</summary>
    public override string ToString() => $"{ClientId} {Name}";
}
