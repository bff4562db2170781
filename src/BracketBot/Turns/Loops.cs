namespace BracketBot.Turns;

/// <summary>Runs what must never stay down: a loop that failed starts again after a pause, and says so.</summary>
internal static class Loops
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public static async Task KeepRunningAsync(string name, Func<CancellationToken, Task> loop, TimeProvider time, ILogger log, CancellationToken cancellation,
        Action? failed = null)
    {
        Type? said = null;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await loop(cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A broken database or a bug must not leave the bot deaf until somebody notices.
            catch (Exception e)
#pragma warning restore CA1031
            {
                // Once for each reason: an outage of an hour is one line.
                if (said != e.GetType())
                {
                    Log.LoopFailed(log, e, name, Pause.TotalSeconds);
                }

                said = e.GetType();
                failed?.Invoke();
            }

            await Task.Delay(Pause, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
