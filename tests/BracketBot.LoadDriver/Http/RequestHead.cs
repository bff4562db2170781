using System.Buffers.Text;
using System.Text;

namespace BracketBot.LoadDriver.Http;

/// <summary>The request line and those headers that matter here.</summary>
internal ref struct RequestHead
{
    public ReadOnlySpan<byte> Method { get; private set; }

    public ReadOnlySpan<byte> Path { get; private set; }

    public ReadOnlySpan<byte> Query { get; private set; }

    public ReadOnlySpan<byte> ContentType { get; private set; }

    public ReadOnlySpan<byte> Authorization { get; private set; }

    public int ContentLength { get; private set; }

    public bool IsChunked { get; private set; }

    /// <param name="head">All lines, without the empty one that ends them.</param>
    public static bool TryRead(ReadOnlySpan<byte> head, out RequestHead read)
    {
        read = default;
        var isFirst = true;
        foreach (var range in head.Split("\r\n"u8))
        {
            var line = head[range];
            if (!(isFirst ? read.TryTakeRequestLine(line) : read.TryTakeHeader(line)))
            {
                return false;
            }

            isFirst = false;
        }

        return true;
    }

    private bool TryTakeRequestLine(ReadOnlySpan<byte> line)
    {
        var space = line.IndexOf((byte)' ');
        var last = line.LastIndexOf((byte)' ');
        if (space <= 0 || last <= space + 1 || !line[(last + 1)..].StartsWith("HTTP/1."u8))
        {
            return false;
        }

        Method = line[..space];
        var target = line[(space + 1)..last];
        var mark = target.IndexOf((byte)'?');
        Path = mark < 0 ? target : target[..mark];
        Query = mark < 0 ? default : target[(mark + 1)..];
        return true;
    }

    private bool TryTakeHeader(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0)
        {
            return false;
        }

        var name = line[..colon];
        var value = line[(colon + 1)..].Trim(" \t"u8);
        if (Ascii.EqualsIgnoreCase(name, "Content-Length"u8))
        {
            var isNumber = Utf8Parser.TryParse(value, out int length, out var used) && used == value.Length && length >= 0;
            ContentLength = length;
            return isNumber;
        }

        if (Ascii.EqualsIgnoreCase(name, "Transfer-Encoding"u8))
        {
            IsChunked = Ascii.EqualsIgnoreCase(value, "chunked"u8);
            return IsChunked;
        }

        if (Ascii.EqualsIgnoreCase(name, "Content-Type"u8))
        {
            ContentType = value;
        }
        else if (Ascii.EqualsIgnoreCase(name, "Authorization"u8))
        {
            Authorization = value;
        }

        return true;
    }
}
