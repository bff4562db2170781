using System.Text.Json;
using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Telegram.Api;
using Telegram.Bot;
using Telegram.Bot.Requests;

namespace BracketBot.Telegram;

/// <summary>Calls about the bot itself, made once at start.</summary>
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
    public async Task<ChatError?> SetCommandsAsync(IReadOnlyList<BotCommand> commands, CancellationToken cancellation)
    {
        var request = new SetMyCommandsRequest { Commands = commands.Select(c => new global::Telegram.Bot.Types.BotCommand(c.Command, c.Description)) };
        var answer = await api.CallAsync(request, BotApi.Usual, cancellation);
        return answer.Try(out _, out var failure) ? null : ChatErrors.From(failure);
    }
}
