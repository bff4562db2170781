using System.Globalization;
using BracketBot.Core.Alerts;
using BracketBot.Core.Text;

namespace BracketBot.Cards;

/// <summary>What an alert said, when, and through which hook.</summary>
internal static class AlertLines
{
    /// <summary>What fits two lines of a phone; a longer first line continues in the quote.</summary>
    private const int HeadLength = 72;
    private const int ShortLength = 48;

    /// <param name="asOf">The time to reckon its age at; null leaves the age out.</param>
    public static void Add(CardText text, Alert alert, CardFrame frame, DateTimeOffset? asOf = null)
    {
        var (head, rest) = Said(alert);
        text.Bold(head + Times(alert));
        var source = string.Join(" · ", new[] { alert.Symbol, alert.Exchange, alert.Side, alert.Leg, alert.HookName }.Where(p => p.Length > 0));
        var age = asOf is { } then && Age(then - alert.ReceivedAt) is { Length: > 0 } old ? $" · {old}" : "";
        text.Line(source).Codes(alert.Order).Line("", frame.Clock(alert.ReceivedAt).Bare, age);
        text.Quote(rest.Concat(alert.Others.Select(f => $"{f.Name}: {f.Value}")));
    }

    /// <summary>What it said, on one line of a list.</summary>
    public static string Short(Alert alert) => $"{PlainText.Line(Said(alert).Head, ShortLength)}{Times(alert)}";

    /// <summary>The age at the card's own time, which the chat shows.</summary>
    internal static string Age(TimeSpan age) => age switch
    {
        // The chat's own time shows that, and stays true.
        { TotalSeconds: < 2 } => "",
        { TotalMinutes: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(age.TotalSeconds)} s ago"),
        { TotalHours: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(age.TotalMinutes)} min ago"),
        { TotalDays: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(age.TotalHours)} h ago"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(age.TotalDays)} days ago"),
    };

    private static string Times(Alert alert) => alert.Times > 1 ? string.Create(CultureInfo.InvariantCulture, $" ×{alert.Times}") : "";

    private static (string Head, IEnumerable<string> Others) Said(Alert alert)
    {
        var lines = alert.Text.Split('\n');
        var first = lines[0].Trim();
        if (first.Length <= HeadLength)
        {
            return (first.Length > 0 ? first : alert.Symbol.Length > 0 ? alert.Symbol : alert.Order.Length > 0 ? alert.Order : "Alert", lines.Skip(1));
        }

        var space = first.LastIndexOf(' ', HeadLength);
        var cut = space > HeadLength / 2 ? space : char.IsHighSurrogate(first[HeadLength - 1]) ? HeadLength - 1 : HeadLength;
        return ($"{first[..cut]}…", [$"…{first[cut..].TrimStart()}", .. lines.Skip(1)]);
    }
}
