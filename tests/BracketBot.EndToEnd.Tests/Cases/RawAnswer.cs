namespace BracketBot.EndToEnd.Cases;

/// <summary>An answer of the broker as it goes over the wire.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body as it is; <c>CLIENT</c> in it becomes the client id of whoever asks.</param>
internal sealed record RawAnswer(int Status, string Body)
{
    /// <summary>The cancel as the broker documents its success.</summary>
    public static readonly RawAnswer Taken = Ok($$"""{"data":{"basket_id":"","message":"{{BrokerSays.Cancelled}}"},"message":"","status":"success"}""");

    /// <summary>A list without rows.</summary>
    public static readonly RawAnswer Empty = List();

    public string ContentType { get; init; } = "application/json";

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The answer waits for this; null for an answer at once.</summary>
    public Task? Until { get; init; }

    /// <summary>True for a connection that ends without an answer.</summary>
    public bool CutsOff { get; init; }

    public static RawAnswer Ok(string body) => new(200, body);

    /// <summary>A list of the order book with these rows.</summary>
    public static RawAnswer List(params string[] rows) =>
        Ok($$$"""{"data":{"orders":[{{{string.Join(',', rows)}}}]},"message":"","status":"success"}""");
}
