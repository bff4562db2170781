using System.Globalization;

namespace BracketBot.LoadDriver.Reports;

/// <summary>A line of the table: one figure of each bot.</summary>
/// <param name="Decimals">Shown.</param>
internal sealed record Measure(string Title, Func<StageFigures, double?> Of, Sense Sense, int Decimals)
{
    public static IReadOnlyList<Measure> OfStart { get; } =
    [
        new("start to first poll, ms", f => f.FirstPollMs, Sense.LessIsBetter, 0),
        new("start to first reply, ms", f => f.FirstReplyMs, Sense.LessIsBetter, 0),
        new("CPU to first reply, s", f => f.StartCpuSeconds, Sense.LessIsBetter, 2),
        new("memory idle, MB", f => f.IdleMb, Sense.LessIsBetter, 1),
    ];

    public static IReadOnlyList<Measure> OfStage { get; } =
    [
        new("dialogs a second", f => f.DialogsPerSecond, Sense.MoreIsBetter, 1),
        new("CPU s a 1,000 dialogs", f => f.CpuSecondsPer1000, Sense.LessIsBetter, 2),
        new("tap to DELETE p50, ms", f => f.TapToDeleteP50, Sense.LessIsBetter, 1),
        new("tap to DELETE p99, ms", f => f.TapToDeleteP99, Sense.LessIsBetter, 1),
        new("command to last edit p50, ms", f => f.EditP50, Sense.LessIsBetter, 1),
        new("command to last edit p99, ms", f => f.EditP99, Sense.LessIsBetter, 1),
        new("broker's answer to its edit p99, ms", f => f.AnswerP99, Sense.LessIsBetter, 1),
        new("broker's answer to its edit max, ms", f => f.AnswerMax, Sense.LessIsBetter, 1),
        new("memory under load, MB", f => f.LoadMb, Sense.LessIsBetter, 1),
        new("memory high-water, MB", f => f.HighestMb, Sense.LessIsBetter, 1),
        new("cores of the driver", f => f.DriverCores, Sense.NotCompared, 2),
        new("lost", f => f.Lost, Sense.MustBeZero, 0),
        new("odd", f => f.Odd, Sense.MustBeZero, 0),
    ];

    /// <summary>The middle one of the runs; null where none has a figure.</summary>
    public double? Median(IEnumerable<StageFigures> runs)
    {
        double[] sorted = [.. runs.Select(Of).OfType<double>().Order()];
        return sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>What must be nothing is not hidden by a median.</summary>
    public double? Shown(IReadOnlyList<StageFigures> runs) => Sense == Sense.MustBeZero ? runs.Sum(Of) : Median(runs);

    public string Text(double? figure) => figure?.ToString($"N{Decimals}", CultureInfo.InvariantCulture) ?? "-";
}
