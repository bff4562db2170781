namespace BracketBot.Turns;

/// <summary>
/// Keeps track of work that nobody is waiting for: its failures are logged, and the program waits for it when it stops.
/// </summary>
internal sealed class BackgroundTasks(ILogger<BackgroundTasks> log)
{
    private readonly Lock _lock = new();
    private readonly HashSet<Task> _running = [];

    public void Run(string name, Func<Task> work)
    {
        var task = GuardAsync(name, work);
        lock (_lock)
        {
            _running.Add(task);
        }

        task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits for all that is running, and for what that starts, but not past the cancellation. True where nothing is left.</summary>
    public async Task<bool> DrainAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task[] running;
            lock (_lock)
            {
                running = [.. _running];
            }

            if (running.Length == 0)
            {
                return true;
            }

            try
            {
                await Task.WhenAll(running).WaitAsync(cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return false;
            }
        }
    }

    private void Forget(Task task)
    {
        lock (_lock)
        {
            _running.Remove(task);
        }
    }

    private async Task GuardAsync(string name, Func<Task> work)
    {
        // The caller may hold a user's turn, and the first stretch of the work must not run inside of it.
        await Task.Yield();
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            Log.BackgroundWorkCancelled(log, name);
        }
#pragma warning disable CA1031 // The last place that can see it: a task that nobody awaits must not lose its error.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.BackgroundWorkFailed(log, e, name);
        }
    }
}
