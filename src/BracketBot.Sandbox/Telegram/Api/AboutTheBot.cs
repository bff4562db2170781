using System.Text.Json;
using System.Text.Json.Nodes;

namespace BracketBot.Sandbox.Telegram.Api;

/// <summary><c>getMe</c>, <c>setMyCommands</c>, <c>getMyCommands</c> and <c>deleteMyCommands</c>.</summary>
internal static class AboutTheBot
{
    private const int MaxCommands = 100;

    public static ApiAnswer GetMe(World world, ApiRequest request)
    {
        var me = WireJson.User(world, world.Bot);
        me["can_join_groups"] = true;
        me["can_read_all_group_messages"] = false;
        me["supports_inline_queries"] = false;
        return ApiAnswer.Ok(me);
    }

    public static ApiAnswer SetCommands(World world, ApiRequest request)
    {
        if (request.Json("commands") is not JsonArray items)
        {
            return ApiAnswer.BadRequest("can't parse commands: Expected an Array of BotCommand");
        }

        var commands = new List<BotCommand>();
        foreach (var item in items)
        {
            if (Text(item, "command") is not { Length: >= 1 and <= 32 } command || !command.All(IsCommandCharacter))
            {
                return ApiAnswer.BadRequest("BOT_COMMAND_INVALID");
            }

            if (Text(item, "description") is not { Length: >= 1 and <= 256 } description)
            {
                return ApiAnswer.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID");
            }

            commands.Add(new(command, description));
        }

        if (commands.Count > MaxCommands)
        {
            return ApiAnswer.BadRequest("BOT_COMMANDS_TOO_MUCH");
        }

        if (Scope(world, request, out var refusal) is not { } scope)
        {
            return refusal!;
        }

        world.Commands.ByScope[scope] = commands;
        return ApiAnswer.True;
    }

    public static ApiAnswer DeleteCommands(World world, ApiRequest request)
    {
        if (Scope(world, request, out var refusal) is not { } scope)
        {
            return refusal!;
        }

        world.Commands.ByScope.Remove(scope);
        return ApiAnswer.True;
    }

    public static ApiAnswer GetCommands(World world, ApiRequest request) => Scope(world, request, out var refusal) is { } scope
        ? ApiAnswer.Ok(new JsonArray([.. world.Commands.ByScope.GetValueOrDefault(scope, []).Select(command =>
            new JsonObject { ["command"] = command.Command, ["description"] = command.Description })]))
        : refusal!;

    /// <summary>Null, with a refusal, if there is no such scope.</summary>
    private static string? Scope(World world, ApiRequest request, out ApiAnswer? refusal)
    {
        refusal = null;
        var scope = request.Json("scope") as JsonObject;
        var type = scope is null ? CommandMenus.Default : Text(scope, "type");
        if (type is CommandMenus.Default or "all_private_chats" or "all_group_chats" or "all_chat_administrators")
        {
            return CommandMenus.In(type, request.Text("language_code"));
        }

        if (type != "chat")
        {
            refusal = ApiAnswer.BadRequest("can't parse BotCommandScope: Unsupported type specified");
        }
        else if (new ApiRequest("", scope!).Number("chat_id") is { } chat && world.Chats.ContainsKey(chat))
        {
            return CommandMenus.In(CommandMenus.Chat(chat), request.Text("language_code"));
        }

        refusal ??= ApiAnswer.BadRequest("chat not found");
        return null;
    }

    private static bool IsCommandCharacter(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_';

    private static string? Text(JsonNode? item, string name) =>
        item is JsonObject fields && fields[name]?.GetValueKind() == JsonValueKind.String ? fields[name]!.GetValue<string>() : null;
}
