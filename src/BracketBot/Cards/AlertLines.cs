using System.Globalization;
using BracketBot.Core.Alerts;

namespace BracketBot.Cards;

/// <summary>What an alert said, when, and through which hook.</summary>
internal static class AlertLines
{
    public static void Add(CardText text, Alert alert, CardFrame frame)
    {
        text.Bold(Headline(alert) + Times(alert));
        var source = string.Join(" · ", new[] { alert.Symbol, alert.Exchange, alert.Side, alert.HookName }.Where(p => p.Length > 0));
        text.Line(source).Line($"came {frame.Clock(alert.ReceivedAt)}");
        var rest = Rest(alert);
        text.LineIf(rest.Length > 0, rest);
        foreach (var field in alert.Others)
        {
            text.Line($"{field.Name}: {field.Value}");
        }
    }

    /// <summary>One line of a list.</summary>
    public static string Short(Alert alert, CardFrame frame)
    {
        var line = Headline(alert);
        return $"{frame.Clock(alert.ReceivedAt)} {(line.Length > 48 ? line[..47] + "…" : line)}{Times(alert)}";
    }

    private static string Times(Alert alert) => alert.Times > 1 ? string.Create(CultureInfo.InvariantCulture, $" ×{alert.Times}") : "";

    private static string Headline(Alert alert)
    {
        var first = alert.Text.Split('\n', 2)[0].Trim();
        return first.Length > 0 ? first : alert.Symbol.Length > 0 ? alert.Symbol : alert.Order.Length > 0 ? alert.Order : "Alert";
    }

    private static string Rest(Alert alert)
    {
        var lines = alert.Text.Split('\n', 2);
        return lines.Length > 1 ? lines[1].Trim() : "";
    }
}
