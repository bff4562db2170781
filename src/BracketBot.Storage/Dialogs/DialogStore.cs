using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Storage.Sql;

namespace BracketBot.Storage.Dialogs;

internal sealed class DialogStore(ISqlGate gate) : IDialogStore, IWriteHandler
{
    private const string Columns = "SELECT id, user_id, chat_id, thread_id, version, layout, type, data, expires_at, updated_at FROM dialogs";

    public async ValueTask<DialogRow?> FindAsync(DialogId id, CancellationToken cancellation) =>
        (await gate.ReadAsync(sql => sql.QueryAsync($"{Columns} WHERE id = @id", Read, ("id", id.Value)), cancellation)).SingleOrDefault();

    public async Task<IReadOnlyList<DialogRow>> ExpiredAsync(DateTimeOffset now, int limit, CancellationToken cancellation) => await gate.ReadAsync(
        sql => sql.QueryAsync($"{Columns} WHERE expires_at <= @now ORDER BY expires_at LIMIT @limit", Read, ("now", now.ToSql()), ("limit", limit)), cancellation);

    public async Task<IReadOnlyList<DialogRow>> InStateAsync(string type, int limit, CancellationToken cancellation) => await gate.ReadAsync(
        sql => sql.QueryAsync($"{Columns} WHERE type = @type ORDER BY updated_at LIMIT @limit", Read, ("type", type), ("limit", limit)), cancellation);

    public async Task<bool> HoldAsync(DialogId id, OwnerId owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation)
    {
        // One process owns a file: whoever else held it is gone, lease or not.
        var free = gate.IsShared ? "(lease_until <= @now OR lease_owner = @owner)" : "@now = @now";
        return await gate.WriteAsync(
            async sql =>
            {
                var held = await sql.ExecuteAsync(
                    $"UPDATE dialogs SET lease_owner = @owner, lease_until = @until WHERE id = @id AND {free}",
                    ("id", id.Value), ("owner", owner.Value), ("until", until.ToSql()), ("now", now.ToSql()));
                return held == 1 ? CommitResult.Committed : CommitResult.Conflict;
            },
            cancellation) == CommitResult.Committed;
    }

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

    public Task<CommitResult>? Write(SqlSession sql, Write write) => write switch
    {
        SaveDialog save => SaveAsync(sql, save.Row),
        RequireDialog require => RequireAsync(sql, require),
        AmendDialog amend => AmendAsync(sql, amend.Row),
        _ => null,
    };

    private static async Task<CommitResult> RequireAsync(SqlSession sql, RequireDialog require)
    {
        // A change of nothing: it holds the row until the commit, so that nobody moves the dialog in between.
        var rows = await sql.ExecuteAsync(
            "UPDATE dialogs SET version = version WHERE id = @id AND version = @version", ("id", require.Id.Value), ("version", require.Version));
        return rows == 1 ? CommitResult.Committed : CommitResult.Conflict;
    }

    private static async Task<CommitResult> AmendAsync(SqlSession sql, DialogRow row)
    {
        var rows = await sql.ExecuteAsync(
            "UPDATE dialogs SET layout = @layout, type = @type, data = @data WHERE id = @id AND version = @version",
            ("id", row.Id.Value), ("version", row.Version), ("layout", row.State.Version), ("type", row.State.Type), ("data", row.State.Data));
        return rows == 1 ? CommitResult.Committed : CommitResult.Conflict;
    }

    private static async Task<CommitResult> SaveAsync(SqlSession sql, DialogRow row)
    {
        (string, object?)[] values =
        [
            ("id", row.Id.Value), ("user", row.UserId.Value), ("chat", row.Chat.ChatId), ("thread", (long?)row.Chat.ThreadId), ("version", row.Version),
            ("layout", row.State.Version), ("type", row.State.Type), ("data", row.State.Data), ("expires", row.ExpiresAt?.ToSql()), ("at", row.UpdatedAt.ToSql()),
        ];
        var rows = row.Version == 1
            ? await sql.ExecuteAsync(
                """
                INSERT INTO dialogs (id, user_id, chat_id, thread_id, version, layout, type, data, expires_at, updated_at)
                VALUES (@id, @user, @chat, @thread, @version, @layout, @type, @data, @expires, @at) ON CONFLICT (id) DO NOTHING
                """,
                values)
            : await sql.ExecuteAsync(
                """
                UPDATE dialogs SET user_id = @user, chat_id = @chat, thread_id = @thread, version = @version, layout = @layout, type = @type, data = @data,
                    expires_at = @expires, updated_at = @at
                WHERE id = @id AND version = @version - 1
                """,
                values);
        return rows == 1 ? CommitResult.Committed : CommitResult.Conflict;
    }

    private static DialogRow Read(SqlRow row) => new(
        new DialogId(row.Text(0)), new TelegramUserId(row.Number(1)), new ChatAddress(row.Number(2), row.IntOrNull(3)), row.Int(4),
        new StoredState(row.Int(5), row.Text(6), row.Text(7)), row.TimeOrNull(8), row.Time(9));
}
