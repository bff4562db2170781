using BracketBot.Core.Pacing;

namespace BracketBot.Cancelling;

/// <summary>Keeps trying what must not be given up while the database is away: with growing pauses, until it is done or the program stops.</summary>
internal static class StoreRetry
{
    private static readonly Backoff Pauses = new(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(5));

    /// <param name="what">For the log, which says once that it fails, again where it fails for another reason, and once that it is done.</param>
    /// <param name="work">Must be safe to run again when it is not known whether it was done.</param>
    /// <param name="stopping">Ends the waiting; a try that has begun goes on.</param>
    public static async Task<T> UntilDoneAsync<T>(string what, Func<Task<T>> work, TimeProvider time, ILogger log, CancellationToken stopping)
    {
        Type? failed = null;
        for (var failures = 0; ; failures++)
        {
            try
            {
                var done = await work();
                if (failures > 0)
                {
                    Log.DoneAfterAll(log, what, failures);
                }

                return done;
            }
#pragma warning disable CA1031 // Whatever it was: a ticket without an outcome or a list half done is worse than another try.
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                if (e.GetType() != failed)
                {
                    Log.TriedAgain(log, e, what);
                }

                failed = e.GetType();
            }

            await Task.Delay(Pauses.Whole(failures), time, stopping);
        }
    }

    /// <inheritdoc cref="UntilDoneAsync{T}"/>
    public static Task UntilDoneAsync(string what, Func<Task> work, TimeProvider time, ILogger log, CancellationToken stopping) => UntilDoneAsync(
        what,
        async () =>
        {
            await work();
            return true;
        },
        time, log, stopping);
}
