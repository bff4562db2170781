using System.Text.RegularExpressions;

namespace BracketBot.Commands;

/// <summary>What a user typed, read forgivingly: odd spaces, line breaks, any case, <c>@BotName</c>, a <c>#</c> before an id.</summary>
internal static partial class CommandText
{
    /// <summary>The command's name in lower case and the rest; null for text that is no command.</summary>
    public static (string Name, string Arguments)? Command(string text) =>
        CommandPattern().Match(text) is { Success: true } m ? (m.Groups["name"].Value.ToLowerInvariant(), m.Groups["rest"].Value.Trim()) : null;

    /// <summary>The words, without the <c>#</c> that people write before an id.</summary>
    public static string[] Words(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => w.TrimStart('#')).Where(w => w.Length > 0)];

    /// <summary>An order id alone, or with a leg behind it; null for anything else.</summary>
    public static string[]? OrderAlone(string text) =>
        Words(text) is { Length: 1 or 2 } words && OrderPattern().IsMatch(words[0]) ? words : null;

    [GeneratedRegex(@"^\s*/(?<name>[A-Za-z0-9_]+)(@[A-Za-z0-9_]+)?(?<rest>\s.*)?$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex CommandPattern();

    [GeneratedRegex(@"^[0-9]{4,}(-[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex OrderPattern();
}
