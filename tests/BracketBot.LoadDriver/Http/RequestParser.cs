namespace BracketBot.LoadDriver.Http;

/// <summary>Reads HTTP/1.1 requests out of what has come so far. Keeps nothing: a request that was not whole is read again from its start.</summary>
internal static class RequestParser
{
    private const int LongestHead = 64 * 1024;

    /// <param name="buffer">Begins where a request does; may hold more than one.</param>
    /// <param name="length">The bytes that the request takes up, where it is whole.</param>
    public static ParseResult TryRead(ReadOnlySpan<byte> buffer, out HttpRequest request, out int length)
    {
        request = default;
        length = 0;
        var headLength = buffer.IndexOf("\r\n\r\n"u8);
        if (headLength < 0)
        {
            return buffer.Length > LongestHead ? ParseResult.Bad : ParseResult.NeedMore;
        }

        if (!RequestHead.TryRead(buffer[..headLength], out var head))
        {
            return ParseResult.Bad;
        }

        var bodyAt = headLength + 4;
        var result = TryReadBody(head, buffer[bodyAt..], out var body, out var bodyLength);
        if (result == ParseResult.Whole)
        {
            request = new HttpRequest(head.Method, head.Path, head.Query, head.ContentType, head.Authorization, body);
            length = bodyAt + bodyLength;
        }

        return result;
    }

    private static ParseResult TryReadBody(RequestHead head, ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> body, out int length)
    {
        if (head.IsChunked)
        {
            return ChunkedBody.TryRead(rest, out body, out length);
        }

        var isWhole = rest.Length >= head.ContentLength;
        body = isWhole ? rest[..head.ContentLength] : default;
        length = body.Length;
        return isWhole ? ParseResult.Whole : ParseResult.NeedMore;
    }
}
