namespace BracketBot.Core.Commits;

/// <summary>
/// Writes all of a list or nothing of it, and returns only when it is on disk. Thread-safe; commits made at the same time may share
/// one disk write, and none of them fails because of another. Throws where the database is broken or gone.
/// </summary>
public interface ICommits
{
    Task<CommitResult> CommitAsync(IReadOnlyList<Write> writes, CancellationToken cancellation);
}
