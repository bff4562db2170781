namespace BracketBot.Core.Audits;

/// <summary>What a chain begins with, and its first link goes on from.</summary>
/// <param name="Chain">Its id.</param>
/// <param name="BegunAt">When, to the millisecond.</param>
/// <param name="Number">Its first link's number is one more.</param>
/// <param name="Before">Where other chains stood then: one that is taken away as a whole is missed by those after it.</param>
public sealed record AuditStart(string Chain, DateTimeOffset BegunAt, long Number, IReadOnlyList<AuditMark> Before);

/// <summary>That a chain had come to this link.</summary>
public sealed record AuditMark(string Chain, long Number, string Hash)
{
    /// <summary>One mark a line.</summary>
    public static string Text(IEnumerable<AuditMark> marks) =>
        string.Join('\n', marks.Select(m => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{m.Number} {m.Hash} {m.Chain}")));

    /// <summary>The marks of such a text. A line that is none is one of a chain that does not exist, so that whoever checks stumbles over it.</summary>
    public static IReadOnlyList<AuditMark> Read(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ReadLine)];

    private static AuditMark ReadLine(string line) =>
        line.Split(' ', 3) is [var number, var hash, var chain] && long.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var value)
            ? new AuditMark(chain, value, hash)
            : new AuditMark(line, 0, "");
}
