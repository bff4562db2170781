namespace BracketBot.Sandbox.Broker;

/// <summary>The answer to send.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The whole body.</param>
internal sealed record Answer(int Status, byte[] Body)
{
    public string ContentType { get; init; } = "application/json; charset=utf-8";

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Where a redirect goes.</summary>
    public string? Location { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Whether the order book was changed.</summary>
    public bool Acted { get; init; }
}
