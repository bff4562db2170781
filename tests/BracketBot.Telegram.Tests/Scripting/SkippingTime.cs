using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace BracketBot.Telegram.Tests.Scripting;

/// <summary>A clock on which every wait is over at once, and leaves the clock that much later.</summary>
internal sealed class SkippingTime : FakeTimeProvider
{
    private long _asleep;

    public ConcurrentQueue<TimeSpan> Waits { get; } = [];

    /// <summary>The machine sleeps: the wall clock goes on, the monotonic one does not.</summary>
    public void Suspend(TimeSpan length)
    {
        _asleep += length.Ticks;
        Advance(length);
    }

    public override long GetTimestamp() => base.GetTimestamp() - _asleep;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Enqueue(dueTime);
        var timer = base.CreateTimer(callback, state, dueTime, period);
        ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        return timer;
    }
}
