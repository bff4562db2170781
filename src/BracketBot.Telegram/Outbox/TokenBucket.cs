namespace BracketBot.Telegram.Outbox;

/// <summary>Allows a burst at once and a rate in the long run: at most burst + s × rate in any s seconds. Not thread-safe.</summary>
internal sealed class TokenBucket
{
    // Sums of fractions must not fall just short of a whole token.
    private const double Rounding = 1e-6;

    private readonly double _perSecond;
    private readonly double _burst;
    private double _tokens;
    private DateTimeOffset _at;

    /// <summary>Starts full.</summary>
    public TokenBucket(double perSecond, double burst, DateTimeOffset now)
    {
        (_perSecond, _burst) = (perSecond, burst);
        (_tokens, _at) = (burst, now);
    }

    public bool IsFull(DateTimeOffset now)
    {
        Fill(now);
        return _tokens >= _burst - Rounding;
    }

    /// <summary>When the next one may pass; now or earlier if it may pass at once.</summary>
    public DateTimeOffset NextAt(DateTimeOffset now)
    {
        Fill(now);
        var missing = 1 - _tokens;
        return missing <= Rounding ? now : now + TimeSpan.FromSeconds(missing / _perSecond);
    }

    /// <summary>Takes one token, or what is left of one.</summary>
    public void Take(DateTimeOffset now)
    {
        Fill(now);
        _tokens = Math.Max(0, _tokens - 1);
    }

    private void Fill(DateTimeOffset now)
    {
        // A clock that was set back adds nothing and takes nothing away.
        if (now > _at)
        {
            _tokens = Math.Min(_burst, _tokens + ((now - _at).TotalSeconds * _perSecond));
        }

        _at = now;
    }
}
