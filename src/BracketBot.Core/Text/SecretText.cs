namespace BracketBot.Core.Text;

/// <summary>Access tokens that somebody writes into the chat: they must not be stored in clear, nor stay where they stand.</summary>
public static class SecretText
{
    /// <summary>What a message's text becomes where it has to be stored before it is handled.</summary>
    public const string Withheld = "\u0001withheld";

    /// <summary>Shorter than any token, longer than any order id.</summary>
    private const int Shortest = 24;

    /// <summary>Longer than any contract's name, which is in capitals.</summary>
    private const int LongerThanContracts = 32;

    /// <summary>What stands around a token that was copied out of JSON, a header or a sentence.</summary>
    private static readonly char[] Around = [' ', '\t', '\n', '\r', '\u00a0', '"', '\'', '`', '{', '}', '[', ']', '(', ')', '<', '>', ',', ';', ':'];

    /// <summary>True where a piece of the text can't be anything but a token or a key.</summary>
    public static bool LooksLikeOne(string text) => In(text) is not null;

    /// <summary>The piece of the text that is a token by its looks; null for none.</summary>
    public static string? In(string text) => Array.Find(text.Split(Around, StringSplitOptions.RemoveEmptyEntries), IsToken);

    private static bool IsToken(string word) => word.Length >= Shortest
        && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '~' or '+' or '/' or '=')
        && word.Any(char.IsAsciiDigit) && word.Any(char.IsAsciiLetter) && (word.Any(char.IsAsciiLetterLower) || word.Length >= LongerThanContracts)

        // An address is no token: those have dots or slashes, not both.
        && !word.StartsWith('/') && !(word.Contains('.', StringComparison.Ordinal) && word.Contains('/', StringComparison.Ordinal));
}
