using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;

namespace BracketBot.Storage.Sql;

/// <summary>Writes commits: each write by its aggregate.</summary>
internal sealed class Commits(ISqlGate gate, IReadOnlyList<IWriteHandler> handlers) : ICommits
{
    public async Task<CommitResult> CommitAsync(IReadOnlyList<Write> writes, CancellationToken cancellation)
    {
        // What says most about a failure is asked first: handled before, confirmed before, leg busy, and only then a changed row.
        var ordered = writes.OrderBy(w => w switch
        {
            HandleUpdate => 0,
            AddTicket => 1,
            _ => 2,
        }).ToList();
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

    private async Task<CommitResult> WriteAllAsync(SqlSession sql, List<Write> writes)
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
