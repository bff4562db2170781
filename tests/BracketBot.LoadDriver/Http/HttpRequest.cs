namespace BracketBot.LoadDriver.Http;

/// <summary>A request as it lies in its connection's buffer: good until that is read into again.</summary>
/// <param name="path">Without the query string.</param>
/// <param name="query">What follows the question mark; empty where there is none.</param>
/// <param name="contentType">Empty where the header is missing, as is <paramref name="authorization"/>.</param>
/// <param name="body">Whole, chunks put together.</param>
internal readonly ref struct HttpRequest(
    ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, ReadOnlySpan<byte> query, ReadOnlySpan<byte> contentType, ReadOnlySpan<byte> authorization,
    ReadOnlySpan<byte> body)
{
    public ReadOnlySpan<byte> Method { get; } = method;

    public ReadOnlySpan<byte> Path { get; } = path;

    public ReadOnlySpan<byte> Query { get; } = query;

    public ReadOnlySpan<byte> ContentType { get; } = contentType;

    public ReadOnlySpan<byte> Authorization { get; } = authorization;

    public ReadOnlySpan<byte> Body { get; } = body;
}
