namespace BracketBot.Sandbox.Broker;

/// <summary>A request that reached the simulated broker, as of the moment it was read from the recording. Holds no token.</summary>
/// <param name="Number">Among all requests, from 1, in the order received.</param>
/// <param name="Call">What it asked for.</param>
/// <param name="Method">GET, DELETE, POST.</param>
/// <param name="Path">Without the query.</param>
/// <param name="RawQuery">With its question mark, still encoded; empty for none.</param>
/// <param name="Body">The body's bytes as UTF-8 text; empty for none. Left out for POST /oauth2/auth and /oauth2/token.</param>
/// <param name="HasAuthorization">Whether an Authorization header was there.</param>
/// <param name="ReceivedAt">On the broker's clock.</param>
public sealed record RecordedRequest(
    int Number, BrokerCall Call, string Method, string Path, string RawQuery, string Body, bool HasAuthorization, DateTimeOffset ReceivedAt)
{
    /// <summary>The HTTP status sent; null while in flight, and for good if the connection was dropped without an answer.</summary>
    public int? AnsweredStatus { get; init; }

    /// <summary>Whether it changed the order book.</summary>
    public bool ActedOnBook { get; init; }

    /// <summary>The faults that struck it, by name; null for none.</summary>
    public string? Fault { get; init; }

    /// <summary>When the broker finished with it, answered or not; null while in flight.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}
