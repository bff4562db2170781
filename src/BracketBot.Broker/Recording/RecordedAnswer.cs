namespace BracketBot.Broker.Recording;

/// <summary>One request and its answer before masking. It never leaves the recorder in this form.</summary>
/// <param name="Account">Counts the sessions from 1.</param>
/// <param name="Path">Without the base address's own path.</param>
/// <param name="Query">With its question mark; "" for none.</param>
/// <param name="Status">Null if no answer came.</param>
/// <param name="Body">Null if it could not be read.</param>
/// <param name="Problem">Why there is no answer or no body, as a <c>FailureKind</c>, else "".</param>
internal sealed record RecordedAnswer(int Account, string Method, string Path, string Query, int? Status, byte[]? Body, string Problem)
{
    /// <summary>Media type and charset; "" if the answer has none.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>Seconds or an HTTP date; "" if the answer has none.</summary>
    public string RetryAfter { get; init; } = "";
}
