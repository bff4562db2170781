using System.Security.Cryptography;
using System.Threading.RateLimiting;
using BracketBot.Cancelling;
using BracketBot.Cards;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Turns;

namespace BracketBot.Alerts;

/// <summary>Takes alerts in: commits them, and leaves the rest to the dispatcher.</summary>
internal sealed class AlertIntake(
    IHookStore hooks, ICommits commits, HookLimits limits, AlertSignal signal, Replies replies, Canceller canceller, BackgroundTasks background, TimeProvider time,
    ILogger<AlertIntake> log) : IDisposable
{
    /// <summary>
    /// Alerts that are taken in side by side. A burst waits its turn here, so that it never holds every connection to the database, and a tap that
    /// comes meanwhile finds one.
    /// </summary>
    public const int AtOnce = 16;

    /// <summary>Alerts that wait for their turn. More are turned away: what is not stored must not fill the memory.</summary>
    public const int MostWaiting = 1000;

    /// <summary>Alerts that wait in memory for a store that is away.</summary>
    private const int MostKept = 500;

    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = MostWaiting });
    private int _kept;

    /// <returns>The HTTP status: 202, 404 for a key that nobody has, 429, 503 where it is not stored.</returns>
    public async Task<int> TakeAsync(string key, ReadOnlyMemory<byte> body)
    {
        // An alert is as old as its arrival, however long it waits for its turn: its card says so.
        var receivedAt = time.GetUtcNow();

        // Charts hang up after a few seconds and don't post again: what was received is taken in, whether anybody still waits for the answer or not.
        using var turn = await _turns.AcquireAsync(1, CancellationToken.None);
        if (!turn.IsAcquired)
        {
            Log.AlertsWait(log, MostWaiting);
            return StatusCodes.Status503ServiceUnavailable;
        }

        return await TakeInTurnAsync(key, body, receivedAt);
    }

    /// <summary>Takes in what the hook brought.</summary>
    /// <param name="key">What it came with, which nothing that is stored holds; null where it did not come by the hook's address.</param>
    /// <param name="receivedAt">When it arrived.</param>
    public async Task<int> TakeAsync(AlertHook hook, string? key, ReadOnlyMemory<byte> body, DateTimeOffset receivedAt, CancellationToken cancellation)
    {
        if (hook.IsPaused && key is not null)
        {
            return StatusCodes.Status202Accepted;
        }

        var frame = new Alert
        {
            Id = new AlertId(Guid.CreateVersion7(receivedAt).ToString()),
            HookId = hook.Id,
            HookName = hook.Name,
            Client = hook.Client,
            ReceivedAt = receivedAt,
            Text = "",
        };
        var alert = AlertBody.Read(body.Span, frame, key);
        var add = new AddAlert(alert, hook.UserId, hook.KeyHash, Convert.ToHexStringLower(SHA256.HashData(body.Span)));
        try
        {
            await commits.CommitAsync([add], cancellation);
        }
        catch (StoreAwayException)
        {
            Keep(hook, add);
            return StatusCodes.Status503ServiceUnavailable;
        }

        signal.Set();
        return StatusCodes.Status202Accepted;
    }

    public void Dispose() => _turns.Dispose();

    private async Task<int> TakeInTurnAsync(string key, ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        var keyHash = AlertKey.Hash(key);
        AlertHook? hook;
        try
        {
            hook = await hooks.FindByKeyAsync(keyHash, CancellationToken.None);
        }
        catch (Exception e) when (StoreWatch.IsStores(e))
        {
            // Whose it is can't be known now; the sender is told, and the log says why.
            Log.HookNotFound(log, e);
            return StatusCodes.Status503ServiceUnavailable;
        }

        if (hook is null)
        {
            return StatusCodes.Status404NotFound;
        }

        if (limits.TryTake(hook.Id, out var isNews))
        {
            return await TakeAsync(hook, key, body, receivedAt, CancellationToken.None);
        }

        if (isNews)
        {
            await TellAsync(hook);
        }

        return StatusCodes.Status429TooManyRequests;
    }

    /// <summary>Charts don't post twice: the alert waits here for the store, and its owner learns of it now.</summary>
    private void Keep(AlertHook hook, AddAlert add)
    {
        if (Interlocked.Increment(ref _kept) <= MostKept)
        {
            background.Run("an alert that waits for the store", async () =>
            {
                try
                {
                    await StoreRetry.UntilDoneAsync("an alert", () => commits.CommitAsync([add], CancellationToken.None), time, log, stopping: canceller.Stopping);
                    signal.Set();
                }
                finally
                {
                    Interlocked.Decrement(ref _kept);
                }
            });
        }
        else
        {
            Interlocked.Decrement(ref _kept);
        }

        // Telegram may be slow, too: nobody else's alert waits for it.
        background.Run("a word about an alert that is not stored", () => replies.TellStoreAwayAsync(new ChatAddress(hook.UserId.Value), PlainCards.AlertNotStored));
    }

    /// <summary>Charting services show nobody what they were answered: the owner learns here that alerts are missing.</summary>
    private async Task TellAsync(AlertHook hook)
    {
        var now = time.GetUtcNow();
        Log.AlertsTurnedAway(log);
        await commits.CommitAsync(
            [new PutCard(HookCards.FloodCard(hook, now), new ChatAddress(hook.UserId.Value), HookCards.Flood(hook), CardPriority.Push, now)], CancellationToken.None);
    }
}
