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

    /// <param name="asOf">The time that the card is read at; null leaves the day out.</param>
    public static void Add(CardText text, Alert alert, CardFrame frame, DateTimeOffset? asOf = null)
    {
        var (head, rest) = Said(alert);
        text.Bold(head + Times(alert));
        var source = string.Join(" · ", new[] { alert.Symbol, alert.Exchange, alert.Side, alert.Leg, alert.HookName }.Where(p => p.Length > 0));
        text.Line(source).Codes(alert.Order).Line("", frame.Clock(alert.ReceivedAt).Bare, Day(alert.ReceivedAt, frame, asOf));
        text.Quote(rest.Concat(alert.Others.Select(f => $"{f.Name}: {f.Value}")));
    }

    /// <summary>What it said, on one line of a list.</summary>
    public static string Short(Alert alert) => $"{PlainText.Line(Said(alert).Head, ShortLength)}{Times(alert)}";

    /// <summary>The day of an alert that another day brought; its time alone would be taken for today's.</summary>
    private static string Day(DateTimeOffset at, CardFrame frame, DateTimeOffset? asOf) =>
        asOf is { } now && TimeZoneInfo.ConvertTime(at, frame.MarketZone) is var there && there.Date != TimeZoneInfo.ConvertTime(now, frame.MarketZone).Date
            ? there.ToString("', 'd MMM", CultureInfo.InvariantCulture)
            : "";

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
