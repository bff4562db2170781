using System.Buffers.Text;

namespace BracketBot.LoadDriver.Http;

/// <summary><c>name=value&amp;name=value</c>, percent-encoded: a query string, or a form.</summary>
internal static class UrlEncodedBody
{
    public static void Read(ReadOnlySpan<byte> text, RequestFields fields)
    {
        if (text.IsEmpty)
        {
            return;
        }

        foreach (var range in text.Split((byte)'&'))
        {
            var pair = text[range];
            var equals = pair.IndexOf((byte)'=');
            if (equals > 0)
            {
                fields.Add(Decoded(pair[..equals]), Decoded(pair[(equals + 1)..]));
            }
        }
    }

    private static ReadOnlySpan<byte> Decoded(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAny((byte)'%', (byte)'+') < 0)
        {
            return text;
        }

        var decoded = new byte[text.Length];
        var (from, to) = (0, 0);
        while (from < text.Length)
        {
            if (text[from] == '%' && from + 2 < text.Length && Utf8Parser.TryParse(text.Slice(from + 1, 2), out byte code, out var used, 'x') && used == 2)
            {
                decoded[to++] = code;
                from += 3;
                continue;
            }

            decoded[to++] = text[from] == '+' ? (byte)' ' : text[from];
            from++;
        }

        return decoded.AsSpan(0, to);
    }
}
