using System.Text.Json;
using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Stored;
using BracketBot.Storage.Postgres;
using BracketBot.Storage.Writing;

namespace BracketBot.Storage.Chat;

internal sealed class InboxStore(PostgresGate gate) : IInboxStore, IWriteHandler
{
    public async Task<IReadOnlyList<IncomingUpdate>> UnhandledAsync(CancellationToken cancellation) => await gate.ReadAsync(
        sql => sql.QueryAsync(
            "SELECT body FROM inbox WHERE handled_at IS NULL ORDER BY received_at, update_id",
            r => JsonSerializer.Deserialize(r.Text(0), CoreJson.Default.IncomingUpdate) ?? throw new InvalidDataException("The inbox holds an update that is none.")),
        cancellation);

    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var pruned = 0;
        await gate.WriteAsync(async sql =>
        {
            pruned = await sql.ExecuteAsync("DELETE FROM inbox WHERE received_at < @before AND handled_at IS NOT NULL", ("before", before.ToSql()));
            return CommitResult.Committed;
        }, cancellation);
        return pruned;
    }

    public Task<CommitResult>? Write(SqlSession sql, Write write, CommitEffects effects) => write switch
    {
        ReceiveUpdate receive => ReceiveAsync(sql, receive.Update),
        HandleUpdate handle => HandleAsync(sql, handle),
        _ => null,
    };

    private static async Task<CommitResult> ReceiveAsync(SqlSession sql, IncomingUpdate update)
    {
        await sql.ExecuteAsync(
            "INSERT INTO inbox (update_id, received_at, body) VALUES (@id, @at, @body) ON CONFLICT (update_id) DO NOTHING",
            ("id", update.Id.Value), ("at", update.ReceivedAt.ToSql()), ("body", JsonSerializer.Serialize(update, CoreJson.Default.IncomingUpdate)));
        return CommitResult.Committed;
    }

    private static async Task<CommitResult> HandleAsync(SqlSession sql, HandleUpdate handle)
    {
        // What a user wrote is of no use any more, and goes.
        var rows = await sql.ExecuteAsync(
            """
            INSERT INTO inbox (update_id, received_at, handled_at) VALUES (@id, @at, @at)
            ON CONFLICT (update_id) DO UPDATE SET handled_at = excluded.handled_at, body = NULL WHERE inbox.handled_at IS NULL
            """,
            ("id", handle.Id.Value), ("at", handle.At.ToSql()));
        return rows == 1 ? CommitResult.Committed : CommitResult.AlreadyHandled;
    }
}
