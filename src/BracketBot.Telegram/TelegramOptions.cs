namespace BracketBot.Telegram;

/// <summary>How the bot reaches Telegram. Section <c>Telegram</c> of the configuration.</summary>
public sealed class TelegramOptions
{
    /// <summary>
    /// The bot's token from @BotFather, such as <c>123456:ABC-DEF</c>. Required; a secret. Digits, a colon, then letters, digits,
    /// <c>_</c> and <c>-</c> (<see cref="IsToken"/>).
    /// </summary>
    public string BotToken { get; set; } = "";

    /// <summary>Where the Bot API is served. Absolute, http or https, may have a path. Default: https://api.telegram.org.</summary>
    public Uri ApiUrl { get; set; } = new("https://api.telegram.org");

    /// <summary>
    /// How many unprompted messages a second this process sends, over all chats. Telegram allows about 30 (1,000 when paid for). Default: 25. 0 turns off
    /// the overall pace; the pace within one chat stays. Answers to messages and taps are never paced.
    /// </summary>
    public int PushesPerSecond { get; set; } = 25;

    /// <summary>Whether the text has the form of a bot token. Telegram may still not know it.</summary>
    public static bool IsToken(string? text)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0
            && colon < text!.Length - 1
            && text.AsSpan(0, colon).IndexOfAnyExceptInRange('0', '9') < 0
            && text.Skip(colon + 1).All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
    }
}
