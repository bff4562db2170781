using System.Globalization;

namespace BracketBot.Storage.Lite.Live;

/// <summary>
/// The key of a dialog, ticket or card in the file: its id with its length before it. So shorter ids come first, and ids of one length that begin with the
/// time or count up lie in the order in which they were made: what is written together lies together.
/// </summary>
internal static class RowKey
{
    private const int Digits = 4;

    public static string Of(string id) => string.Concat(First(id.Length), id);

    public static string IdOf(string key) => key[(Digits + 1)..];

    /// <summary>Below every key of an id of that length, and above those of shorter ones.</summary>
    public static string First(int length) => string.Create(CultureInfo.InvariantCulture, $"{length:D4}:");

    /// <summary>The first key after <paramref name="key"/>.</summary>
    public static string After(string key) => key + '\0';

    /// <summary>As the keys of two ids compare.</summary>
    public static int Compare(string x, string y) => x.Length != y.Length ? x.Length.CompareTo(y.Length) : string.CompareOrdinal(x, y);
}
