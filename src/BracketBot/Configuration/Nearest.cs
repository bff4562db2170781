using Quickenshtein;

namespace BracketBot.Configuration;

/// <summary>The name that somebody meant who wrote another one.</summary>
internal static class Nearest
{
    /// <summary>Letters that may be wrong, missing or too many.</summary>
    private const int MostWrong = 2;

    /// <summary>The one that is nearest to what was written, in any case of letters; null where none is near.</summary>
    public static string? To(string written, IEnumerable<string> names) => names
        .Select(n => (Name: n, Wrong: Levenshtein.GetDistance(written.ToUpperInvariant(), n.ToUpperInvariant())))
        .Where(n => n.Wrong is > 0 and <= MostWrong)
        .OrderBy(n => n.Wrong).ThenBy(n => n.Name, StringComparer.Ordinal)
        .Select(n => n.Name)
        .FirstOrDefault();
}
