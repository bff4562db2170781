using BracketBot.Core;
using BracketBot.Core.Commits;
using BracketBot.Storage.Writing;

namespace BracketBot.Storage.Postgres;

/// <summary>One aggregate's part of a commit.</summary>
internal interface IWriteHandler
{
    /// <summary>Writes it, or says why nothing may be written; null where the write is not of this aggregate.</summary>
    /// <param name="effects">What the commit does besides, for whoever must know once it is on disk.</param>
    Task<CommitResult>? Write(SqlSession sql, Write write, CommitEffects effects);
}
