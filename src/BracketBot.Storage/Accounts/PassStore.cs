using System.Text.Json;
using BracketBot.Core;
using BracketBot.Core.Commits;
using BracketBot.Core.Passes;
using BracketBot.Core.Stored;
using BracketBot.Storage.Postgres;
using BracketBot.Storage.Writing;

namespace BracketBot.Storage.Accounts;

internal sealed class PassStore(PostgresGate gate) : IPassStore, IWriteHandler
{
    public async ValueTask<Pass?> FindAsync(PassId id, CancellationToken cancellation) => (await gate.ReadAsync(
        sql => sql.QueryAsync("SELECT id, version, body, expires_at FROM passes WHERE id = @id", Read, ("id", id.Value)), cancellation)).SingleOrDefault();

    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var pruned = 0;
        await gate.WriteAsync(async sql =>
        {
            pruned = await sql.ExecuteAsync("DELETE FROM passes WHERE expires_at < @before", ("before", before.ToSql()));
            return CommitResult.Committed;
        }, cancellation);
        return pruned;
    }

    public Task<CommitResult>? Write(SqlSession sql, Write write, CommitEffects effects) => write is SavePass save ? SaveAsync(sql, save.Pass) : null;

    private static async Task<CommitResult> SaveAsync(SqlSession sql, Pass pass)
    {
        var rows = await sql.ExecuteAsync(
            pass.Version == 1
                ? "INSERT INTO passes (id, version, body, expires_at) VALUES (@id, @version, @body, @expires) ON CONFLICT (id) DO NOTHING"
                : "UPDATE passes SET version = @version, body = @body, expires_at = @expires WHERE id = @id AND version = @version - 1",
            ("id", pass.Id.Value), ("version", pass.Version), ("body", JsonSerializer.Serialize(pass.Body, CoreJson.Default.PassBody)),
            ("expires", pass.ExpiresAt.ToSql()));
        return rows == 1 ? CommitResult.Committed : CommitResult.Conflict;
    }

    private static Pass Read(SqlRow row) => new(
        new PassId(row.Text(0)), row.Int(1),
        JsonSerializer.Deserialize(row.Text(2), CoreJson.Default.PassBody) ?? throw new InvalidDataException("The database holds a pass that is none."),
        row.Time(3));
}
