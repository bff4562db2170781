using BracketBot.Storage.Lite.Live;

namespace BracketBot.Storage.Lite.Stores;

/// <summary>
/// Counts the audit entries from before there were chains, and records the count in the chain. It runs in the background, a few at a time: there may be a
/// million, and no start waits for them. It starts over if the program stops in between, and doesn't run again once finished.
/// </summary>
internal sealed class AuditCount : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly LiteGate _gate;
    private readonly LiteAudit _audit;
    private readonly TimeProvider _time;
    private readonly Task _running;

    public AuditCount(LiteGate gate, LiteAudit audit, TimeProvider time)
    {
        (_gate, _audit, _time) = (gate, audit, time);
        _running = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    /// <summary>Counts, if there is a chain without a count; true if nothing is left to do.</summary>
    public static async Task<bool> CountAsync(LiteGate gate, LiteAudit audit, TimeProvider time, TimeSpan between, CancellationToken cancellation)
    {
        if ((await gate.ReadAsync(cancellation)).Audit is not { } head)
        {
            return false;
        }

        if (head.Head.Unlinked is null)
        {
            var count = 0L;
            await foreach (var part in audit.CountUnlinkedAsync(cancellation))
            {
                count += part;
                await Task.Delay(between, time, cancellation);
            }

            await gate.WriteAsync(draft => audit.SetUnlinked(draft, time.GetUtcNow(), count), cancellation);
        }

        return true;
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Beat, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                if (await TryCountAsync())
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The database is closing.
            return;
        }
    }

    private async Task<bool> TryCountAsync()
    {
        try
        {
            var isDone = await CountAsync(_gate, _audit, _time, Between, _stop.Token);
            _gate.Counting.Done();
            return isDone;
        }
#pragma warning disable CA1031 // Whatever it was, it is tried again.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            _gate.Counting.Failed(e);
            return false;
        }
    }
}
