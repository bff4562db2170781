using System.Text.Json;
using BracketBot.Core.Chat;
using Microsoft.Extensions.Logging;

namespace BracketBot.Telegram.Updates;

/// <summary>One answer to <c>getUpdates</c>.</summary>
/// <param name="Count">How many updates Telegram sent, ours or not.</param>
/// <param name="NextOffset">Confirms all of them; null if there is nothing to confirm.</param>
/// <param name="Updates">Ours among them.</param>
internal sealed record UpdateBatch(int Count, long? NextOffset, IReadOnlyList<IncomingUpdate> Updates)
{
    /// <summary>Reads what can be read: a broken update is logged by number and skipped.</summary>
    public static UpdateBatch Read(JsonElement result, DateTimeOffset receivedAt, bool waited, ILogger log)
    {
        if (result.ValueKind != JsonValueKind.Array)
        {
            return new UpdateBatch(0, null, []);
        }

        var updates = new List<IncomingUpdate>();
        long? last = null;
        foreach (var json in result.EnumerateArray())
        {
            var parsed = UpdateParser.Parse(json, receivedAt, waited);
            if (parsed.Id is { } id)
            {
                last = last is { } known ? Math.Max(known, id.Value) : id.Value;
            }

            if (parsed.Problem is { } problem)
            {
                TelegramLog.UpdatePassedOver(log, parsed.Id?.Value, problem);
            }

            if (parsed.Update is { } update)
            {
                updates.Add(update);
            }
        }

        return new UpdateBatch(result.GetArrayLength(), last + 1, updates);
    }
}
