using System.Collections.Concurrent;
using BracketBot.Core.Alerts;

namespace BracketBot.Alerts;

/// <summary>How many alerts a hook may bring: 20 a second over 10 s, and 300 a minute. Each process counts its own.</summary>
internal sealed class HookLimits(TimeProvider time)
{
    private static readonly (TimeSpan Within, int Most)[] Windows = [(TimeSpan.FromSeconds(10), 200), (TimeSpan.FromMinutes(1), 300)];
    private readonly ConcurrentDictionary<HookId, Queue<DateTimeOffset>> _taken = [];

    /// <summary>True where one more may come; it is counted then.</summary>
    public bool TryTake(HookId hook)
    {
        var taken = _taken.GetOrAdd(hook, _ => new Queue<DateTimeOffset>());
        lock (taken)
        {
            var now = time.GetUtcNow();
            while (taken.TryPeek(out var oldest) && oldest <= now - Windows[^1].Within)
            {
                taken.Dequeue();
            }

            if (Array.Exists(Windows, w => taken.Count(t => t > now - w.Within) >= w.Most))
            {
                return false;
            }

            taken.Enqueue(now);
            return true;
        }
    }
}
