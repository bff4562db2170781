namespace BracketBot.Core.Text;

/// <summary>Finds access tokens that somebody writes into the chat: they must not be stored in clear text, nor stay in the chat.</summary>
public static class SecretText
{
    /// <summary>Replaces a message's text if it has to be stored before it is handled.</summary>
    public const string Withheld = "\u0001withheld";

    /// <summary>Shorter than any token, longer than any order id.</summary>
    private const int Shortest = 24;

    /// <summary>Longer than any contract's name; those are in capitals.</summary>
    private const int LongerThanContracts = 32;

    /// <summary>Characters around a token that was copied out of JSON, a header or a sentence.</summary>
    private static readonly char[] Around = [' ', '\t', '\n', '\r', '\u00a0', '"', '\'', '`', '{', '}', '[', ']', '(', ')', '<', '>', ',', ';', ':'];

    /// <summary>True if part of the text can only be a token or a key.</summary>
    public static bool LooksLikeOne(string text) => In(text) is not null;

    /// <summary>The part of the text that looks like a token; null if none does.</summary>
    public static string? In(string text) => Array.Find(text.Split(Around, StringSplitOptions.RemoveEmptyEntries), IsToken);

    private static bool IsToken(string word) => word.Length >= Shortest
        && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '~' or '+' or '/' or '=')
        && word.Any(char.IsAsciiDigit) && word.Any(char.IsAsciiLetter) && (word.Any(char.IsAsciiLetterLower) || word.Length >= LongerThanContracts)

        // Not an address: a token has dots or slashes, never both.
        && !word.StartsWith('/') && !(word.Contains('.', StringComparison.Ordinal) && word.Contains('/', StringComparison.Ordinal));
}
