using BracketBot.Core.Commits;

namespace BracketBot.Storage.Writing;

/// <summary>One commit on its way through the <see cref="WriteQueue{TSession}"/>.</summary>
internal sealed class QueuedWrite<TSession>(Func<TSession, Task<CommitResult>> work)
{
    private readonly TaskCompletionSource<CommitResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CommitResult _result;
    private Exception? _error;

    public Task<CommitResult> Done => _done.Task;

    /// <summary>Runs the commit within the batch's transaction. True if its changes are to be kept.</summary>
    public async Task<bool> RunAsync(TSession session)
    {
        try
        {
            _result = await work(session);
            return _result == CommitResult.Committed;
        }
#pragma warning disable CA1031 // Whatever is wrong with one commit is its caller's to hear, and none of the others'.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _error = e;
            return false;
        }
    }

    /// <summary>Call when the batch is on disk.</summary>
    public void Finish()
    {
        if (_error is null)
        {
            _done.TrySetResult(_result);
        }
        else
        {
            _done.TrySetException(_error);
        }
    }

    /// <summary>Call when the batch could not be written.</summary>
    public void Fail(Exception error) => _done.TrySetException(error);
}
