using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BracketBot.Core.Alerts;

/// <summary>
/// The named values of a body in any of its forms: JSON (nested, in a list, inside a string, broken, or surrounded by words), a form, or lines of
/// <c>name: value</c>.
/// </summary>
internal static partial class AlertFields
{
    private const int MostDepth = 4;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>In the body's order, values unchanged. Null if the body is plain text.</summary>
    public static List<AlertField>? Of(string body) => Of(body, 0);

    /// <summary>Fields found in a text's lines, such as <c>Symbol: IDEA-EQ</c>. The text itself is still shown as text.</summary>
    public static List<AlertField> Lines(string text) =>
        [.. Line().Matches(text).Where(m => IsIdentifying(m.Groups["name"].Value)).Select(m => new AlertField(m.Groups["name"].Value, m.Groups["value"].Value.Trim()))];

    private static List<AlertField>? Of(string body, int depth)
    {
        var text = body.Trim();
        if (text.Length == 0 || depth > MostDepth)
        {
            return null;
        }

        return (text[0] is '{' or '[' or '"' ? OfJson(text, depth) : null) ?? OfForm(text, depth) ?? OfParts(text) ?? (depth == 0 ? OfJsonWithin(text) : null);
    }

    private static List<AlertField>? OfJson(string text, int depth)
    {
        if ((TryParse(text) ?? (text[0] == '{' && TryParse(LooseJson.Repair(text)) is { ValueKind: JsonValueKind.Object } repaired ? repaired : null)) is not { } json)
        {
            return null;
        }

        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                return Said(json) is var said && Of(said, depth + 1) is { } within ? within : [new AlertField("text", Said(json))];
            case JsonValueKind.Object:
            case JsonValueKind.Array when json.EnumerateArray().Any(e => e.ValueKind == JsonValueKind.Object):
                var fields = new List<AlertField>();
                Walk("", json, depth, fields);
                return fields;
            default:
                return null;
        }
    }

    /// <summary>Words followed by JSON.</summary>
    private static List<AlertField>? OfJsonWithin(string text)
    {
        var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        if (start <= 0 || end <= start || text[start..].StartsWith("{{", StringComparison.Ordinal)
            || OfJson(text[start..(end + 1)], 1) is not { } fields || !fields.Exists(f => AlertNames.IsKnown(f.Name)))
        {
            return null;
        }

        var around = $"{text[..start]} {text[(end + 1)..]}".Replace("```json", "", StringComparison.OrdinalIgnoreCase).Trim(' ', '`', '\n', '\r', ':', '-');
        return around.Length > 0 ? [new AlertField("text", around), .. fields] : fields;
    }

    private static List<AlertField>? OfForm(string text, int depth)
    {
        var pairs = text.Split('&').Select(p => p.Split('=', 2)).ToList();
        if (text.Contains('\n', StringComparison.Ordinal) || pairs.Exists(p => p.Length < 2 || !FormName().IsMatch(p[0]))
            || !pairs.Exists(p => AlertNames.IsKnown(WebUtility.UrlDecode(p[0]))))
        {
            return null;
        }

        var fields = new List<AlertField>();
        foreach (var pair in pairs)
        {
            Add(WebUtility.UrlDecode(pair[0]), WebUtility.UrlDecode(pair[1]), depth, fields);
        }

        return fields;
    }

    /// <summary>A <c>multipart/form-data</c> form.</summary>
    private static List<AlertField>? OfParts(string text)
    {
        if (!text.StartsWith("--", StringComparison.Ordinal) || Part().Matches(text) is not { Count: > 0 } parts)
        {
            return null;
        }

        var fields = new List<AlertField>();
        foreach (Match part in parts)
        {
            Add(part.Groups["name"].Value, part.Groups["value"].Value, 1, fields);
        }

        return fields;
    }

    private static void Walk(string name, JsonElement json, int depth, List<AlertField> fields)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object when Labelled(json) is var (label, value):
                Walk(label, value, depth, fields);
                break;
            case JsonValueKind.Object:
                foreach (var property in json.EnumerateObject())
                {
                    Walk(NameOf(property), property.Value, depth, fields);
                }

                break;
            case JsonValueKind.Array when json.EnumerateArray().All(e => e.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)):
                fields.Add(new AlertField(name, string.Join(", ", json.EnumerateArray().Select(Said).Where(v => v.Length > 0))));
                break;
            case JsonValueKind.Array:
                foreach (var element in json.EnumerateArray())
                {
                    Walk(name, element, depth, fields);
                }

                break;
            default:
                Add(name, Said(json), depth, fields);
                break;
        }
    }

    /// <summary>Adds a value; one that contains further fields adds those instead.</summary>
    private static void Add(string name, string value, int depth, List<AlertField> fields)
    {
        if (value.TrimStart() is ['{' or '[', ..] && Of(value, depth + 1) is { } within && within.Exists(f => AlertNames.IsKnown(f.Name)))
        {
            fields.AddRange(within);
        }
        else
        {
            fields.Add(new AlertField(name, value));
        }
    }

    /// <summary>An embed's field: <c>{"name":"Symbol","value":"IDEA-EQ"}</c>.</summary>
    private static (string Label, JsonElement Value)? Labelled(JsonElement json)
    {
        var properties = json.EnumerateObject().ToList();
        var value = properties.FindIndex(p => NameOf(p) == "value");
        var label = properties.FindIndex(p => AlertNames.Labels.Contains(NameOf(p)) && p.Value.ValueKind == JsonValueKind.String);
        return value >= 0 && label >= 0 && properties.Count <= 4 ? (Said(properties[label].Value), properties[value].Value) : null;
    }

    private static JsonElement? TryParse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Plain text is fine too: the caller shows it as it is.
            return null;
        }
        catch (ArgumentException)
        {
            // A lone half of a surrogate pair.
            return null;
        }
    }

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            // An escape that is not a character, such as half of a surrogate pair.
            return "";
        }
    }

    private static string Said(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString() ?? "",
                JsonValueKind.Null => "",
                _ => value.GetRawText(),
            };
        }
        catch (InvalidOperationException)
        {
            // As above.
            return value.GetRawText();
        }
    }

    private static bool IsIdentifying(string name) => AlertNames.Plain(name) is var plain
        && (AlertNames.Order.Contains(plain) || AlertNames.Symbol.Contains(plain) || AlertNames.Exchange.Contains(plain)
            || AlertNames.Side.Contains(plain) || AlertNames.Leg.Contains(plain));

    [GeneratedRegex(@"^[\w.\-\[\]%+ ]{1,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex FormName();

    [GeneratedRegex(@"^[^\w\n]*(?<name>[A-Za-z_. ]{2,24}?)[^\S\n]*[:=][^\S\n]*(?<value>\S[^\n]{0,199})$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex("""[^\n]*name="(?<name>[^"\n]{1,60})"[^\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n(?<value>[\s\S]*?)\r?\n--""", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
