using BracketBot.Core.Commits;

namespace BracketBot.Storage.Sql;

/// <summary>One aggregate's part of a commit.</summary>
internal interface IWriteHandler
{
    /// <summary>Writes it, or says why nothing may be written; null where the write is not of this aggregate.</summary>
    Task<CommitResult>? Write(SqlSession sql, Write write);

    /// <summary>Called when the write is on disk.</summary>
    void Committed(Write write)
    {
    }
}
