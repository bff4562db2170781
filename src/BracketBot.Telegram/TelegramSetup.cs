using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Telegram.Api;

namespace BracketBot.Telegram;

/// <summary>What is asked of Telegram about the bot itself, once at start.</summary>
public sealed class TelegramSetup(BotApi api)
{
    /// <summary>Whose token it is. <see cref="ChatError.WrongToken"/> where Telegram does not know it.</summary>
    public async Task<Result<BotIdentity, ChatError>> GetMeAsync(CancellationToken cancellation)
    {
        var answer = await api.CallAsync(BotMethods.GetMe, new Nothing(), cancellation);
        return answer.Try(out var me, out var failure)
            ? new BotIdentity(me.Id, me.Username ?? "", me.FirstName ?? "")
            : ChatErrors.From(failure);
    }

    /// <summary>Sets the command menu, for everybody.</summary>
    /// <param name="commands">At most 100, as they should stand.</param>
    public async Task<ChatError?> SetCommandsAsync(IReadOnlyList<BotCommand> commands, CancellationToken cancellation)
    {
        var answer = await api.CallAsync(BotMethods.SetMyCommands, new SetMyCommands(commands), cancellation);
        return answer.Try(out _, out var failure) ? null : ChatErrors.From(failure);
    }
}
