namespace BracketBot.Telegram.Outbox;

/// <summary>Tells one waiting loop that there is something to do. No call of <see cref="Set"/> is missed; several count as one.</summary>
internal sealed class Signal
{
    private TaskCompletionSource _next = Fresh();

    /// <summary>Thread-safe, and runs nothing of the loop's.</summary>
    public void Set() => Volatile.Read(ref _next).TrySetResult();

    /// <summary>Completes at the first <see cref="Set"/> after this call. Look for work after this, then wait.</summary>
    public Task Next()
    {
        var next = Fresh();
        Interlocked.Exchange(ref _next, next);
        return next.Task;
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
