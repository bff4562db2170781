namespace BracketBot.Core.Commits;

/// <summary>The database's side of <see cref="ICommits"/>: writes all of a list or nothing of it, and says which cards came of it.</summary>
public interface ICommitStore
{
    /// <summary>
    /// Returns only when it is on disk. Thread-safe; commits made at the same time may share one disk write, and none of them fails because of
    /// another. Throws where the database is broken or gone; whether it was written is not known then.
    /// </summary>
    Task<Commit> CommitAsync(IReadOnlyList<Write> writes, CancellationToken cancellation);
}
