using System.Collections.Concurrent;
using BracketBot.Core.Alerts;

namespace BracketBot.Alerts;

/// <summary>How many alerts a hook may bring: 20 a second over 10 s, and 300 a minute. Each process counts its own.</summary>
internal sealed class HookLimits(TimeProvider time)
{
    private static readonly (TimeSpan Within, int Most)[] Windows = [(TimeSpan.FromSeconds(10), 200), (TimeSpan.FromMinutes(1), 300)];
    private readonly ConcurrentDictionary<HookId, Counts> _hooks = [];

    /// <summary>True where one more may come; it is counted then.</summary>
    /// <param name="isNews">It may not, for the first time in a minute: its owner is to be told.</param>
    public bool TryTake(HookId hook, out bool isNews)
    {
        var counts = _hooks.GetOrAdd(hook, _ => new Counts());
        lock (counts)
        {
            var now = time.GetUtcNow();
            while (counts.Taken.TryPeek(out var oldest) && oldest <= now - Windows[^1].Within)
            {
                counts.Taken.Dequeue();
            }

            var isFull = Array.Exists(Windows, w => counts.Taken.Count(t => t > now - w.Within) >= w.Most);
            isNews = isFull && counts.ToldAt <= now - Windows[^1].Within;
            if (isNews)
            {
                counts.ToldAt = now;
            }
            else if (!isFull)
            {
                counts.Taken.Enqueue(now);
            }

            return !isFull;
        }
    }

    private sealed class Counts
    {
        public Queue<DateTimeOffset> Taken { get; } = [];

        public DateTimeOffset ToldAt { get; set; }
    }
}
