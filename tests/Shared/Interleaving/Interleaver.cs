namespace BracketBot.Tests.Shared.Interleaving;

/// <summary>
/// Runs asynchronous code on one thread and decides by a seed what goes next: any continuation that is ready, or the next timer of the
/// clock. The same seed gives the same run, so a failure can be looked at again. What it can't reach is a race inside a stretch without an await;
/// such stretches hold a lock, or belong to one loop.
/// </summary>
internal sealed class Interleaver
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 5, 4, 0, 0, TimeSpan.Zero);

    /// <summary>A machine that is slow, but not that slow: what is ready waits no longer than this for one step.</summary>
    private static readonly TimeSpan LongestDawdle = TimeSpan.FromMilliseconds(20);
    private const int MostSteps = 2_000_000;

    private readonly Random _chance;
    private readonly List<(Lane Lane, SendOrPostCallback Callback, object? State)> _ready = [];
    private readonly List<LaneTimer> _timers = [];
    private readonly double _hurry;
    private long _timerCount;

    /// <param name="hurry">How likely a timer fires although something is ready to run: a slow machine.</param>
    public Interleaver(int seed, double hurry = 0.02)
    {
#pragma warning disable CA5394 // Chance with a seed, so that a failure comes again.
        (Seed, _chance, _hurry) = (seed, new Random(seed), hurry);
#pragma warning restore CA5394
        World = NewLane("world");
    }

    public int Seed { get; }

    public DateTimeOffset Now { get; private set; } = Epoch;

    /// <summary>For what is not the program: the test itself, Telegram, the broker.</summary>
    public Lane World { get; }

    /// <summary>How many choices were made.</summary>
    public int Steps { get; private set; }

    /// <summary>What happened, in order: to read when a run failed.</summary>
    public List<string> Trace { get; } = [];

    /// <summary>A program's part of the work, which a kill ends at once.</summary>
    public Lane NewLane(string name) => new(this, name);

#pragma warning disable CA5394 // Chance with a seed.
    public int Any(int below) => _chance.Next(below);

    public double AnyShare() => _chance.NextDouble();

    public bool Sometimes(double share) => _chance.NextDouble() < share;

    public T Any<T>(IReadOnlyList<T> among) => among[_chance.Next(among.Count)];
#pragma warning restore CA5394

    public void Note(string what) => Trace.Add($"{(Now - Epoch).TotalSeconds,9:0.000} {what}");

    /// <summary>Runs the test until it is over.</summary>
    public void Run(Func<Task> test)
    {
        var previous = SynchronizationContext.Current;
        try
        {
            var running = World.Start(test);
            while (!running.IsCompleted)
            {
                if (++Steps > MostSteps || !Step())
                {
                    throw new InvalidOperationException($"{Describe()}\nThe run hangs: {(Steps > MostSteps ? "it never ends" : "nothing is left that could go on")}.");
                }
            }

            running.GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is not InvalidOperationException)
        {
            throw new InvalidOperationException($"{Describe()}\n{e.Message}", e);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(previous);
        }
    }

    public string Describe() => $"Seed {Seed}, after {Steps} steps:\n{string.Join('\n', Trace.TakeLast(120))}";

    private bool Step()
    {
        if (_ready.Count > 0 && !(Sometimes(_hurry) && _timers.Exists(t => t.Due - Now <= LongestDawdle)))
        {
            var at = Any(_ready.Count);
            var (lane, callback, state) = _ready[at];
            _ready.RemoveAt(at);
            SynchronizationContext.SetSynchronizationContext(lane);
            callback(state);
            return true;
        }

        return FireNext();
    }

    private bool FireNext()
    {
        if (_timers.Count == 0)
        {
            return false;
        }

        var due = _timers.Min(t => t.Due);
        var next = Any([.. _timers.Where(t => t.Due == due)]);
        Now = due > Now ? due : Now;
        if (next.Period is { } period)
        {
            next.Due += period;
        }
        else
        {
            _timers.Remove(next);
        }

        SynchronizationContext.SetSynchronizationContext(next.Lane);
        next.Callback(next.State);
        return true;
    }

    /// <summary>Work that shares a life: a process, or the world around it.</summary>
    internal sealed class Lane(Interleaver owner, string name) : SynchronizationContext
    {
        private bool _dead;

        public TimeProvider Clock => field ??= new LaneClock(owner, this);

        /// <summary>The lane that runs now.</summary>
        public static new Lane Current => (Lane)(SynchronizationContext.Current ?? throw new InvalidOperationException("Nothing runs."));

        public string Name => name;

        public override void Post(SendOrPostCallback d, object? state)
        {
            if (!_dead)
            {
                owner._ready.Add((this, d, state));
            }
        }

        public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

        public override SynchronizationContext CreateCopy() => this;

        /// <summary>Begins work in this lane, in its own time.</summary>
        public Task Start(Func<Task> work)
        {
            var done = new TaskCompletionSource();
            Post(async _ =>
            {
                try
                {
                    await work();
                    done.SetResult();
                }
                catch (Exception e)
                {
                    done.SetException(e);
                }
            }, null);
            return done.Task;
        }

        /// <summary>Nothing of it goes on: a killed process.</summary>
        public void Kill()
        {
            _dead = true;
            owner._ready.RemoveAll(r => r.Lane == this);
            owner._timers.RemoveAll(t => t.Lane == this);
        }

        internal bool IsDead => _dead;
    }

    private sealed class LaneClock(Interleaver owner, Lane lane) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => owner.Now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => owner.Now.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new LaneTimer(owner, lane, callback, state);
            timer.Change(dueTime, period);
            return timer;
        }
    }

    private sealed class LaneTimer(Interleaver owner, Lane lane, TimerCallback callback, object? state) : ITimer
    {
        private readonly long _number = owner._timerCount++;

        public Lane Lane => lane;

        public TimerCallback Callback => callback;

        public object? State => state;

        public DateTimeOffset Due { get; set; }

        public TimeSpan? Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            owner._timers.Remove(this);
            if (dueTime >= TimeSpan.Zero && !lane.IsDead)
            {
                (Due, Period) = (owner.Now + dueTime, period > TimeSpan.Zero ? period : null);
                owner._timers.Add(this);
            }

            return true;
        }

        public void Dispose() => owner._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        public override string ToString() => $"timer {_number} of {lane.Name}";
    }
}
