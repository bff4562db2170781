namespace BracketBot.LoadDriver.Http;

/// <summary><c>multipart/form-data</c>: a part a field.</summary>
internal static class MultipartBody
{
    public static bool TryRead(ReadOnlySpan<byte> contentType, ReadOnlySpan<byte> body, RequestFields fields)
    {
        var boundary = Parameter(contentType, "boundary="u8);
        if (boundary.IsEmpty)
        {
            return false;
        }

        byte[] delimiter = [.. "\r\n--"u8, .. boundary];

        // The first delimiter begins the body, and has no line before it.
        if (!body.StartsWith(delimiter.AsSpan(2)))
        {
            return false;
        }

        var rest = body[(delimiter.Length - 2)..];
        while (!rest.StartsWith("--"u8))
        {
            var headLength = rest.IndexOf("\r\n\r\n"u8);
            var partLength = rest.IndexOf(delimiter);
            if (headLength < 0 || partLength < headLength + 4)
            {
                return false;
            }

            fields.Add(Parameter(rest[..headLength], " name="u8), rest[(headLength + 4)..partLength]);
            rest = rest[(partLength + delimiter.Length)..];
        }

        return true;
    }

    /// <summary>The value behind <paramref name="name"/>, with quotes or without; empty where it is missing.</summary>
    private static ReadOnlySpan<byte> Parameter(ReadOnlySpan<byte> header, ReadOnlySpan<byte> name)
    {
        var at = header.IndexOf(name);
        if (at < 0)
        {
            return default;
        }

        var value = header[(at + name.Length)..];
        var isQuoted = value.StartsWith("\""u8);
        value = isQuoted ? value[1..] : value;
        var end = isQuoted ? value.IndexOf((byte)'"') : value.IndexOfAny(";\r "u8);
        return end < 0 ? value : value[..end];
    }
}
