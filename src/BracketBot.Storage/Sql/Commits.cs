using BracketBot.Core.Commits;

namespace BracketBot.Storage.Sql;

/// <summary>Writes commits: each write by its aggregate.</summary>
internal sealed class Commits(ISqlGate gate, IReadOnlyList<IWriteHandler> handlers) : ICommits
{
    public async Task<CommitResult> CommitAsync(IReadOnlyList<Write> writes, CancellationToken cancellation)
    {
        var ordered = WriteOrder.Of(writes);
        var result = await gate.WriteAsync(sql => WriteAllAsync(sql, ordered), cancellation);
        if (result == CommitResult.Committed)
        {
            foreach (var write in ordered)
            {
                foreach (var handler in handlers)
                {
                    handler.Committed(write);
                }
            }
        }

        return result;
    }

    private async Task<CommitResult> WriteAllAsync(SqlSession sql, IReadOnlyList<Write> writes)
    {
        foreach (var write in writes)
        {
            var result = await WriteOneAsync(sql, write);
            if (result != CommitResult.Committed)
            {
                return result;
            }
        }

        return CommitResult.Committed;
    }

    private Task<CommitResult> WriteOneAsync(SqlSession sql, Write write)
    {
        foreach (var handler in handlers)
        {
            if (handler.Write(sql, write) is { } written)
            {
                return written;
            }
        }

        throw new InvalidOperationException($"No table takes {write.GetType().Name}.");
    }
}
