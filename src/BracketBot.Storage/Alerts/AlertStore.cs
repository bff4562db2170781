using System.Text.Json;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Stored;
using BracketBot.Storage.Postgres;
using BracketBot.Storage.Writing;

namespace BracketBot.Storage.Alerts;

internal sealed class AlertStore(PostgresGate gate) : IAlertStore, IWriteHandler
{
    // An alert counts as long as its hook still has the key it came with, and the hook's owner has access.
    private const string Valid =
        """
        EXISTS (SELECT 1 FROM alert_hooks h JOIN members m ON m.user_id = h.user_id AND m.has_access = 1
            WHERE h.id = alerts.hook_id AND h.key_hash = alerts.key_hash)
        """;

    /// <summary>One user's flood of alerts must not hide those of others.</summary>
    private const int OfAUser = 200;

    public static readonly Table<AddAlert> Table = new(
        "alerts",
        unchanging:
        [
            new("id", a => a.Alert.Id.Value),
            new("hook_id", a => a.Alert.HookId.Value),
            new("user_id", a => a.UserId.Value),
            new("key_hash", a => a.KeyHash),
            new("body_hash", a => a.BodyHash),
            new("received_at", a => a.Alert.ReceivedAt.ToSql()),
            new("body", a => JsonSerializer.Serialize(a.Alert, CoreJson.Default.Alert)),
        ],
        changing: [new("times", a => 1), new("shown_on", null), new("shown_times", a => 0)]);

    private static readonly Statement<AddAlert> Insert = Table.Statement(Table.Insert);

    public async Task<IReadOnlyList<(TelegramUserId UserId, Alert Alert)>> WaitingAsync(int limit, CancellationToken cancellation) => await gate.ReadAsync(
        sql => sql.QueryAsync(
            $"""
            SELECT user_id, body, times FROM (
                SELECT user_id, body, times, received_at, id, ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY received_at, id) AS place
                FROM alerts WHERE shown_times < times AND shown_on IS NULL AND {Valid}) AS waiting
            WHERE place <= @each ORDER BY received_at, id LIMIT @limit
            """,
            r => (new TelegramUserId(r.Number("user_id")), ReadBody(r)), ("limit", limit), ("each", OfAUser)),
        cancellation);

    public async Task<IReadOnlyList<RepeatedAlert>> RepeatedAsync(int limit, CancellationToken cancellation) => await gate.ReadAsync(
        sql => sql.QueryAsync(
            $"SELECT body, user_id, shown_on, times FROM alerts WHERE shown_times < times AND shown_on IS NOT NULL AND {Valid} ORDER BY received_at, id LIMIT @limit",
            r => new RepeatedAlert(ReadBody(r), new TelegramUserId(r.Number("user_id")), new DialogId(r.Text("shown_on"))), ("limit", limit)),
        cancellation);

    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var pruned = 0;
        await gate.WriteAsync(async sql =>
        {
            pruned = await sql.ExecuteAsync("DELETE FROM alerts WHERE received_at < @before", ("before", before.ToSql()));
            return CommitResult.Committed;
        }, cancellation);
        return pruned;
    }

    public Task<CommitResult>? Write(SqlSession sql, Write write, CommitEffects effects) => write switch
    {
        AddAlert add => AddAsync(sql, add),
        ShowAlert show => ShowAsync(sql, show),
        _ => null,
    };

    private static async Task<CommitResult> AddAsync(SqlSession sql, AddAlert add)
    {
        var alert = add.Alert;
        var repeats = await sql.ExecuteAsync(
            """
            UPDATE alerts SET times = times + 1 WHERE id = (
                SELECT id FROM alerts WHERE hook_id = @hook AND body_hash = @hash AND key_hash = @key AND received_at > @since ORDER BY received_at DESC LIMIT 1)
            """,
            ("hook", alert.HookId.Value), ("hash", add.BodyHash), ("key", add.KeyHash), ("since", (alert.ReceivedAt - AlertLimits.RepeatWithin).ToSql()));
        if (repeats == 0)
        {
            await sql.ExecuteAsync(Insert.Sql, Insert.Values(add));
        }

        return CommitResult.Committed;
    }

    private static async Task<CommitResult> ShowAsync(SqlSession sql, ShowAlert show)
    {
        var rows = await sql.ExecuteAsync(
            $"UPDATE alerts SET shown_on = @on, shown_times = @times WHERE id = @id AND shown_times < @times AND {Valid}",
            ("id", show.Id.Value), ("on", show.On.Value), ("times", show.Times));
        return rows == 1 ? CommitResult.Committed : CommitResult.AlreadyHandled;
    }

    private static Alert ReadBody(SqlRow row)
    {
        var alert = JsonSerializer.Deserialize(row.Text("body"), CoreJson.Default.Alert)
            ?? throw new InvalidDataException("The table of alerts holds one that is none.");
        return alert with { Times = row.Int("times") };
    }
}
