namespace BracketBot.Sandbox.Broker;

/// <summary>A number that grows with every change, and that callers can wait on. Thread-safe.</summary>
internal sealed class ChangeSignal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _version = 1;

    public long Version
    {
        get
        {
            lock (_gate)
            {
                return _version;
            }
        }
    }

    public void Raise()
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            _version++;
            waiting = _next;
            _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting.SetResult();
    }

    /// <summary>Completes once the version is past <paramref name="version"/>.</summary>
    public async Task PastAsync(long version, CancellationToken ct)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (_version > version)
                {
                    return;
                }

                next = _next.Task;
            }

            await next.WaitAsync(ct).ConfigureAwait(false);
        }
    }
}
