namespace BracketBot.Core.Commits;

/// <summary>
/// Writes all of a list or nothing of it, returns only when it is on disk, and has the cards in it delivered. Thread-safe. Throws where the database
/// is broken or gone; whether it was written is not known then.
/// </summary>
public interface ICommits
{
    Task<CommitResult> CommitAsync(IReadOnlyList<Write> writes, CancellationToken cancellation);
}
