using System.Text.Json;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Commits;
using BracketBot.Core.Stored;
using BracketBot.Storage.Postgres;
using BracketBot.Storage.Writing;

namespace BracketBot.Storage.Accounts;

internal sealed class MemberStore(PostgresGate gate) : IMemberStore, IWriteHandler
{
    private const string Select = "SELECT m.body FROM members m";

    public static readonly Table<Member> Table = new(
        "members",
        unchanging: [new("user_id", m => m.Id.Value)],
        changing:
        [
            new("version", m => m.Version),
            new("has_access", m => m.HasAccess ? 1 : 0),
            new("is_admin", m => m.IsAdmin ? 1 : 0),
            new("morning_due", m => m.MorningDue?.ToSql()),
            new("seen_at", null),
            new("body", m => JsonSerializer.Serialize(m, CoreJson.Default.Member)),
        ]);

    private static readonly Statement<Member> Insert = Table.Statement($"{Table.Insert} ON CONFLICT (user_id) DO NOTHING");
    private static readonly Statement<Member> Update = Table.Statement($"UPDATE members SET {Table.Set()} WHERE user_id = @user_id AND version = @version - 1");

    public async ValueTask<Member?> FindAsync(TelegramUserId id, CancellationToken cancellation) =>
        (await ReadAsync($"{Select} WHERE m.user_id = @user", cancellation, ("user", id.Value))).SingleOrDefault();

    public async Task<IReadOnlyList<Member>> AllAsync(CancellationToken cancellation) => await ReadAsync($"{Select} ORDER BY m.user_id", cancellation);

    public async Task<IReadOnlyList<Member>> PageAsync(TelegramUserId? after, int limit, CancellationToken cancellation) => await ReadAsync(
        $"{Select} WHERE m.has_access = 1 AND m.user_id > @after ORDER BY m.user_id LIMIT @limit", cancellation,
        ("after", after?.Value ?? long.MinValue), ("limit", limit));

    public async Task<IReadOnlyList<Member>> AdminsAsync(CancellationToken cancellation) =>
        await ReadAsync($"{Select} WHERE m.has_access = 1 AND m.is_admin = 1 ORDER BY m.user_id", cancellation);

    public async Task<IReadOnlyList<Member>> WaitingAsync(CancellationToken cancellation) =>
        [.. (await ReadAsync($"{Select} WHERE m.has_access = 0", cancellation)).Where(m => m.IsWaiting).OrderBy(m => m.AskedAt).ThenBy(m => m.Id.Value)];

    public async Task<IReadOnlyList<Member>> OfClientAsync(ClientId client, CancellationToken cancellation) => await ReadAsync(
        $"{Select} JOIN member_clients c ON c.user_id = m.user_id WHERE c.client_id = @client AND m.has_access = 1 ORDER BY m.user_id", cancellation,
        ("client", client.Value));

    public async Task<IReadOnlyList<Member>> MorningDueAsync(DateTimeOffset now, int limit, CancellationToken cancellation) => await ReadAsync(
        $"{Select} WHERE m.has_access = 1 AND m.morning_due <= @now ORDER BY m.morning_due LIMIT @limit", cancellation,
        ("now", now.ToSql()), ("limit", limit));

    public async Task<IReadOnlyDictionary<TelegramUserId, DateTimeOffset>> LastSeenAsync(IReadOnlyList<TelegramUserId> ids, CancellationToken cancellation) =>
        (await gate.ReadAsync(
            sql => sql.QueryAsync(
                $"SELECT user_id, seen_at FROM members WHERE seen_at IS NOT NULL AND user_id IN (NULL{string.Concat(ids.Select((_, i) => $", @u{i}"))})",
                r => (new TelegramUserId(r.Number("user_id")), r.Time("seen_at")), [.. ids.Select((id, i) => ($"u{i}", (object?)id.Value))]),
            cancellation)).ToDictionary();

    public async Task RewriteAsync(Func<IReadOnlyDictionary<TelegramUserId, Member>, IReadOnlyList<Member>> change, CancellationToken cancellation)
    {
        // A member whom another process adds meanwhile has no row yet that could be locked, so the changes are computed again with them included.
        while (await gate.WriteAsync(sql => TryRewriteAsync(sql, change), cancellation) != CommitResult.Committed)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    public Task<CommitResult>? Write(SqlSession sql, Write write, CommitEffects effects) => write switch
    {
        SaveMember save => SaveAsync(sql, save.Member),
        TouchMember touch => TouchAsync(sql, touch),
        RequireMayCancel require => RequireAsync(sql, require),
        _ => null,
    };

    private static async Task<CommitResult> TryRewriteAsync(
        SqlSession sql, Func<IReadOnlyDictionary<TelegramUserId, Member>, IReadOnlyList<Member>> change)
    {
        // One rewrite at a time, even before there is a member row to lock; otherwise two rewrites would mix.
        await sql.QueryAsync("SELECT number FROM schema_migrations WHERE number = 1 FOR UPDATE", r => r.Int("number"));

        // Not locked: a tap at another process must not wait for this one to start. A row that changes meanwhile has another version.
        var stored = await sql.QueryAsync(Select, Read);
        foreach (var member in change(stored.ToDictionary(m => m.Id)))
        {
            if (await SaveAsync(sql, member) is var result and not CommitResult.Committed)
            {
                return result;
            }
        }

        return CommitResult.Committed;
    }

    private static async Task<CommitResult> SaveAsync(SqlSession sql, Member member)
    {
        var statement = member.Version == 1 ? Insert : Update;
        var rows = await sql.ExecuteAsync(statement.Sql, statement.Values(member));
        if (rows == 0)
        {
            return CommitResult.Conflict;
        }

        await sql.ExecuteAsync("DELETE FROM member_clients WHERE user_id = @user", ("user", member.Id.Value));
        foreach (var account in member.Accounts)
        {
            await sql.ExecuteAsync(
                "INSERT INTO member_clients (user_id, client_id) VALUES (@user, @client)", ("user", member.Id.Value), ("client", account.ClientId.Value));
        }

        return CommitResult.Committed;
    }

    private static async Task<CommitResult> RequireAsync(SqlSession sql, RequireMayCancel require)
    {
        // The row is locked until the commit, so that nobody's access ends in between.
        var members = await sql.QueryAsync($"{Select} WHERE m.user_id = @user FOR SHARE", Read, ("user", require.Id.Value));
        return members is [var member] && member.MayCancelFor(require.Client) ? CommitResult.Committed : CommitResult.Conflict;
    }

    private static async Task<CommitResult> TouchAsync(SqlSession sql, TouchMember touch)
    {
        await sql.ExecuteAsync("UPDATE members SET seen_at = @at WHERE user_id = @user", ("user", touch.Id.Value), ("at", touch.At.ToSql()));
        return CommitResult.Committed;
    }

    private Task<List<Member>> ReadAsync(string query, CancellationToken cancellation, params (string, object?)[] values) =>
        gate.ReadAsync(sql => sql.QueryAsync(query, Read, values), cancellation);

    private static Member Read(SqlRow row) => JsonSerializer.Deserialize(row.Text("body"), CoreJson.Default.Member)
        ?? throw new InvalidDataException("The database holds a member that is none.");
}
