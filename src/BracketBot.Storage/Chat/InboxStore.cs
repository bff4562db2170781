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
    public static readonly Table<Row> Table = new(
        "inbox",
        unchanging: [new("update_id", r => r.Id.Value), new("received_at", r => r.ReceivedAt.ToSql())],
        changing: [new("handled_at", r => r.HandledAt?.ToSql()), new("body", r => r.Body)]);

    private static readonly Statement<Row> Receive = Table.Statement($"{Table.Insert} ON CONFLICT (update_id) DO NOTHING");

    /// <summary>Once handled, what a user wrote is no longer needed, and is deleted.</summary>
    private static readonly Statement<Row> Handle = Table.Statement(
        $"{Table.Insert} ON CONFLICT (update_id) DO UPDATE SET handled_at = excluded.handled_at, body = NULL WHERE inbox.handled_at IS NULL");

    public async Task<IReadOnlyList<IncomingUpdate>> UnhandledAsync(CancellationToken cancellation) => await gate.ReadAsync(
        sql => sql.QueryAsync(
            "SELECT body FROM inbox WHERE handled_at IS NULL ORDER BY received_at, update_id",
            r => JsonSerializer.Deserialize(r.Text("body"), CoreJson.Default.IncomingUpdate) ?? throw new InvalidDataException("The inbox holds an update that is none.")),
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
        var row = new Row(update.Id, update.ReceivedAt, HandledAt: null, JsonSerializer.Serialize(update, CoreJson.Default.IncomingUpdate));
        await sql.ExecuteAsync(Receive.Sql, Receive.Values(row));
        return CommitResult.Committed;
    }

    private static async Task<CommitResult> HandleAsync(SqlSession sql, HandleUpdate handle)
    {
        var rows = await sql.ExecuteAsync(Handle.Sql, Handle.Values(new Row(handle.Id, handle.At, handle.At, Body: null)));
        return rows == 1 ? CommitResult.Committed : CommitResult.AlreadyHandled;
    }

    internal sealed record Row(UpdateId Id, DateTimeOffset ReceivedAt, DateTimeOffset? HandledAt, string? Body);
}
