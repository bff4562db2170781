using System.Text.Json;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Telegram.Api;
using Telegram.Bot;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace BracketBot.Telegram;

/// <summary>What Telegram is asked and told about the bot itself.</summary>
public sealed class TelegramSetup(BotApi api)
{
    /// <summary>The bot that the token belongs to; <see cref="ChatError.WrongToken"/> if Telegram does not know the token.</summary>
    public async Task<Result<BotIdentity, ChatError>> GetMeAsync(CancellationToken cancellation)
    {
        var answer = await api.CallAsync(new GetMeRequest(), BotApi.Usual, cancellation);
        if (!answer.Try(out var result, out var failure))
        {
            return ChatErrors.From(failure);
        }

        try
        {
            var me = result.Deserialize(JsonBotSerializerContext.Default.User);
            return new BotIdentity(me!.Id, me.Username ?? "", me.FirstName ?? "");
        }
        catch (JsonException)
        {
            return ChatErrors.From(ApiFailure.NotOfTheBotApi(200));
        }
    }

    /// <summary>Sets the command menu, for everybody.</summary>
    /// <param name="commands">At most 100, in the order to show.</param>
    public Task<ChatError?> SetCommandsAsync(IReadOnlyList<BotCommand> commands, CancellationToken cancellation) => SetCommandsAsync(commands, scope: null, cancellation);

    /// <summary>
    /// Sets the command menu of one user's private chat, in place of everybody's ("BotCommandScopeChat"). <see cref="ChatError.Blocked"/> where there is no
    /// chat with them.
    /// </summary>
    /// <param name="commands">At most 100, in the order to show.</param>
    public Task<ChatError?> SetCommandsAsync(IReadOnlyList<BotCommand> commands, TelegramUserId user, CancellationToken cancellation) =>
        SetCommandsAsync(commands, ChatOf(user), cancellation);

    /// <summary>Brings everybody's command menu back to one user's private chat; it is no error where it stands there already.</summary>
    public async Task<ChatError?> DeleteCommandsAsync(TelegramUserId user, CancellationToken cancellation)
    {
        var answer = await api.CallAsync(new DeleteMyCommandsRequest { Scope = ChatOf(user) }, BotApi.Usual, cancellation);
        return answer.Try(out _, out var failure) ? null : ChatErrors.From(failure);
    }

    private static BotCommandScopeChat ChatOf(TelegramUserId user) => new() { ChatId = user.Value };

    private async Task<ChatError?> SetCommandsAsync(IReadOnlyList<BotCommand> commands, BotCommandScope? scope, CancellationToken cancellation)
    {
        var request = new SetMyCommandsRequest { Commands = commands.Select(c => new global::Telegram.Bot.Types.BotCommand(c.Command, c.Description)), Scope = scope };
        var answer = await api.CallAsync(request, BotApi.Usual, cancellation);
        return answer.Try(out _, out var failure) ? null : ChatErrors.From(failure);
    }
}
