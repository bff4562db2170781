using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace BracketBot.Telegram.Tests.Scripting;

/// <summary>A clock on which every wait is over at once, and leaves the clock that much later.</summary>
internal sealed class SkippingTime : FakeTimeProvider
{
    private long _asleep;
    private TimeSpan _setBack;

    public ConcurrentQueue<TimeSpan> Waits { get; } = [];

    /// <summary>The machine sleeps: the wall clock goes on, the monotonic one does not.</summary>
    public void Suspend(TimeSpan length)
    {
        _asleep += length.Ticks;
        Advance(length);
    }

    /// <summary>Somebody sets the wall clock back; the monotonic one does not notice.</summary>
    public void SetBack(TimeSpan length) => _setBack += length;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - _setBack;

    public override long GetTimestamp() => base.GetUtcNow().Ticks - _asleep;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Enqueue(dueTime);
        var timer = base.CreateTimer(callback, state, dueTime, period);
        ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        return timer;
    }
}
