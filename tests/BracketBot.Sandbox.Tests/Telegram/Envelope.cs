using System.Text.Json.Nodes;

namespace BracketBot.Sandbox.Tests.Telegram;

internal static class Envelope
{
    public static void AssertRefused(this JsonObject envelope, int code, string description)
    {
        Assert.False(envelope["ok"]!.GetValue<bool>(), envelope.ToJsonString());
        Assert.Equal(code, envelope["error_code"]!.GetValue<int>());
        Assert.Contains(description, envelope["description"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    public static JsonNode Result(this JsonObject envelope)
    {
        Assert.True(envelope["ok"]!.GetValue<bool>(), envelope.ToJsonString());
        return envelope["result"]!;
    }

    public static int MessageId(this JsonObject envelope) => envelope.Result()["message_id"]!.GetValue<int>();

    public static long[] UpdateIds(this JsonObject envelope) =>
        [.. envelope.Result().AsArray().Select(update => update!["update_id"]!.GetValue<long>())];
}
