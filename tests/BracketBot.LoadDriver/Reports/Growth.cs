using System.Globalization;

namespace BracketBot.LoadDriver.Reports;

/// <summary>One bot by how much it has to hold. The smallest number of users is what a user's memory is counted from.</summary>
internal sealed class Growth(IReadOnlyList<StageFigures> all)
{
    /// <summary>The command, and the tap.</summary>
    private const int UpdatesOfADialog = 2;

    public IEnumerable<string> Lines()
    {
        var table = new MarkdownTable(
            "users", "audit rows", "start to first reply, ms", "CPU to first reply, s", "memory idle, MB", "KB a user", "CPU ms an update", "lost", "odd");
        var least = all.MinBy(f => f.Users)!.Users;
        var empty = IdleMb([.. all.Where(f => f.Users == least && f.AuditRows == 0)]);
        foreach (var runs in all.GroupBy(f => (f.Users, f.AuditRows)))
        {
            var (users, audit) = runs.Key;
            var more = audit == 0 && users > least ? (IdleMb([.. runs]) - empty) * 1024 / (users - least) : null;
            table.Add(
                Whole(users), Whole(audit), Median(f => f.FirstReplyMs, 0), Median(f => f.StartCpuSeconds, 2), Median(f => f.IdleMb, 1),
                more?.ToString("N2", CultureInfo.InvariantCulture) ?? "", Median(f => f.CpuSecondsPer1000 / UpdatesOfADialog, 2),
                Whole(runs.Sum(f => f.Lost)), Whole(runs.Sum(f => f.Odd)));

            string Median(Func<StageFigures, double?> of, int decimals)
            {
                var measure = new Measure("", of, Sense.NotCompared, decimals);
                return measure.Text(measure.Median(runs));
            }
        }

        return table.Lines();
    }

    private static double? IdleMb(IReadOnlyList<StageFigures> runs) => new Measure("", f => f.IdleMb, Sense.NotCompared, 0).Median(runs);

    private static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
