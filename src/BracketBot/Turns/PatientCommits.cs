using BracketBot.Core;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;

namespace BracketBot.Turns;

/// <summary>
/// Where a user waits for a commit, waits so long and no longer: the user is told within 3 s that nothing was sent. What was given up is taken back
/// where it still can be; it may be written all the same, and nothing is ever sent for it.
/// </summary>
internal sealed class PatientCommits(ICommits commits, StoreWatch watch, TimeProvider time) : ICommits
{
    /// <summary>In short stretches, so that a clock that was put forward ends one of them and not the whole wait.</summary>
    private static readonly TimeSpan Stretch = TimeSpan.FromMilliseconds(250);
    private const int Stretches = 8;
    private const int StretchesWhileAway = 1;

    /// <exception cref="StoreAwayException">It is in doubt.</exception>
    public async Task<CommitResult> CommitAsync(IReadOnlyList<Write> writes, CancellationToken cancellation)
    {
        var isWaitedFor = writes.Any(w => w is HandleUpdate or ReceiveUpdate or AddAlert);
        var isWanted = true;
        var commit = commits.CommitAsync(isWaitedFor ? [.. writes, new WhileWanted(() => Volatile.Read(ref isWanted))] : writes, cancellation);
        try
        {
            if (isWaitedFor && !await EndsInTimeAsync(commit))
            {
                Volatile.Write(ref isWanted, false);
                _ = WatchAsync(commit);
                throw new StoreAwayException("The store did not take a commit in time.");
            }

            var result = await commit;
            DoneIfWritten(result);
            return result;
        }
        catch (StoreAwayException e)
        {
            watch.Failed(e);
            throw;
        }
        catch (Exception e) when (StoreWatch.IsStores(e))
        {
            watch.Failed(e);
            throw new StoreAwayException("The store did not take a commit.", e);
        }
    }

    private async Task<bool> EndsInTimeAsync(Task commit)
    {
        for (var left = watch.IsAway ? StretchesWhileAway : Stretches; left > 0 && !commit.IsCompleted; left--)
        {
            await Task.WhenAny(commit, commit.WaitAsync(Stretch, time).ContinueWith(
                static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default));
        }

        return commit.IsCompleted;
    }

    /// <summary>Of what nobody waits for any more, only that the store is back is of interest; what failed has been told.</summary>
    private async Task WatchAsync(Task<CommitResult> commit)
    {
        await ((Task)commit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (commit.IsCompletedSuccessfully)
        {
            DoneIfWritten(await commit);
        }
    }

    /// <summary>What was decided by reading alone says nothing about writing.</summary>
    private void DoneIfWritten(CommitResult result)
    {
        if (result == CommitResult.Committed)
        {
            watch.Done();
        }
    }
}
