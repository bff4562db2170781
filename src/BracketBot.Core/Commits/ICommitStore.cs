namespace BracketBot.Core.Commits;

/// <summary>The database's side of <see cref="ICommits"/>: makes all writes of a list or none, and returns the cards that result.</summary>
public interface ICommitStore
{
    /// <summary>
    /// Returns only when the commit is on disk. Thread-safe; simultaneous commits may share one disk write, and none fails because of another. Throws if
    /// the database is broken or gone; the commit may have been written even then.
    /// </summary>
    Task<Commit> CommitAsync(IReadOnlyList<Write> writes, CancellationToken cancellation);
}
