namespace BracketBot.Sandbox.Telegram.Api;

/// <summary>Whether the bot may write to a chat.</summary>
internal static class ChatLookup
{
    public static (Chat? Chat, ApiAnswer? Refusal) Writable(World world, ApiRequest request)
    {
        if (request.Text("chat_id") is not { Length: > 0 })
        {
            return (null, ApiAnswer.BadRequest("chat_id is empty"));
        }

        if (request.Number("chat_id") is not { } id)
        {
            return (null, ApiAnswer.BadRequest("chat not found"));
        }

        if (!world.Chats.TryGetValue(id, out var chat))
        {
            return (null, world.People.ContainsKey(id)
                ? new(403, null, "Forbidden: bot can't initiate conversation with a user")
                : ApiAnswer.BadRequest("chat not found"));
        }

        if (world.Blocked.Contains(id))
        {
            return (null, new(403, null, "Forbidden: bot was blocked by the user"));
        }

        return chat.MigratedTo is { } moved
            ? (null, ApiAnswer.BadRequest("group chat was upgraded to a supergroup chat") with
            {
                Parameters = new() { ["migrate_to_chat_id"] = moved },
            })
            : (chat, null);
    }

    /// <summary>Like <see cref="Writable"/>, and within the real limits if they are switched on.</summary>
    public static (Chat? Chat, ApiAnswer? Refusal) Sendable(World world, ApiRequest request)
    {
        var (chat, refusal) = Writable(world, request);
        return chat is not null && world.Faults.RealLimits && world.Flood.Ask(chat.Id) is { Ticks: > 0 } wait
            ? (null, ApiAnswer.TooMany(wait))
            : (chat, refusal);
    }
}
