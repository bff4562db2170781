using BracketBot.Core.Accounts;
using BracketBot.Core.Commits;
using BracketBot.Storage.Postgres;

namespace BracketBot.Storage.Accounts;

internal sealed class AccountStore(PostgresGate gate, ISecretBox box) : IAccountStore
{
    private const string Columns =
        "SELECT a.user_id, a.client_id, s.sealed FROM accounts a LEFT JOIN sessions s ON s.user_id = a.user_id AND s.client_id = a.client_id WHERE a.has_access = 1";

    public async ValueTask<LinkedUser?> FindAsync(TelegramUserId userId, CancellationToken cancellation) =>
        (await gate.ReadAsync(sql => sql.QueryAsync($"{Columns} AND a.user_id = @user", Read, ("user", userId.Value)), cancellation)).SingleOrDefault();

    public async Task<IReadOnlyList<LinkedUser>> AllAsync(CancellationToken cancellation) =>
        await gate.ReadAsync(sql => sql.QueryAsync($"{Columns} ORDER BY a.user_id", Read), cancellation);

    public async Task ReplaceAllAsync(IReadOnlyList<LinkedUser> users, DateTimeOffset now, CancellationToken cancellation) => await gate.WriteAsync(async sql =>
    {
        // One list at a time, also where there is no account yet to wait for; or two lists would mix.
        await sql.QueryAsync("SELECT number FROM schema_migrations WHERE number = 1 FOR UPDATE", r => r.Int(0));

        await sql.ExecuteAsync("UPDATE accounts SET has_access = 0, updated_at = @at WHERE has_access = 1", ("at", now.ToSql()));
        await sql.ExecuteAsync("DELETE FROM sessions");
        foreach (var user in users)
        {
            await SaveAsync(sql, user, now);
        }

        return CommitResult.Committed;
    }, cancellation);

    private async Task SaveAsync(SqlSession sql, LinkedUser user, DateTimeOffset now)
    {
        var (id, client) = (user.Account.UserId.Value, user.Account.ClientId.Value);
        await sql.ExecuteAsync(
            """
            INSERT INTO accounts (user_id, client_id, has_access, updated_at) VALUES (@user, @client, 1, @at)
            ON CONFLICT (user_id) DO UPDATE SET client_id = excluded.client_id, has_access = 1, updated_at = excluded.updated_at
            """,
            ("user", id), ("client", client), ("at", now.ToSql()));
        if (user.Session is { } session)
        {
            await sql.ExecuteAsync(
                "INSERT INTO sessions (user_id, client_id, sealed, updated_at) VALUES (@user, @client, @sealed, @at)",
                ("user", id), ("client", client), ("sealed", box.Seal(session.AccessToken, Context(client))), ("at", now.ToSql()));
        }
    }

    private LinkedUser Read(SqlRow row)
    {
        var account = new Account(new TelegramUserId(row.Number(0)), new ClientId(row.Text(1)));
        var token = row.TextOrNull(2) is { } text ? box.Open(text, Context(account.ClientId.Value)) : null;
        return new LinkedUser(account, token is null ? null : new BrokerSession(account.ClientId, token));
    }

    private static string Context(string client) => $"session:{client}";
}
