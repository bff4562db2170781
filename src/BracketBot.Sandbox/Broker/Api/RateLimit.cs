namespace BracketBot.Sandbox.Broker;

/// <summary>The documented limits of one kind of call, per client, over sliding windows. Not thread-safe: used only inside the broker's lock.</summary>
internal sealed class RateLimit(params (TimeSpan Window, int Calls)[] limits)
{
    private readonly Dictionary<string, Queue<DateTimeOffset>[]> _byClient = new(StringComparer.Ordinal);

    /// <summary>Orders: 25 a second, 250 a minute, 1,000 an hour, 7,000 a day.</summary>
    public static RateLimit Orders() => new((Second, 25), (Minute, 250), (Hour, 1_000), (Day, 7_000));

    /// <summary>Data: 10 a second, 1,000 a minute, 5,000 an hour, 10,000 a day.</summary>
    public static RateLimit Data() => new((Second, 10), (Minute, 1_000), (Hour, 5_000), (Day, 10_000));

    /// <summary>Everything else: 20 a second.</summary>
    public static RateLimit Other() => new((Second, 20));

    private static TimeSpan Second => TimeSpan.FromSeconds(1);

    private static TimeSpan Minute => TimeSpan.FromMinutes(1);

    private static TimeSpan Hour => TimeSpan.FromHours(1);

    private static TimeSpan Day => TimeSpan.FromDays(1);

    /// <summary>How long until there is room; null within the limits.</summary>
    public TimeSpan? Over(string clientId, DateTimeOffset now)
    {
        TimeSpan? wait = null;
        var windows = Windows(clientId);
        for (var i = 0; i < limits.Length; i++)
        {
            while (windows[i].TryPeek(out var oldest) && now - oldest >= limits[i].Window)
            {
                windows[i].Dequeue();
            }

            if (windows[i].Count < limits[i].Calls)
            {
                continue;
            }

            var room = windows[i].Peek() + limits[i].Window - now;
            if (wait is null || room > wait)
            {
                wait = room;
            }
        }

        return wait;
    }

    public void Count(string clientId, DateTimeOffset now)
    {
        foreach (var window in Windows(clientId))
        {
            window.Enqueue(now);
        }
    }

    private Queue<DateTimeOffset>[] Windows(string clientId)
    {
        if (!_byClient.TryGetValue(clientId, out var windows))
        {
            _byClient.Add(clientId, windows = [.. limits.Select(_ => new Queue<DateTimeOffset>())]);
        }

        return windows;
    }
}
