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

    /// <summary>True for one word that can't be anything but a token or a key: the last word counts, for what is typed in front of it.</summary>
    public static bool LooksLikeOne(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words is { Length: > 0 and <= 3 } && IsToken(words[^1]) && words[..^1].All(w => w.Length < Shortest);
    }

    private static bool IsToken(string word) => word.Length >= Shortest
        && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '~' or '+' or '/' or '=')
        && word.Any(char.IsAsciiDigit) && word.Any(char.IsAsciiLetter) && (word.Any(char.IsAsciiLetterLower) || word.Length >= LongerThanContracts) && !word.StartsWith('/');
}
