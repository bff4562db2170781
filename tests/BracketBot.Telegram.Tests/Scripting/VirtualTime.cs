using Microsoft.Extensions.Time.Testing;

namespace BracketBot.Telegram.Tests.Scripting;

/// <summary>
/// Runs a test on one thread and a clock that moves only when nothing is left to do, a hundredth of a second at a time: minutes pass in
/// an instant, and always in the same order.
/// </summary>
internal sealed class VirtualTime : SynchronizationContext
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly Queue<(SendOrPostCallback Callback, object? State)> _work = [];

    public static void Run(Func<FakeTimeProvider, Task> test)
    {
        var previous = Current;
        var context = new VirtualTime();
        SetSynchronizationContext(context);
        try
        {
            context.Pump(test);
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_work)
        {
            _work.Enqueue((d, state));
        }
    }

    private void Pump(Func<FakeTimeProvider, Task> test)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 4, 0, 0, TimeSpan.Zero));
        var end = time.GetUtcNow() + Longest;
        var running = test(time);
        while (true)
        {
            while (Take(out var work))
            {
                work.Callback(work.State);
            }

            if (running.IsCompleted)
            {
                break;
            }

            Assert.True(time.GetUtcNow() < end, "The test did not end within an hour of its own time.");
            time.Advance(Step);
        }

        running.GetAwaiter().GetResult();
    }

    private bool Take(out (SendOrPostCallback Callback, object? State) work)
    {
        lock (_work)
        {
            return _work.TryDequeue(out work);
        }
    }
}
