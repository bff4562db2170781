using System.Globalization;

namespace BracketBot.Storage.Lite.Live;

/// <summary>
/// The key of a dialog, ticket or card in the file: its id, preceded by the id's length. So shorter ids come first, and ids of the same length that start
/// with a time or a counter are in creation order: what is written together is stored together.
/// </summary>
internal static class RowKey
{
    private const int Digits = 4;

    public static string Of(string id) => string.Concat(First(id.Length), id);

    public static string IdOf(string key) => key[(Digits + 1)..];

    /// <summary>A lower bound for keys of ids of that length, above all keys of shorter ids.</summary>
    public static string First(int length) => string.Create(CultureInfo.InvariantCulture, $"{length:D4}:");

    /// <summary>The first key after <paramref name="key"/>.</summary>
    public static string After(string key) => key + '\0';

    /// <summary>Compares two ids by their keys.</summary>
    public static int Compare(string x, string y) => x.Length != y.Length ? x.Length.CompareTo(y.Length) : string.CompareOrdinal(x, y);
}
