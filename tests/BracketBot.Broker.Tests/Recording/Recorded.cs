using System.Text.Json;
using BracketBot.Broker.Recording;
using BracketBot.Broker.Tests.Serving;

namespace BracketBot.Broker.Tests.Recording;

/// <summary>A recording, read back.</summary>
internal static class Recorded
{
    public static async Task<string> FromAsync(Uri url, Func<int, int>? random = null)
    {
        using var recorder = random is null
            ? new KartRecorder(new BrokerOptions { BaseUrl = url }, TimeProvider.System)
            : new KartRecorder(new BrokerOptions { BaseUrl = url }, TimeProvider.System, random);
        await recorder.RecordAsync(Given.Session, Given.Never);
        return System.Text.Encoding.UTF8.GetString(recorder.ToJson());
    }

    public static async Task<string> FromAsync(Func<SeenRequest, Task<Reply>> answer)
    {
        await using var server = await WebBroker.StartAsync(answer);
        return await FromAsync(server.Url);
    }

    /// <summary>The first exchange whose path and query hold a text.</summary>
    public static JsonElement Exchange(string file, string target)
    {
        using var json = JsonDocument.Parse(file);
        return json.RootElement.GetProperty("exchanges").EnumerateArray().First(e => TargetOf(e).Contains(target, StringComparison.Ordinal)).Clone();
    }

    public static string TargetOf(JsonElement exchange) => exchange.GetProperty("query").GetString() is { Length: > 0 } query
        ? $"{exchange.GetProperty("path").GetString()}?{query}"
        : exchange.GetProperty("path").GetString()!;
}
