using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Storage.Postgres;
using BracketBot.Storage.Writing;

namespace BracketBot.Storage.Dialogs;

/// <param name="me">This process, which holds the dialogs it starts work on.</param>
internal sealed class DialogStore(PostgresGate gate, OwnerId me) : IDialogStore, IWriteHandler
{
    public static readonly Table<(DialogRow Dialog, OwnerId Holder)> Table = new(
        "dialogs",
        unchanging: [new("id", r => r.Dialog.Id.Value)],
        changing:
        [
            new("user_id", r => r.Dialog.UserId.Value),
            new("chat_id", r => r.Dialog.Chat.ChatId),
            new("thread_id", r => (long?)r.Dialog.Chat.ThreadId),
            new("version", r => r.Dialog.Version),
            new("layout", r => r.Dialog.State.Version),
            new("type", r => r.Dialog.State.Type),
            new("data", r => r.Dialog.State.Data),
            new("expires_at", r => r.Dialog.ExpiresAt?.ToSql()),
            new("updated_at", r => r.Dialog.UpdatedAt.ToSql()),
            new("holder", r => r.Holder.Value),
            new("client_id", r => r.Dialog.Client?.Value),
        ]);

    public static readonly string Select = $"SELECT {Table.Names} FROM dialogs";

    private static readonly string ById = $"{Select} WHERE id = @id";
    private static readonly string Expired = $"{Select} WHERE expires_at <= @now ORDER BY expires_at LIMIT @limit";
    private static readonly string OpenOfUser = $"{Select} WHERE user_id = @user AND type <> 'Closed'";
    private static readonly string OpenOf = $"{OpenOfUser} ORDER BY id";

    // By the index of a user's open dialogs: a closed one has no time to come.
    private static readonly string TimedOf = $"{OpenOfUser} AND expires_at IS NOT NULL ORDER BY id";

    private static readonly Statement<(DialogRow, OwnerId)> Insert = Table.Statement($"{Table.Insert} ON CONFLICT (id) DO NOTHING");

    private static readonly Statement<(DialogRow, OwnerId)> Update = Table.Statement(
        $"""
        UPDATE dialogs SET {Table.Set(but: "holder")}, holder = CASE WHEN type = @type THEN holder ELSE @holder END
        WHERE id = @id AND version = @version - 1
        """);

    private static readonly Statement<(DialogRow, OwnerId)> Amend = Table.Statement(
        "UPDATE dialogs SET layout = @layout, type = @type, data = @data, expires_at = @expires_at WHERE id = @id AND version = @version");

    public async ValueTask<DialogRow?> FindAsync(DialogId id, CancellationToken cancellation) =>
        (await gate.ReadAsync(sql => sql.QueryAsync(ById, Read, ("id", id.Value)), cancellation)).SingleOrDefault();

    public async Task<IReadOnlyList<DialogRow>> ExpiredAsync(DateTimeOffset now, int limit, CancellationToken cancellation) => await gate.ReadAsync(
        sql => sql.QueryAsync(Expired, Read, ("now", now.ToSql()), ("limit", limit)), cancellation);

    public async Task<IReadOnlyList<DialogRow>> OpenOfAsync(TelegramUserId user, CancellationToken cancellation) => await gate.ReadAsync(
        sql => sql.QueryAsync(OpenOf, Read, ("user", user.Value)), cancellation);

    public async Task<IReadOnlyList<DialogRow>> TimedOfAsync(TelegramUserId user, CancellationToken cancellation) => await gate.ReadAsync(
        sql => sql.QueryAsync(TimedOf, Read, ("user", user.Value)), cancellation);

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
        // This changes nothing, but locks the row until the commit, so that nobody moves the dialog in between.
        var rows = await sql.ExecuteAsync(
            "UPDATE dialogs SET version = version WHERE id = @id AND version = @version AND (@held = 0 OR holder = @me)",
            ("id", require.Id.Value), ("version", require.Version), ("held", require.Held ? 1 : 0), ("me", me.Value));
        return rows == 1 ? CommitResult.Committed : CommitResult.Conflict;
    }

    private async Task<CommitResult> AmendAsync(SqlSession sql, DialogRow row)
    {
        var rows = await sql.ExecuteAsync(Amend.Sql, Amend.Values((row, me)));
        return rows == 1 ? CommitResult.Committed : CommitResult.Conflict;
    }

    private async Task<CommitResult> SaveAsync(SqlSession sql, DialogRow row)
    {
        var statement = row.Version == 1 ? Insert : Update;
        var rows = await sql.ExecuteAsync(statement.Sql, statement.Values((row, me)));
        return rows == 1 ? CommitResult.Committed : CommitResult.Conflict;
    }

    public static DialogRow Read(SqlRow row) => new(
        new DialogId(row.Text("id")), new TelegramUserId(row.Number("user_id")), new ChatAddress(row.Number("chat_id"), row.IntOrNull("thread_id")),
        row.Int("version"), new StoredState(row.Int("layout"), row.Text("type"), row.Text("data")), row.TimeOrNull("expires_at"), row.Time("updated_at"),
        new OwnerId(row.Text("holder")), row.TextOrNull("client_id") is { } client ? new ClientId(client) : null);
}
