using System.Text;
using System.Text.Json;
using BracketBot.Core.Text;

namespace BracketBot.Core.Alerts;

/// <summary>Reads the body of a post to a hook. Never fails: what is no JSON object is text.</summary>
public static class AlertBody
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <param name="body">At most <see cref="AlertLimits.Body"/> bytes of anything.</param>
    /// <param name="frame">Id, hook and time; the rest is filled in.</param>
    public static Alert Read(ReadOnlySpan<byte> body, Alert frame)
    {
        // Some senders put a byte order mark first, which is neither JSON nor text.
        var text = Encoding.UTF8.GetString(body).TrimStart('\uFEFF');
        return TryObject(text) is { } json ? FromJson(json, frame) : frame with { Text = PlainText.Clean(text, AlertLimits.Text) };
    }

    private static JsonElement? TryObject(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            // Text is as welcome as JSON: the caller shows it as it is.
            return null;
        }
        catch (ArgumentException)
        {
            // A lone half of a surrogate pair.
            return null;
        }
    }

    private static Alert FromJson(JsonElement json, Alert frame)
    {
        var (order, leg, symbol, exchange, side, said) = ("", "", "", "", "", "");
        var others = new List<AlertField>();
        foreach (var property in json.EnumerateObject())
        {
            var value = Value(property.Value);
            var name = Text(() => property.Name, "");
            switch (name.ToLowerInvariant())
            {
                case "text" or "message":
                    said = PlainText.Clean(value, AlertLimits.Text);
                    break;
                case "order" or "oms_order_id":
                    order = PlainText.Line(value.TrimStart('#', ' '), AlertLimits.Field);
                    break;
                case "leg":
                    leg = PlainText.Line(value, AlertLimits.Field);
                    break;
                case "symbol" or "ticker":
                    symbol = PlainText.Line(value, AlertLimits.Field);
                    break;
                case "exchange":
                    exchange = PlainText.Line(value, AlertLimits.Field);
                    break;
                case "side":
                    side = PlainText.Line(value, AlertLimits.Field).ToUpperInvariant();
                    break;
                default:
                    others.Add(new AlertField(PlainText.Line(name, AlertLimits.Field), PlainText.Line(value, AlertLimits.Field)));
                    break;
            }
        }

        return frame with
        {
            Text = said,
            Order = order,
            Leg = leg,
            Symbol = symbol,
            Exchange = exchange,
            Side = side,
            Others = [.. others.Where(f => f.Name.Length > 0).Take(AlertLimits.Fields)],
        };
    }

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text(() => value.GetString() ?? "", value.GetRawText()),
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };

    private static string Text(Func<string> read, string otherwise)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            // An escape that is no character, such as half of a surrogate pair.
            return otherwise;
        }
    }
}
