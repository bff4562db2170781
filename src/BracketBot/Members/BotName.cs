using BracketBot.Telegram;

namespace BracketBot.Members;

/// <summary>The bot's own name, by which a group tells it from other bots. Asked of Telegram when it is first needed.</summary>
internal sealed class BotName(TelegramSetup telegram)
{
    private volatile string? _name;

    /// <summary>Without the <c>@</c>; null where Telegram does not say now.</summary>
    public async Task<string?> FindAsync(CancellationToken cancellation)
    {
        if (_name is null && (await telegram.GetMeAsync(cancellation)).Try(out var me, out _))
        {
            _name = me.Username;
        }

        return _name;
    }
}
