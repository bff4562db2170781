namespace BracketBot.EndToEnd.Harness;

/// <summary>
/// The real clock, which can be put forward: what waits for the time jumped over happens at once. So the whole bot runs as it does for real,
/// and no test waits a minute for a minute to pass.
/// </summary>
internal sealed class JumpClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly HashSet<JumpTimer> _timers = [];
    private TimeSpan _ahead;
    private (DateTimeOffset Utc, long Timestamp)? _still;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return (_still?.Utc ?? System.GetUtcNow()) + _ahead;
        }
    }

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return (_still?.Timestamp ?? System.GetTimestamp()) + (long)(_ahead.TotalSeconds * System.TimestampFrequency);
        }
    }

    public override long TimestampFrequency => System.TimestampFrequency;

    /// <summary>
    /// Until this is disposed of, the clock is moved by jumps alone, however long a loaded machine takes. Timers go on by the real clock: a pause ends
    /// as it always does, but what waits for some time of day waits for the jumps.
    /// </summary>
    public IDisposable StandStill()
    {
        lock (_lock)
        {
            _still = (System.GetUtcNow(), System.GetTimestamp());
        }

        return new Standstill(this);
    }

    /// <summary>From the time that it shows.</summary>
    private void GoOn()
    {
        lock (_lock)
        {
            if (_still is { } still)
            {
                _ahead -= System.GetElapsedTime(still.Timestamp);
                _still = null;
            }
        }
    }

    public void Jump(TimeSpan by)
    {
        List<JumpTimer> timers;
        lock (_lock)
        {
            _ahead += by;
            timers = [.. _timers];
        }

        foreach (var timer in timers)
        {
            timer.Jumped(by);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new JumpTimer(this, callback, state);
        lock (_lock)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private void Forget(JumpTimer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class Standstill(JumpClock clock) : IDisposable
    {
        public void Dispose() => clock.GoOn();
    }

    private sealed class JumpTimer : ITimer
    {
        private readonly JumpClock _clock;
        private readonly ITimer _inner;
        private readonly Lock _lock = new();
        private DateTimeOffset? _due;
        private TimeSpan _period;

        public JumpTimer(JumpClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _inner = System.CreateTimer(_ =>
            {
                lock (_lock)
                {
                    _due = _period > TimeSpan.Zero ? System.GetUtcNow() + _period : null;
                }

                callback(state);
            }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_lock)
            {
                _period = period;
                _due = dueTime >= TimeSpan.Zero ? System.GetUtcNow() + dueTime : null;
                return _inner.Change(dueTime, period);
            }
        }

        public void Jumped(TimeSpan by)
        {
            lock (_lock)
            {
                if (_due is not { } due)
                {
                    return;
                }

                _due = due - by;
                var left = due - by - System.GetUtcNow();
                try
                {
                    _inner.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, _period);
                }
                catch (ObjectDisposedException)
                {
                    // Disposed between the clock's list and here: nothing waits for it any more.
                    _due = null;
                }
            }
        }

        public void Dispose()
        {
            _clock.Forget(this);
            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
