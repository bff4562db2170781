using Quickenshtein;

namespace BracketBot.Configuration;

/// <summary>Finds the name that somebody meant when they wrote another one.</summary>
internal static class Nearest
{
    /// <summary>How many letters may be wrong, missing or extra.</summary>
    private const int MostWrong = 2;

    /// <summary>The name nearest to what was written, ignoring case; null if none is near.</summary>
    public static string? To(string written, IEnumerable<string> names) => names
        .Select(n => (Name: n, Wrong: Levenshtein.GetDistance(written.ToUpperInvariant(), n.ToUpperInvariant())))
        .Where(n => n.Wrong is > 0 and <= MostWrong)
        .OrderBy(n => n.Wrong).ThenBy(n => n.Name, StringComparer.Ordinal)
        .Select(n => n.Name)
        .FirstOrDefault();
}
