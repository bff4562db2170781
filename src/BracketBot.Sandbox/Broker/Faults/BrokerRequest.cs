namespace BracketBot.Sandbox.Broker;

/// <summary>A request as it came in, for a script to decide on.</summary>
/// <param name="Call">What it asks for.</param>
/// <param name="Number">Its number among the requests of its kind, from 1.</param>
/// <param name="OmsOrderId">The order id in the path; null if the path has none.</param>
/// <param name="Method">GET, DELETE, POST.</param>
/// <param name="Path">Without the query.</param>
/// <param name="RawQuery">With its question mark, still encoded; empty for none.</param>
/// <param name="Body">As it came; empty for none.</param>
public sealed record BrokerRequest(BrokerCall Call, int Number, string? OmsOrderId, string Method, string Path, string RawQuery, string Body);
