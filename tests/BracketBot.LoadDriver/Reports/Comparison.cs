using System.Globalization;

namespace BracketBot.LoadDriver.Reports;

/// <summary>The bots beside each other, a table for the start and one for each stage, and the first one's ratio to the better of the others.</summary>
internal sealed class Comparison(IReadOnlyList<StageFigures> all)
{
    /// <summary>From there on a driver may be what the dialogs waited for.</summary>
    private const double BusyDriver = 0.8;

    private readonly string[] _names = [.. all.Select(f => f.Name).Distinct()];

    public IEnumerable<string> Lines()
    {
        var stages = all.GroupBy(TitleOf).ToList();

        // A run shows its start once, and tells it with each stage; and a delay is no part of a start.
        foreach (var line in Section("Start and rest", [.. stages[0]], Measure.OfStart))
        {
            yield return line;
        }

        foreach (var stage in stages)
        {
            foreach (var line in Section(stage.Key, [.. stage], Measure.OfStage))
            {
                yield return line;
            }
        }

        foreach (var warning in Warnings())
        {
            yield return $"**{warning}**";
            yield return "";
        }
    }

    private IEnumerable<string> Section(string title, IReadOnlyList<StageFigures> figures, IReadOnlyList<Measure> measures)
    {
        yield return $"**{title}**";
        yield return "";
        var table = new MarkdownTable(["", .. _names, .. _names.Length > 1 ? ["to the better peer"] : Array.Empty<string>()]);
        foreach (var measure in measures)
        {
            var shown = _names.Select(name => measure.Shown([.. figures.Where(f => f.Name == name)])).ToList();
            table.Add([measure.Title, .. shown.Select(measure.Text), .. _names.Length > 1 ? [Ratio(measure, shown)] : Array.Empty<string>()]);
        }

        foreach (var line in table.Lines())
        {
            yield return line;
        }

        yield return "";
    }

    private IEnumerable<string> Warnings()
    {
        foreach (var busy in all.Where(f => !f.IsOpen && f.DriverCores > BusyDriver).GroupBy(f => (f.Name, Title: TitleOf(f))))
        {
            var most = busy.Max(f => f.DriverCores).ToString("0.00", CultureInfo.InvariantCulture);
            yield return $"The driver took {most} of a core with {busy.Key.Name} at \"{busy.Key.Title}\": it may have been the bound, not the bot.";
        }

        foreach (var bad in all.Where(f => f.Lost > 0 || f.Odd > 0).Select(f => f.Name).Distinct())
        {
            yield return $"{bad} lost dialogs or did what no right bot does: its figures count for nothing.";
        }
    }

    private static string Ratio(Measure measure, IReadOnlyList<double?> shown)
    {
        var peers = shown.Skip(1).OfType<double>().ToList();
        if (measure.Sense is Sense.MustBeZero or Sense.NotCompared || shown[0] is not { } own || peers.Count == 0)
        {
            return "";
        }

        var best = measure.Sense == Sense.MoreIsBetter ? peers.Max() : peers.Min();
        return best == 0 ? "" : (own / best).ToString("0.00", CultureInfo.InvariantCulture);
    }

    private static string TitleOf(StageFigures f)
    {
        var delays = f.TelegramMs == 0 && f.BrokerMs == 0 ? "no delay" : string.Create(CultureInfo.InvariantCulture, $"Telegram {f.TelegramMs} ms, broker {f.BrokerMs} ms");
        return string.Create(CultureInfo.InvariantCulture, $"{f.Stage}, book of {f.Book:N0}, {delays}");
    }
}
