namespace BracketBot.LoadDriver.Stages;

/// <summary>Many times of one kind.</summary>
internal sealed class Spread
{
    private readonly List<TimeSpan> _times = [];

    public void Add(TimeSpan? time)
    {
        if (time is { } known)
        {
            _times.Add(known);
        }
    }

    /// <summary>In ms; null where there is none.</summary>
    /// <param name="part">0.5 is the median, 1 the longest.</param>
    public double? At(double part)
    {
        _times.Sort();
        return _times.Count == 0 ? null : _times[Math.Min(_times.Count - 1, (int)(part * _times.Count))].TotalMilliseconds;
    }
}
