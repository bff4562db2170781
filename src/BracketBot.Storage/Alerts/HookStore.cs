using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Storage.Postgres;
using BracketBot.Storage.Writing;

namespace BracketBot.Storage.Alerts;

internal sealed class HookStore(PostgresGate gate) : IHookStore, IWriteHandler
{
    public static readonly Table<AlertHook> Table = new(
        "alert_hooks",
        unchanging:
        [
            new("id", h => h.Id.Value),
            new("user_id", h => h.UserId.Value),
            new("created_at", h => h.CreatedAt.ToSql()),
            new("client_id", h => h.Client?.Value),
        ],
        changing: [new("name", h => h.Name), new("key_hash", h => h.KeyHash), new("is_paused", h => h.IsPaused ? 1 : 0)]);

    /// <summary>The hook of a key, while its owner has access.</summary>
    private static readonly string ByKey =
        $"SELECT {Table.Names} FROM alert_hooks WHERE key_hash = @key AND EXISTS (SELECT 1 FROM members m WHERE m.user_id = alert_hooks.user_id AND m.has_access = 1)";

    private static readonly string OfUser = $"SELECT {Table.Names} FROM alert_hooks WHERE user_id = @user ORDER BY created_at, id";

    private static readonly Statement<AlertHook> Insert = Table.Statement($"{Table.Insert} ON CONFLICT (id) DO NOTHING");

    public async ValueTask<AlertHook?> FindByKeyAsync(string keyHash, CancellationToken cancellation) => (await gate.ReadAsync(
        sql => sql.QueryAsync(ByKey, Read, ("key", keyHash)), cancellation)).SingleOrDefault();

    public async Task<IReadOnlyList<AlertHook>> OfUserAsync(TelegramUserId userId, CancellationToken cancellation) => await gate.ReadAsync(
        sql => sql.QueryAsync(OfUser, Read, ("user", userId.Value)), cancellation);

    public Task<CommitResult>? Write(SqlSession sql, Write write, CommitEffects effects) => write switch
    {
        AddHook add => AddAsync(sql, add.Hook),
        ChangeHook change => ChangeAsync(sql, change, effects),
        DeleteHook delete => DeleteAsync(sql, delete, effects),
        DeleteHooksOf all => DeleteAllAsync(sql, all.UserId, effects),
        _ => null,
    };

    private static async Task<CommitResult> AddAsync(SqlSession sql, AlertHook hook)
    {
        var rows = await sql.ExecuteAsync(Insert.Sql, Insert.Values(hook));
        return rows == 1 ? CommitResult.Committed : CommitResult.Conflict;
    }

    private static async Task<CommitResult> ChangeAsync(SqlSession sql, ChangeHook change, CommitEffects effects)
    {
        var rows = await sql.ExecuteAsync(
            """
            UPDATE alert_hooks SET name = COALESCE(@name, name), key_hash = COALESCE(@key, key_hash), is_paused = COALESCE(@paused, is_paused)
            WHERE id = @id AND user_id = @user
            """,
            ("id", change.Id.Value), ("user", change.UserId.Value), ("name", change.Name), ("key", change.KeyHash),
            ("paused", change.IsPaused is { } paused ? paused ? 1 : 0 : null));
        if (rows == 0)
        {
            return CommitResult.Conflict;
        }

        if (change.KeyHash is { } key)
        {
            await TakeBackCardsAsync(sql, change.Id, key, effects);
        }

        return CommitResult.Committed;
    }

    private static async Task<CommitResult> DeleteAsync(SqlSession sql, DeleteHook delete, CommitEffects effects)
    {
        if (await sql.ExecuteAsync("DELETE FROM alert_hooks WHERE id = @id AND user_id = @user", ("id", delete.Id.Value), ("user", delete.UserId.Value)) > 0)
        {
            await TakeBackCardsAsync(sql, delete.Id, "", effects);
        }

        return CommitResult.Committed;
    }

    private static async Task<CommitResult> DeleteAllAsync(SqlSession sql, TelegramUserId user, CommitEffects effects)
    {
        foreach (var hook in await sql.QueryAsync("SELECT id FROM alert_hooks WHERE user_id = @user ORDER BY id", r => new HookId(r.Text("id")), ("user", user.Value)))
        {
            await DeleteAsync(sql, new DeleteHook(hook, user), effects);
        }

        return CommitResult.Committed;
    }

    /// <summary>
    /// Takes back the undelivered cards of alerts that came with a different key. Their dialogs are deleted too; otherwise their expiry would create a card
    /// again.
    /// </summary>
    private static async Task TakeBackCardsAsync(SqlSession sql, HookId hook, string key, CommitEffects effects)
    {
        var dialogs = await sql.QueryAsync(
            """
            SELECT DISTINCT a.shown_on FROM alerts a JOIN outbox c ON c.card_id = 'd' || a.shown_on AND c.message_id IS NULL AND c.delivered = 0
            WHERE a.hook_id = @id AND a.key_hash <> @key AND NOT EXISTS (
                SELECT 1 FROM alerts o WHERE o.shown_on = a.shown_on AND (o.hook_id <> @id OR o.key_hash = @key))
            """,
            r => r.Text("shown_on"), ("id", hook.Value), ("key", key));
        foreach (var dialog in dialogs)
        {
            await sql.ExecuteAsync("DELETE FROM dialogs WHERE id = @dialog", ("dialog", dialog));
            var card = new CardId($"d{dialog}");
            await sql.ExecuteAsync("DELETE FROM outbox WHERE card_id = @card", ("card", card.Value));
            effects.TakenBack.Add(card);
        }
    }

    private static AlertHook Read(SqlRow row) =>
        new(new HookId(row.Text("id")), new TelegramUserId(row.Number("user_id")), row.Text("name"), row.Text("key_hash"), row.Time("created_at"),
            row.TextOrNull("client_id") is { } client ? new ClientId(client) : null, row.Int("is_paused") == 1);
}
