using BracketBot.Core;
using BracketBot.Core.Commits;
using BracketBot.Storage.Writing;

namespace BracketBot.Storage.Postgres;

/// <summary>Writes commits, passing each write to its aggregate.</summary>
internal sealed class Commits(PostgresGate gate, IReadOnlyList<IWriteHandler> handlers) : ICommitStore
{
    public async Task<Commit> CommitAsync(IReadOnlyList<Write> writes, CancellationToken cancellation)
    {
        var ordered = WriteOrder.Of(writes);
        var effects = new CommitEffects();
        var result = await gate.WriteAsync(
            async sql =>
            {
                // The server may ask for a retry; the try before it left nothing behind.
                effects = new CommitEffects();
                return await WriteAllAsync(sql, ordered, effects);
            },
            cancellation);
        return result == CommitResult.Committed ? new Commit(result, effects.Cards, effects.TakenBack) : Commit.Of(result);
    }

    private async Task<CommitResult> WriteAllAsync(SqlSession sql, IReadOnlyList<Write> writes, CommitEffects effects)
    {
        foreach (var write in writes)
        {
            var result = await WriteOneAsync(sql, write, effects);
            if (result != CommitResult.Committed)
            {
                return result;
            }
        }

        return CommitResult.Committed;
    }

    private Task<CommitResult> WriteOneAsync(SqlSession sql, Write write, CommitEffects effects)
    {
        if (write is WhileWanted wanted)
        {
            return Task.FromResult(wanted.IsWanted() ? CommitResult.Committed : CommitResult.Conflict);
        }

        foreach (var handler in handlers)
        {
            if (handler.Write(sql, write, effects) is { } written)
            {
                return written;
            }
        }

        throw new InvalidOperationException($"No table takes {write.GetType().Name}.");
    }
}
