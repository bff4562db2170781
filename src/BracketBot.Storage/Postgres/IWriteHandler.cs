using BracketBot.Core;
using BracketBot.Core.Commits;
using BracketBot.Storage.Writing;

namespace BracketBot.Storage.Postgres;

/// <summary>One aggregate's part of a commit.</summary>
internal interface IWriteHandler
{
    /// <summary>Writes it, or says why nothing may be written; null if the write belongs to another aggregate.</summary>
    /// <param name="effects">Collects what else the commit does, for those who must know once it is on disk.</param>
    Task<CommitResult>? Write(SqlSession sql, Write write, CommitEffects effects);
}
