using BracketBot.Core.Alerts;

namespace BracketBot.Core.Tests.Samples;

/// <summary>Alerts of a chart.</summary>
internal static class SampleAlert
{
    /// <summary>Means <see cref="SampleBook.Bracket"/>.</summary>
    public static Alert OfIdea { get; } = Frame("alert-1") with { Text = "RSI crossed 70", Symbol = "NSE:IDEA", Others = [new AlertField("interval", "5")] };

    /// <summary>The bracket with an entry alone.</summary>
    public static Alert OfMahindra { get; } = Frame("alert-2") with { Text = "out of it", Symbol = "M_M" };

    /// <summary>Means nothing that is open.</summary>
    public static Alert OfNothing { get; } = Frame("alert-3") with { Text = "sell", Symbol = "RELIANCE" };

    public static Alert Frame(string id = "alert-1") => new()
    {
        Id = new AlertId(id),
        HookId = new HookId("hook-1"),
        HookName = "Breakouts",
        ReceivedAt = SampleTime.Now,
        Text = "",
    };

    public static IReadOnlyList<Alert> Many(int count) => [.. Enumerable.Range(1, count).Select(i => OfIdea with { Id = new AlertId($"alert-{i}") })];
}
