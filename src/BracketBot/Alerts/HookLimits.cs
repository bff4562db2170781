using System.Collections.Concurrent;
using BracketBot.Core.Alerts;
using BracketBot.Core.Pacing;

namespace BracketBot.Alerts;

/// <summary>How many alerts a hook may bring: 20 a second over 10 s, and 300 a minute. Each process counts its own.</summary>
internal sealed class HookLimits(TimeProvider time)
{
    private static readonly TimeSpan NewsEvery = TimeSpan.FromMinutes(1);
    private static readonly RateWindow[] Windows = [new(TimeSpan.FromSeconds(10), 200), new(TimeSpan.FromMinutes(1), 300)];
    private readonly ConcurrentDictionary<HookId, Counts> _hooks = [];

    /// <summary>True where one more may come; it is counted then.</summary>
    /// <param name="isNews">It may not, for the first time in a minute: its owner is to be told.</param>
    public bool TryTake(HookId hook, out bool isNews)
    {
        var counts = _hooks.GetOrAdd(hook, _ => new Counts());
        lock (counts)
        {
            var now = time.GetUtcNow();
            var isFull = counts.Taken.Take(now) is not null;
            isNews = isFull && counts.ToldAt <= now - NewsEvery;
            if (isNews)
            {
                counts.ToldAt = now;
            }

            return !isFull;
        }
    }

    private sealed class Counts
    {
        public RateWindows Taken { get; } = new(Windows);

        public DateTimeOffset ToldAt { get; set; }
    }
}
