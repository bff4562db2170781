namespace BracketBot.Sandbox.Broker;

/// <summary>One call on its way through the API.</summary>
/// <param name="Request">As recorded and shown to scripts.</param>
/// <param name="Authorization">The header, tokens and all: never stored.</param>
/// <param name="ContentType">Of the body; null where none was named.</param>
/// <param name="Query">The query's parameters.</param>
internal sealed record ApiCall(BrokerRequest Request, string? Authorization, string? ContentType, IQueryCollection Query)
{
    /// <summary>What goes wrong while the call is carried out; null for nothing.</summary>
    public BrokerFault? Fault { get; init; }
}
