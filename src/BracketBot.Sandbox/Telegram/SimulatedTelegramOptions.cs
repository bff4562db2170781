namespace BracketBot.Sandbox.Telegram;

/// <summary>Who the simulated bot is.</summary>
public sealed class SimulatedTelegramOptions
{
    /// <summary>The bot's token, as BotFather would hand it out: digits, a colon, a secret.</summary>
    public string BotToken { get; init; } = "7000000001:SANDBOX-not-a-secret-just-a-simulated-bot";

    /// <summary>The bot's name without the @.</summary>
    public string BotUsername { get; init; } = "BracketSandboxBot";

    /// <summary>The name shown at the top of the chat.</summary>
    public string BotName { get; init; } = "BracketBot";

    /// <summary>The first update's id. Telegram begins at a random positive number.</summary>
    public long FirstUpdateId { get; init; } = 727_400_001;

    /// <summary>Privacy mode is off: the bot receives everything said in its groups.</summary>
    public bool HearsEverything { get; init; }

    internal long BotId => long.TryParse(BotToken.Split(':')[0], out var id) ? id : 7_000_000_001;
}
