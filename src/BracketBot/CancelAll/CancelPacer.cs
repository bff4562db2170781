using System.Collections.Concurrent;
using BracketBot.Core.Accounts;
using BracketBot.Core.Pacing;

namespace BracketBot.CancelAll;

/// <summary>
/// Keeps the cancels of a list below the broker's limits for order calls (25 a second, 250 a minute, 1,000 an hour), with some room left for a
/// single cancel in between.
/// </summary>
internal sealed class CancelPacer(TimeProvider time)
{
    private static readonly RateWindow[] Windows =
        [new(TimeSpan.FromSeconds(1), 18), new(TimeSpan.FromMinutes(1), 230), new(TimeSpan.FromHours(1), 950)];

    private static readonly TimeSpan UnlessTold = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<ClientId, RateWindows> _sent = [];
    private readonly ConcurrentDictionary<ClientId, DateTimeOffset> _heldUntil = [];

    /// <summary>Waits until one more order call of the client keeps all limits, and counts it.</summary>
    public async Task WaitAsync(ClientId client, CancellationToken cancellation)
    {
        while (Reserve(client) is { } wait)
        {
            await Task.Delay(wait, time, cancellation);
        }
    }

    /// <summary>Counts calls that another process made, before it was killed.</summary>
    public void Count(ClientId client, IEnumerable<DateTimeOffset> calls)
    {
        var sent = SentBy(client);
        lock (sent)
        {
            sent.Count(calls);
        }
    }

    /// <summary>The broker has found it too many all the same: the client's next order call waits.</summary>
    /// <param name="retryAfter">As the broker says; null for a second. At most a minute.</param>
    public void HoldUp(ClientId client, TimeSpan? retryAfter)
    {
        var wait = retryAfter ?? UnlessTold;
        var until = time.GetUtcNow() + (wait < LongestHold ? wait : LongestHold);
        _heldUntil.AddOrUpdate(client, until, (_, known) => known > until ? known : until);
    }

    private TimeSpan? Reserve(ClientId client)
    {
        if (_heldUntil.TryGetValue(client, out var until))
        {
            if (until - time.GetUtcNow() is var left && left > TimeSpan.Zero)
            {
                return left;
            }

            _heldUntil.TryRemove(new(client, until));
        }

        var sent = SentBy(client);
        lock (sent)
        {
            // A millisecond more, since timers are cut to whole ones.
            return sent.Take(time.GetUtcNow()) + TimeSpan.FromMilliseconds(1);
        }
    }

    private RateWindows SentBy(ClientId client) => _sent.GetOrAdd(client, _ => new RateWindows(Windows));
}
