using System.Globalization;
using System.Net;
using System.Text;
using BracketBot.Core.Text;

namespace BracketBot.Core.Alerts;

/// <summary>Reads the body of a post to a hook. Never fails: a body without fields is text.</summary>
public static class AlertBody
{
    /// <summary>The most symbols read from one alert; a scanner lists what it found.</summary>
    private const int MostSymbols = 200;

    private static readonly char[] BetweenSymbols = [',', ';', '|', '\n', '\t'];

    /// <param name="body">At most <see cref="AlertLimits.Body"/> bytes of anything.</param>
    /// <param name="frame">Id, hook and time; the rest is filled in.</param>
    /// <param name="key">The hook's key, which some senders also put into the body; it is masked in every text of the alert. Null if there was none.</param>
    public static Alert Read(ReadOnlySpan<byte> body, Alert frame, string? key = null)
    {
        // Some senders put a byte order mark first, which is neither JSON nor text.
        var text = Decode(body).TrimStart('\uFEFF');
        var fields = AlertFields.Of(text);
        return Of(fields ?? AlertFields.Lines(text), fields is null ? text : null, frame, new KeyMask(key));
    }

    /// <param name="text">The whole body if it is text; null if it has fields.</param>
    private static Alert Of(List<AlertField> fields, string? text, Alert frame, KeyMask mask)
    {
        var left = new List<AlertField>(fields);
        var said = text ?? string.Join('\n', Apart(Take(left, AlertNames.Text, v => !AlertNames.IsAbsent(v))));
        var side = Take(left, AlertNames.Side, IsSide, most: 1).FirstOrDefault();
        var order = Take(left, AlertNames.Order, v => Order(v) is not null, most: 1).Select(Order).FirstOrDefault() ?? "";

        // A strategy's order is a side: {{strategy.order.action}}.
        side ??= Take(left, AlertNames.Order, IsSide, most: 1).FirstOrDefault() ?? Take(left, ["side"], v => !AlertNames.IsAbsent(v), most: 1).FirstOrDefault() ?? "";
        // Decode before splitting, or the semicolon in M&amp;M would separate two symbols.
        var symbols = Take(left, AlertNames.Symbol, v => !AlertNames.IsAbsent(v))
            .SelectMany(v => WebUtility.HtmlDecode(v).Split(BetweenSymbols, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(s => !AlertNames.IsAbsent(s)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostSymbols).Select(s => Line(s, mask)).Where(s => s.Length > 0).ToList();
        var alert = frame with
        {
            Text = PlainText.Clean(mask.Apply(PlainText.Clean(said, int.MaxValue)), AlertLimits.Text),
            Order = Line(order, mask),
            Leg = Line(Take(left, AlertNames.Leg, v => !AlertNames.IsAbsent(v), most: 1).FirstOrDefault() ?? "", mask),
            Symbol = Line(string.Join(", ", symbols), mask),
            Exchange = Line(Take(left, AlertNames.Exchange, v => !AlertNames.IsAbsent(v), most: 1).FirstOrDefault() ?? "", mask),
            Side = Line(side, mask).ToUpperInvariant(),
            Others = text is null ? Others(left, mask) : [],
        };
        return symbols.Count > 1 ? alert with { Symbols = symbols } : alert;
    }

    /// <summary>Takes usable values of these names, in the order of the names. Values it can't use stay in <paramref name="left"/>, to be shown.</summary>
    private static List<string> Take(List<AlertField> left, string[] names, Func<string, bool> isUsable, int most = int.MaxValue)
    {
        var taken = new List<string>();
        foreach (var name in names)
        {
            foreach (var field in left.Where(f => AlertNames.Plain(f.Name) == name && isUsable(f.Value)).ToList())
            {
                if (taken.Count < most)
                {
                    taken.Add(field.Value);
                    left.Remove(field);
                }
            }
        }

        return taken;
    }

    /// <summary>Drops duplicates: senders say the same thing under two names.</summary>
    private static IEnumerable<string> Apart(List<string> texts) =>
        texts.Where((t, i) => !texts.Take(i).Any(before => before.Contains(t.Trim(), StringComparison.OrdinalIgnoreCase)));

    private static IReadOnlyList<AlertField> Others(List<AlertField> left, KeyMask mask) =>
        [.. left
            .Where(f => !AlertNames.Address.Contains(AlertNames.Plain(f.Name)) && !(AlertNames.IsKnown(f.Name) && f.Value.Trim().Length == 0))
            .Select(f => new AlertField(Line(f.Name, mask), Line(f.Value, mask)))
            .Where(f => f.Name.Length > 0).Take(AlertLimits.Fields)];

    /// <summary>An order id: it has digits and no spaces, and may arrive as a number (<c>2.0240314929E10</c>). Null for anything else.</summary>
    private static string? Order(string value)
    {
        var id = value.Trim().TrimStart('#').Trim();
        if (id.Contains('.', StringComparison.Ordinal) && decimal.TryParse(id, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number))
        {
            id = number.ToString("0", CultureInfo.InvariantCulture);
        }

        return id.Count(char.IsAsciiDigit) >= 4 && !id.Any(char.IsWhiteSpace) ? id : null;
    }

    private static bool IsSide(string value) => AlertSides.Of(value) is not null;

    private static string Line(string value, KeyMask mask) => PlainText.Line(mask.Apply(PlainText.Line(value, int.MaxValue)), AlertLimits.Field);

    /// <summary>Some senders use UTF-16 and start with a byte order mark.</summary>
    private static string Decode(ReadOnlySpan<byte> body) => body switch
    {
        [0xff, 0xfe, _, 0, ..] => Encoding.Unicode.GetString(body),
        [0xfe, 0xff, 0, _, ..] => Encoding.BigEndianUnicode.GetString(body),
        _ => Encoding.UTF8.GetString(body),
    };
}
