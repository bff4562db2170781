namespace BracketBot.Sandbox.Broker;

/// <summary>One call on its way through the API.</summary>
/// <param name="Request">The part that is recorded and shown to scripts.</param>
/// <param name="Authorization">The header, including the token: never stored.</param>
/// <param name="ContentType">The body's content type; null if none was given.</param>
/// <param name="Query">The query's parameters.</param>
internal sealed record ApiCall(BrokerRequest Request, string? Authorization, string? ContentType, IQueryCollection Query)
{
    /// <summary>The fault that strikes while the call is carried out; null for none.</summary>
    public BrokerFault? Fault { get; init; }
}
