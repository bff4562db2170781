using BracketBot.Core.Chat;
using BracketBot.Telegram.Api;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Requests;

namespace BracketBot.Telegram.Updates;

/// <summary>
/// Receives updates by long polling (Bot API, "getUpdates"). The next poll's offset confirms a batch to Telegram, and only after the sink has accepted it;
/// until then Telegram keeps it and sends it again.
/// <para>
/// A tap carries no time, so the source has to tell taps that waited from taps that came while the bot was listening. After a start, after
/// <see cref="Gap"/> without an accepted poll, and after a batch that was not accepted, it polls with timeout 0 until an answer is less than a full
/// batch, and marks all of that <see cref="IncomingUpdate.Waited"/>. It also marks an answer that took longer than that to arrive.
/// </para>
/// </summary>
public sealed class PollingSource(BotApi api, TimeProvider time, ILogger<PollingSource> log)
{
    private const int Limit = 100;

    /// <summary>How long Telegram keeps a poll open if nothing comes.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(8);

    /// <summary>How much longer than that an answer may take.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(7);

    /// <summary>After this long without a poll, what comes may have waited.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(10);

    private long _lastPollOk;

    /// <summary>When Telegram last answered a poll; null before the first answer. For /health/ready.</summary>
    public DateTimeOffset? LastPollOk =>
        Interlocked.Read(ref _lastPollOk) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>
    /// Polls until cancelled, and then throws <see cref="OperationCanceledException"/>. Nothing else ends it: it logs when polls or their storage begin to
    /// fail and when they recover, and tries again. One call at a time.
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
                // What comes again has waited by then, and its sender may have been told that it failed.
                backlog = true;
                await Task.Delay(pause, time, cancellation);
                continue;
            }

            outage.Over();
            offset = batch.NextOffset ?? offset;
            taken = arrived;
            // After a slow answer it is unknown how long the next updates have been waiting.
            backlog = slow || (backlog && batch.Count >= Limit);
        }
    }

    /// <summary>Null if the batch was accepted; else how long to wait before asking for it again.</summary>
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
