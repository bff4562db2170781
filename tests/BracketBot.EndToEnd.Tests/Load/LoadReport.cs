using System.Text;

namespace BracketBot.EndToEnd.Load;

/// <summary>What came of a case: a table for people, and what is wrong for the test.</summary>
/// <param name="Unexpected">Requests that no right bot makes.</param>
/// <param name="Logs">The bot's warnings and errors.</param>
internal sealed record LoadReport(LoadCase Load, IReadOnlyList<LoadDialog> Dialogs, IReadOnlyList<string> Unexpected, IReadOnlyList<string> Logs)
{
    private const int MostShown = 5;
    private const int FewestForALine = 10;

    /// <summary>Empty where all is well.</summary>
    public IReadOnlyList<string> Complaints => [.. Count(), .. Unexpected.Take(MostShown)];

    /// <summary>A line for the whole case, and one for each way that enough dialogs took.</summary>
    public string Table()
    {
        var text = new StringBuilder();
        text.AppendLine("                 ms                                  ms from the broker's answer      ms from the schedule");
        text.AppendLine("          Telegram                                             to its edit           to the last word");
        text.AppendLine("  per s          :broker  dialogs   lost   late        p50     p99     max        p50     p99     max");
        Line(text, Load.Ways.Count == 1 ? Name(Load.Ways[0]) : "mixed", Dialogs);
        if (Load.Ways.Count > 1)
        {
            foreach (var way in Dialogs.GroupBy(d => d.Way).Where(g => g.Count() >= FewestForALine).OrderBy(g => g.Key.TelegramMs).ThenBy(g => g.Key.BrokerMs))
            {
                Line(text, Name(way.Key), [.. way]);
            }
        }

        return text.ToString();
    }

    /// <summary>The table, and what one needs to find out what went wrong.</summary>
    public override string ToString()
    {
        var wrong = Dialogs.Where(d => !d.IsOver || d.IsLate || d.Deletes != 1 || d.Messages != 1 || d.TapsAnswered != d.Taps).Take(MostShown);
        return string.Join('\n', [.. Complaints, "", Table(), .. wrong.Select(d => d.ToString()), .. Logs.Take(MostShown)]);
    }

    private IEnumerable<string> Count()
    {
        (int Of, string What)[] counts =
        [
            (Dialogs.Count(d => !d.IsOver), "have no last word in the chat"),
            (Dialogs.Count(d => d.IsLate), "were answered late"),
            (Dialogs.Count(d => d.Deletes == 0), "had no DELETE"),
            (Dialogs.Count(d => d.Deletes > 1), "had more than one DELETE"),
            (Dialogs.Count(d => d.Messages > 1), "had more than one card"),
            (Dialogs.Count(d => d.TapsAnswered != d.Taps), "have a tap that was not answered"),
        ];
        return counts.Where(c => c.Of > 0).Select(c => $"{c.Of} of {Dialogs.Count} dialogs {c.What}.");
    }

    private void Line(StringBuilder text, string way, IReadOnlyList<LoadDialog> dialogs)
    {
        var (answer, whole) = (Spread(dialogs.Select(d => d.ToAnswer)), Spread(dialogs.Select(d => d.Whole)));
        text.AppendLine(FormattableString.Invariant(
            $"{Load.PerSecond,7}{way,17}{dialogs.Count,9}{dialogs.Count(d => !d.IsOver),7}{dialogs.Count(d => d.IsLate),7}   {answer,24}   {whole,24}"));
    }

    private static string Name(Way way) => FormattableString.Invariant($"{way.TelegramMs}:{way.BrokerMs}");

    private static string Spread(IEnumerable<TimeSpan?> times)
    {
        double[] sorted = [.. times.OfType<TimeSpan>().Select(t => t.TotalMilliseconds).Order()];
        return sorted.Length == 0 ? "-" : FormattableString.Invariant($"{At(0.5),8:0}{At(0.99),8:0}{sorted[^1],8:0}");

        double At(double part) => sorted[Math.Min(sorted.Length - 1, (int)(part * sorted.Length))];
    }
}
