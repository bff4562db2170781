using System.Buffers;
using System.Buffers.Text;

namespace BracketBot.LoadDriver.Http;

/// <summary>A body sent with <c>Transfer-Encoding: chunked</c>.</summary>
internal static class ChunkedBody
{
    /// <param name="rest">What follows the head.</param>
    /// <param name="length">The bytes that the body takes up in <paramref name="rest"/>.</param>
    public static ParseResult TryRead(ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> body, out int length)
    {
        body = default;
        length = 0;
        var whole = new ArrayBufferWriter<byte>();
        var at = 0;
        while (true)
        {
            var lineEnd = rest[at..].IndexOf("\r\n"u8);
            if (lineEnd < 0)
            {
                return ParseResult.NeedMore;
            }

            var size = rest.Slice(at, lineEnd);
            var extension = size.IndexOf((byte)';');
            size = (extension < 0 ? size : size[..extension]).TrimEnd((byte)' ');
            if (!Utf8Parser.TryParse(size, out int chunk, out var used, 'x') || used != size.Length || chunk < 0)
            {
                return ParseResult.Bad;
            }

            at += lineEnd + 2;
            if (chunk == 0)
            {
                return TryReadTrailers(rest, at, whole, out body, out length);
            }

            if (rest.Length - at < chunk + 2)
            {
                return ParseResult.NeedMore;
            }

            if (!rest.Slice(at + chunk, 2).SequenceEqual("\r\n"u8))
            {
                return ParseResult.Bad;
            }

            whole.Write(rest.Slice(at, chunk));
            at += chunk + 2;
        }
    }

    private static ParseResult TryReadTrailers(
        ReadOnlySpan<byte> rest, int at, ArrayBufferWriter<byte> whole, out ReadOnlySpan<byte> body, out int length)
    {
        body = default;
        length = 0;
        while (rest[at..].IndexOf("\r\n"u8) is var lineEnd and >= 0)
        {
            at += lineEnd + 2;
            if (lineEnd == 0)
            {
                body = whole.WrittenSpan;
                length = at;
                return ParseResult.Whole;
            }
        }

        return ParseResult.NeedMore;
    }
}
