using Polly;
using Polly.Retry;

namespace BracketBot.Turns;

/// <summary>Runs what must never stay down: a loop that failed starts again after a pause, and says so.</summary>
internal static class Loops
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <param name="name">For the log, which says once for each reason that the loop failed: an outage of an hour is one line.</param>
    /// <param name="failed">Called after each failure, before the loop starts again.</param>
    public static async Task KeepRunningAsync(
        string name, Func<CancellationToken, Task> loop, TimeProvider time, ILogger log, CancellationToken cancellation, Action? failed = null)
    {
        Type? said = null;
        var again = new RetryStrategyOptions
        {
            // A broken database or a bug must not leave the bot deaf until somebody notices; nor must a loop that returns.
            ShouldHandle = static a => ValueTask.FromResult(!a.Context.CancellationToken.IsCancellationRequested),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Constant,
            Delay = Pause,
            OnRetry = a =>
            {
                if (a.Outcome.Exception is { } e)
                {
                    Say(e);
                    failed?.Invoke();
                }

                return ValueTask.CompletedTask;
            },
        };
        try
        {
            await new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(again).Build()
                .ExecuteAsync(async c => await loop(c), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Stopped, as asked.
        }
#pragma warning disable CA1031 // The program stops: what still failed is told, and keeps nothing else from stopping.
        catch (Exception e) when (cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Say(e);
        }

        void Say(Exception e)
        {
            if (said != e.GetType())
            {
                Log.LoopFailed(log, e, name, Pause.TotalSeconds);
            }

            said = e.GetType();
        }
    }
}
