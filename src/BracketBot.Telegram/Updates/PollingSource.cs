using BracketBot.Core.Chat;
using BracketBot.Telegram.Api;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Requests;

namespace BracketBot.Telegram.Updates;

/// <summary>
/// Receives updates by long polling (Bot API, "getUpdates"). A batch is confirmed to Telegram, by the next poll's offset, only after
/// the sink took it; until then Telegram keeps it and sends it again.
/// <para>
/// A tap carries no time, so what waited is told from what came while the bot was listening: the first poll after a start, and after
/// <see cref="Gap"/> without one whose updates were taken, or a batch that could not be taken, is asked with timeout 0, again and again until it brings less than a full
/// batch, and all of that is marked <see cref="IncomingUpdate.Waited"/>. So is an answer that took longer than that to arrive.
/// </para>
/// </summary>
public sealed class PollingSource(BotApi api, TimeProvider time, ILogger<PollingSource> log)
{
    private const int Limit = 100;

    /// <summary>How long Telegram holds a poll open when nothing comes.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(8);

    /// <summary>How much longer its answer may take.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(7);

    /// <summary>From here on, what comes may have waited.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(10);

    private long _lastPollOk;

    /// <summary>When Telegram last answered a poll; null before the first time. For /health/ready.</summary>
    public DateTimeOffset? LastPollOk =>
        Interlocked.Read(ref _lastPollOk) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>
    /// Polls until cancelled, and then throws <see cref="OperationCanceledException"/>. Nothing else ends it: whatever keeps polls from
    /// being answered or updates from being taken is logged when it begins and when it ends, and tried again. One call at a time.
    /// </summary>
    public async Task RunAsync(IUpdateSink sink, CancellationToken cancellation)
    {
        var outage = new PollOutage(log);
        var backlog = true;
        var mayDeleteWebhook = true;
        Mark? taken = null;
        long? offset = null;
        while (true)
        {
            var asked = Mark.Now(time);
            backlog |= taken is not { } last || last.Until(asked, time) >= Gap;
            var answer = await api.CallAsync(new PollRequest(offset, Limit, backlog ? TimeSpan.Zero : Hold), Hold + AnswerWithin, cancellation);
            var arrived = Mark.Now(time);
            if (!answer.Try(out var result, out var failure))
            {
                if (mayDeleteWebhook && failure.Code == 409 && failure.Says("webhook"))
                {
                    mayDeleteWebhook = false;
                    await DeleteWebhookAsync(cancellation);
                }
                else
                {
                    await Task.Delay(outage.Failed(failure), time, cancellation);
                }

                continue;
            }

            mayDeleteWebhook = false;
            Interlocked.Exchange(ref _lastPollOk, arrived.At.UtcTicks);
            var slow = asked.Until(arrived, time) > Gap;
            var batch = UpdateBatch.Read(result, arrived.At, waited: backlog || slow, log);
            if (await TakeAsync(sink, batch, outage, cancellation) is { } pause)
            {
                // What comes again has waited by then, and whoever tapped may have been told that it failed.
                backlog = true;
                await Task.Delay(pause, time, cancellation);
                continue;
            }

            outage.Over();
            offset = batch.NextOffset ?? offset;
            taken = arrived;
            // After a slow answer it is not known since when the next updates have been waiting.
            backlog = slow || (backlog && batch.Count >= Limit);
        }
    }

    /// <summary>Null where the batch was taken; else how long to wait before asking for it again.</summary>
    private static async Task<TimeSpan?> TakeAsync(
        IUpdateSink sink, UpdateBatch batch, PollOutage outage, CancellationToken cancellation)
    {
        if (batch is { Count: > 0, NextOffset: null })
        {
            return outage.NothingToConfirm();
        }

        if (batch.Updates.Count == 0)
        {
            return null;
        }

        try
        {
            await sink.AcceptAsync(batch.Updates, cancellation);
            return null;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            return outage.NotStored(e);
        }
    }

    private async Task DeleteWebhookAsync(CancellationToken cancellation)
    {
        var answer = await api.CallAsync(new DeleteWebhookRequest(), BotApi.Usual, cancellation);
        if (answer.Try(out _, out var failure))
        {
            TelegramLog.WebhookDeleted(log);
        }
        else
        {
            TelegramLog.WebhookNotDeleted(log, failure.Code, failure.Description);
        }
    }
}
