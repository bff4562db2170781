using System.Globalization;

namespace BracketBot.LoadDriver.Reports;

/// <summary>A line of the table: one figure of each bot.</summary>
/// <param name="Better">1 where more is better, -1 where less is, 0 where nothing is compared.</param>
/// <param name="Decimals">Shown.</param>
internal sealed record Measure(string Title, Func<StageFigures, double?> Of, int Better, int Decimals)
{
    public static IReadOnlyList<Measure> OfStart { get; } =
    [
        new("start to first poll, ms", f => f.FirstPollMs, -1, 0),
        new("start to first reply, ms", f => f.FirstReplyMs, -1, 0),
        new("CPU to first reply, s", f => f.StartCpuSeconds, -1, 2),
        new("memory idle, MB", f => f.IdleMb, -1, 1),
    ];

    public static IReadOnlyList<Measure> OfStage { get; } =
    [
        new("dialogs a second", f => f.DialogsPerSecond, 1, 1),
        new("CPU s a 1,000 dialogs", f => f.CpuSecondsPer1000, -1, 2),
        new("tap to DELETE p50, ms", f => f.TapToDeleteP50, -1, 1),
        new("tap to DELETE p99, ms", f => f.TapToDeleteP99, -1, 1),
        new("command to last edit p50, ms", f => f.EditP50, -1, 1),
        new("command to last edit p99, ms", f => f.EditP99, -1, 1),
        new("broker's answer to its edit p99, ms", f => f.AnswerP99, -1, 1),
        new("broker's answer to its edit max, ms", f => f.AnswerMax, -1, 1),
        new("memory under load, MB", f => f.LoadMb, -1, 1),
        new("memory high-water, MB", f => f.HighestMb, -1, 1),
        new("lost", f => f.Lost, 0, 0),
        new("odd", f => f.Odd, 0, 0),
    ];

    /// <summary>The middle one of the runs; null where none has a figure.</summary>
    public double? Median(IEnumerable<StageFigures> runs)
    {
        double[] sorted = [.. runs.Select(Of).OfType<double>().Order()];
        return sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>What must be nothing is not hidden by a median.</summary>
    public double? Shown(IReadOnlyList<StageFigures> runs) => Better == 0 ? runs.Sum(Of) : Median(runs);

    public string Text(double? figure) => figure?.ToString($"N{Decimals}", CultureInfo.InvariantCulture) ?? "-";
}
