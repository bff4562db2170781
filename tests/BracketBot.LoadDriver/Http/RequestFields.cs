using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace BracketBot.LoadDriver.Http;

/// <summary>
/// The named values of a request, of its query string and its body: JSON, urlencoded or multipart, as the clients of the Bot API send them. A value
/// is UTF-8 text: a JSON string without its escapes, anything else in JSON as it was written. One object serves all requests, one after the other.
/// </summary>
internal sealed class RequestFields
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<(Range Name, Range Value)> _fields = [];

    /// <summary>Empty where it is missing. Good until the next request is read.</summary>
    public ReadOnlySpan<byte> this[ReadOnlySpan<byte> name]
    {
        get
        {
            var bytes = _bytes.WrittenSpan;
            foreach (var field in _fields)
            {
                if (bytes[field.Name].SequenceEqual(name))
                {
                    return bytes[field.Value];
                }
            }

            return default;
        }
    }

    /// <summary>Null where it is missing, or is no whole number.</summary>
    public long? Number(ReadOnlySpan<byte> name)
    {
        var text = this[name];
        return Utf8Parser.TryParse(text, out long number, out var used) && used == text.Length ? number : null;
    }

    /// <summary>Forgets the request before. False where the body is not what its type says.</summary>
    public bool TryRead(in HttpRequest request)
    {
        _bytes.ResetWrittenCount();
        _fields.Clear();
        UrlEncodedBody.Read(request.Query, this);
        if (request.Body.IsEmpty)
        {
            return true;
        }

        var type = request.ContentType;
        if (StartsWith(type, "application/x-www-form-urlencoded"u8))
        {
            UrlEncodedBody.Read(request.Body, this);
            return true;
        }

        return StartsWith(type, "multipart/form-data"u8) ? MultipartBody.TryRead(type, request.Body, this) : TryReadJson(request.Body);
    }

    public void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) => _fields.Add((Put(name), Put(value)));

    private bool TryReadJson(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var name = PutString(json);
                json.Read();
                var start = (int)json.TokenStartIndex;
                if (json.TokenType == JsonTokenType.String)
                {
                    _fields.Add((name, PutString(json)));
                    continue;
                }

                json.Skip();
                _fields.Add((name, Put(body[start..(int)json.BytesConsumed])));
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private Range PutString(Utf8JsonReader json)
    {
        var start = _bytes.WrittenCount;
        _bytes.Advance(json.CopyString(_bytes.GetSpan(json.ValueSpan.Length + 1)));
        return start.._bytes.WrittenCount;
    }

    private Range Put(ReadOnlySpan<byte> bytes)
    {
        var start = _bytes.WrittenCount;
        _bytes.Write(bytes);
        return start.._bytes.WrittenCount;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> start) =>
        text.Length >= start.Length && Ascii.EqualsIgnoreCase(text[..start.Length], start);
}
