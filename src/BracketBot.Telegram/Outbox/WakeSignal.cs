namespace BracketBot.Telegram.Outbox;

/// <summary>Tells one waiting loop that there is something to do. No call of <see cref="Set"/> is missed; several count as one.</summary>
internal sealed class WakeSignal
{
    private TaskCompletionSource _next = Fresh();

    public void Set() => Volatile.Read(ref _next).TrySetResult();

    /// <summary>
    /// Completes at the first <see cref="Set"/> after this call; <paramref name="wasSet"/> tells of those before it. Look for work
    /// after this, then wait.
    /// </summary>
    public Task Take(out bool wasSet)
    {
        var next = Fresh();
        wasSet = Interlocked.Exchange(ref _next, next).Task.IsCompleted;
        return next.Task;
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
