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
    public static readonly Table<Pass> Table = new(
        "passes",
        unchanging: [new("id", p => p.Id.Value)],
        changing:
        [
            new("version", p => p.Version),
            new("body", p => JsonSerializer.Serialize(p.Body, CoreJson.Default.PassBody)),
            new("expires_at", p => p.ExpiresAt.ToSql()),
        ]);

    private static readonly string ById = $"SELECT {Table.Names} FROM passes WHERE id = @id";
    private static readonly Statement<Pass> Insert = Table.Statement($"{Table.Insert} ON CONFLICT (id) DO NOTHING");
    private static readonly Statement<Pass> Update = Table.Statement($"UPDATE passes SET {Table.Set()} WHERE id = @id AND version = @version - 1");

    public async ValueTask<Pass?> FindAsync(PassId id, CancellationToken cancellation) => (await gate.ReadAsync(
        sql => sql.QueryAsync(ById, Read, ("id", id.Value)), cancellation)).SingleOrDefault();

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
        var statement = pass.Version == 1 ? Insert : Update;
        var rows = await sql.ExecuteAsync(statement.Sql, statement.Values(pass));
        return rows == 1 ? CommitResult.Committed : CommitResult.Conflict;
    }

    private static Pass Read(SqlRow row) => new(
        new PassId(row.Text("id")), row.Int("version"),
        JsonSerializer.Deserialize(row.Text("body"), CoreJson.Default.PassBody) ?? throw new InvalidDataException("The database holds a pass that is none."),
        row.Time("expires_at"));
}
