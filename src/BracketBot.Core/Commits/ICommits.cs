namespace BracketBot.Core.Commits;

/// <summary>
/// Makes all writes of a list or none, returns only when they are on disk, and has the resulting cards delivered. Thread-safe. Throws if the database
/// is broken or gone; the commit may have been written even then.
/// </summary>
public interface ICommits
{
    Task<CommitResult> CommitAsync(IReadOnlyList<Write> writes, CancellationToken cancellation);
}
