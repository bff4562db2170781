namespace BracketBot.Sandbox.Telegram;

/// <summary>The bot's command menus, one for each scope and language ("BotCommandScope"). Used under the world's lock.</summary>
internal sealed class CommandMenus
{
    public const string Default = "default";
    private const string PrivateChats = "all_private_chats";

    /// <summary>By scope, and by language if one was given.</summary>
    public Dictionary<string, IReadOnlyList<BotCommand>> ByScope { get; } = [];

    public static string Chat(long id) => FormattableString.Invariant($"chat {id}");

    public static string In(string scope, string? language) => string.IsNullOrEmpty(language) ? scope : $"{scope} {language}";

    /// <summary>The menu that a person sees in the private chat: the most specific one that is set, in their language first.</summary>
    public IReadOnlyList<BotCommand> For(long personId, string? language)
    {
        foreach (var scope in (string[])[Chat(personId), PrivateChats, Default])
        {
            if (ByScope.TryGetValue(In(scope, language), out var menu) || ByScope.TryGetValue(scope, out menu))
            {
                return menu;
            }
        }

        return [];
    }
}
