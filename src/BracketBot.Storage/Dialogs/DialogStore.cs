using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Storage.Postgres;
using BracketBot.Storage.Writing;

namespace BracketBot.Storage.Dialogs;

/// <param name="me">This process: it holds what it brings under way.</param>
internal sealed class DialogStore(PostgresGate gate, OwnerId me) : IDialogStore, IWriteHandler
{
    public const string Columns = "id, user_id, chat_id, thread_id, version, layout, type, data, expires_at, updated_at, holder, client_id";
    private const string Select = $"SELECT {Columns} FROM dialogs";

    public async ValueTask<DialogRow?> FindAsync(DialogId id, CancellationToken cancellation) =>
        (await gate.ReadAsync(sql => sql.QueryAsync($"{Select} WHERE id = @id", Read, ("id", id.Value)), cancellation)).SingleOrDefault();

    public async Task<IReadOnlyList<DialogRow>> ExpiredAsync(DateTimeOffset now, int limit, CancellationToken cancellation) => await gate.ReadAsync(
        sql => sql.QueryAsync($"{Select} WHERE expires_at <= @now ORDER BY expires_at LIMIT @limit", Read, ("now", now.ToSql()), ("limit", limit)), cancellation);

    public async Task<IReadOnlyList<DialogRow>> OpenOfAsync(TelegramUserId user, CancellationToken cancellation) => await gate.ReadAsync(
        sql => sql.QueryAsync($"{Select} WHERE user_id = @user AND type <> 'Closed' ORDER BY id", Read, ("user", user.Value)), cancellation);

    public async Task<IReadOnlyList<DialogRow>> TimedOfAsync(TelegramUserId user, CancellationToken cancellation) => await gate.ReadAsync(
        sql => sql.QueryAsync($"{Select} WHERE user_id = @user AND expires_at IS NOT NULL ORDER BY id", Read, ("user", user.Value)), cancellation);

    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var pruned = 0;
        await gate.WriteAsync(async sql =>
        {
            pruned = await sql.ExecuteAsync("DELETE FROM dialogs WHERE updated_at < @before", ("before", before.ToSql()));
            return CommitResult.Committed;
        }, cancellation);
        return pruned;
    }

    public Task<CommitResult>? Write(SqlSession sql, Write write, CommitEffects effects) => write switch
    {
        SaveDialog save => SaveAsync(sql, save.Row),
        RequireDialog require => RequireAsync(sql, require),
        AmendDialog amend => AmendAsync(sql, amend.Row),
        _ => null,
    };

    private async Task<CommitResult> RequireAsync(SqlSession sql, RequireDialog require)
    {
        // A change of nothing: it holds the row until the commit, so that nobody moves the dialog in between.
        var rows = await sql.ExecuteAsync(
            "UPDATE dialogs SET version = version WHERE id = @id AND version = @version AND (@held = 0 OR holder = @me)",
            ("id", require.Id.Value), ("version", require.Version), ("held", require.Held ? 1 : 0), ("me", me.Value));
        return rows == 1 ? CommitResult.Committed : CommitResult.Conflict;
    }

    private static async Task<CommitResult> AmendAsync(SqlSession sql, DialogRow row)
    {
        var rows = await sql.ExecuteAsync(
            "UPDATE dialogs SET layout = @layout, type = @type, data = @data, expires_at = @expires WHERE id = @id AND version = @version",
            ("id", row.Id.Value), ("version", row.Version), ("expires", row.ExpiresAt?.ToSql()), ("layout", row.State.Version), ("type", row.State.Type), ("data", row.State.Data));
        return rows == 1 ? CommitResult.Committed : CommitResult.Conflict;
    }

    private async Task<CommitResult> SaveAsync(SqlSession sql, DialogRow row)
    {
        (string, object?)[] values =
        [
            ("id", row.Id.Value), ("user", row.UserId.Value), ("chat", row.Chat.ChatId), ("thread", (long?)row.Chat.ThreadId), ("version", row.Version),
            ("layout", row.State.Version), ("type", row.State.Type), ("data", row.State.Data), ("expires", row.ExpiresAt?.ToSql()), ("at", row.UpdatedAt.ToSql()),
            ("me", me.Value), ("client", row.Client?.Value),
        ];
        var rows = row.Version == 1
            ? await sql.ExecuteAsync(
                """
                INSERT INTO dialogs (id, user_id, chat_id, thread_id, version, layout, type, data, expires_at, updated_at, holder, client_id)
                VALUES (@id, @user, @chat, @thread, @version, @layout, @type, @data, @expires, @at, @me, @client) ON CONFLICT (id) DO NOTHING
                """,
                values)
            : await sql.ExecuteAsync(
                """
                UPDATE dialogs SET user_id = @user, chat_id = @chat, thread_id = @thread, version = @version, layout = @layout, data = @data,
                    holder = CASE WHEN type = @type THEN holder ELSE @me END, type = @type, expires_at = @expires, updated_at = @at,
                    client_id = @client
                WHERE id = @id AND version = @version - 1
                """,
                values);
        return rows == 1 ? CommitResult.Committed : CommitResult.Conflict;
    }

    public static DialogRow Read(SqlRow row) => new(
        new DialogId(row.Text(0)), new TelegramUserId(row.Number(1)), new ChatAddress(row.Number(2), row.IntOrNull(3)), row.Int(4),
        new StoredState(row.Int(5), row.Text(6), row.Text(7)), row.TimeOrNull(8), row.Time(9),
        new OwnerId(row.Text(10)), row.TextOrNull(11) is { } client ? new ClientId(client) : null);
}
