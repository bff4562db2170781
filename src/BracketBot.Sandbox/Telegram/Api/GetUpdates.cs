using System.Text.Json.Nodes;
using BracketBot.Sandbox.Telegram.Updates;

namespace BracketBot.Sandbox.Telegram.Api;

/// <summary><c>getUpdates</c> with long polling. A second poller ends the first; a webhook ends both.</summary>
internal static class GetUpdates
{
    private const int MaxSeconds = 50;

    public static async Task<ApiAnswer> PollAsync(World world, ApiRequest request, CancellationToken cancel)
    {
        var limit = (int)Math.Clamp(request.Number("limit") ?? 100, 1, 100);
        var wait = TimeSpan.FromSeconds(Math.Clamp(request.Number("timeout") ?? 0, 0, MaxSeconds));
        var me = new object();
        lock (world.Gate)
        {
            if (world.Webhook is not null)
            {
                return ApiAnswer.Conflict(
                    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
            }

            world.Poller = me;
            world.Updates.Allow(request);
            if (request.Number("offset") is { } offset)
            {
                world.Updates.Confirm(offset);
            }
        }

        world.Changes.Raise();

        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var timeout = Task.Delay(wait, world.Time, timer.Token);
        try
        {
            while (true)
            {
                var next = world.Changes.Next;
                if (Look(world, request, me, limit, timeout.IsCompleted) is { } answer)
                {
                    return answer;
                }

                await Task.WhenAny(next, timeout).WaitAsync(cancel);
            }
        }
        finally
        {
            await timer.CancelAsync();
        }
    }

    private static ApiAnswer? Look(World world, ApiRequest request, object me, int limit, bool timedOut)
    {
        lock (world.Gate)
        {
            if (world.Poller != me)
            {
                return ApiAnswer.Conflict("terminated by other getUpdates request; make sure that only one bot instance is running");
            }

            if (world.Webhook is not null)
            {
                return ApiAnswer.Conflict("terminated by setWebhook request");
            }

            if (world.Faults.Take(TelegramFaultKind.Away, request.Method, null) is not null)
            {
                return ApiAnswer.Cut;
            }

            var updates = world.Updates.Peek(limit);
            return updates.Count > 0 || timedOut
                ? ApiAnswer.Ok(new JsonArray([.. updates.Select(update => JsonNode.Parse(update.Json))]))
                : null;
        }
    }

    /// <summary>Remembers the requested kinds until another call names others.</summary>
    public static void Allow(this UpdateQueue updates, ApiRequest request)
    {
        if (request.Json("allowed_updates") is JsonArray kinds)
        {
            updates.Allowed = kinds.Select(kind => kind?.ToString() ?? "").ToHashSet();
        }
    }
}
