namespace BracketBot.Core.Audits;

/// <summary>The start of a chain, which its first link continues from.</summary>
/// <param name="Chain">Its id.</param>
/// <param name="BegunAt">When the chain began, to the millisecond.</param>
/// <param name="Number">One less than the first link's number.</param>
/// <param name="Before">Where other chains stood at that time, so that removing a whole chain shows in the chains begun after it.</param>
public sealed record AuditStart(string Chain, DateTimeOffset BegunAt, long Number, IReadOnlyList<AuditMark> Before);

/// <summary>Records that a chain had reached this link.</summary>
public sealed record AuditMark(string Chain, long Number, string Hash)
{
    /// <summary>The marks as text, one a line.</summary>
    public static string Text(IEnumerable<AuditMark> marks) =>
        string.Join('\n', marks.Select(m => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{m.Number} {m.Hash} {m.Chain}")));

    /// <summary>Parses such a text. A malformed line becomes a mark of a chain that does not exist, which makes the check report it.</summary>
    public static IReadOnlyList<AuditMark> Read(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ReadLine)];

    private static AuditMark ReadLine(string line) =>
        line.Split(' ', 3) is [var number, var hash, var chain] && long.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var value)
            ? new AuditMark(chain, value, hash)
            : new AuditMark(line, 0, "");
}
