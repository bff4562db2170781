using BracketBot.Core.Commits;

namespace BracketBot.Storage.Sql;

/// <summary>The way to the database, for both providers.</summary>
internal interface ISqlGate : IAsyncDisposable
{
    /// <summary>The one place where SQL differs: other processes may be at the same database.</summary>
    bool IsShared { get; }

    /// <summary>
    /// Runs the work in a transaction of its own. Anything but <see cref="CommitResult.Committed"/>, and an exception, undoes it. The work may be
    /// run again where the server asks for that.
    /// </summary>
    Task<CommitResult> WriteAsync(Func<SqlSession, Task<CommitResult>> work, CancellationToken cancellation);

    /// <summary>
    /// The same for what need not be on disk soon: written with the next commit, or at the end; at once where other processes
    /// want to know.
    /// </summary>
    Task<CommitResult> WriteWithNextAsync(Func<SqlSession, Task<CommitResult>> work);

    Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation);
}
