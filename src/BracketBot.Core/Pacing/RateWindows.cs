namespace BracketBot.Core.Pacing;

/// <summary>At most <paramref name="Most"/> within any stretch of this length.</summary>
public readonly record struct RateWindow(TimeSpan Within, int Most);

/// <summary>
/// Counts what passes and keeps it below several limits at once, such as 18 a second and 230 a minute. The windows slide: a limit holds for any
/// stretch of its length. Not thread-safe.
/// </summary>
/// <param name="windows">From the shortest to the longest.</param>
public sealed class RateWindows(IReadOnlyList<RateWindow> windows)
{
    private readonly List<DateTimeOffset> _passed = [];

    /// <summary>Lets one pass and counts it, or says how long until there is room.</summary>
    /// <returns>Null where it passed.</returns>
    public TimeSpan? Take(DateTimeOffset now)
    {
        _passed.RemoveAll(t => t <= now - windows[^1].Within);
        foreach (var (within, most) in windows)
        {
            // Full where the one that is so many back still lies inside the window.
            if (_passed.Count >= most && _passed[^most] > now - within)
            {
                return _passed[^most] + within - now;
            }
        }

        _passed.Add(now);
        return null;
    }

    /// <summary>Counts what has passed already, elsewhere.</summary>
    public void Count(IEnumerable<DateTimeOffset> passed)
    {
        _passed.AddRange(passed);
        _passed.Sort();
    }
}
