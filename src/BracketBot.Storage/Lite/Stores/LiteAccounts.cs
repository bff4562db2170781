using BracketBot.Core.Accounts;
using BracketBot.Storage.Lite.Live;

namespace BracketBot.Storage.Lite.Stores;

internal sealed class LiteAccounts(LiteGate gate, ISecretBox box) : IAccountStore
{
    public async ValueTask<LinkedUser?> FindAsync(TelegramUserId userId, CancellationToken cancellation) =>
        (await gate.ReadAsync(cancellation)).Accounts.GetValueOrDefault(userId) is { HasAccess: true } row ? Linked(row) : null;

    public async Task<IReadOnlyList<LinkedUser>> AllAsync(CancellationToken cancellation) =>
        [.. (await gate.ReadAsync(cancellation)).Accounts.Values.Where(a => a.HasAccess).OrderBy(a => a.UserId).Select(Linked)];

    public Task ReplaceAllAsync(IReadOnlyList<LinkedUser> users, DateTimeOffset now, CancellationToken cancellation)
    {
        var linked = users.Select(u => u.Account.UserId).ToHashSet();
        return gate.WriteAsync(
            draft =>
            {
                foreach (var left in draft.State.Accounts.Values.Where(a => (a.HasAccess || a.Sealed is not null) && !linked.Contains(new TelegramUserId(a.UserId))))
                {
                    Put(draft, left with { HasAccess = false, Sealed = null, UpdatedAt = left.HasAccess ? now.AsStored() : left.UpdatedAt });
                }

                // Most starts change none of them, and thousands of rows would be written before the first answer.
                foreach (var user in users.Where(u => !IsStored(draft.State, u)))
                {
                    Put(draft, Row(user, now.AsStored()));
                }
            },
            cancellation);
    }

    private bool IsStored(LiveState state, LinkedUser user) => state.Accounts.GetValueOrDefault(user.Account.UserId) is { HasAccess: true } row
        && row.ClientId == user.Account.ClientId.Value && Linked(row).Session?.AccessToken == user.Session?.AccessToken
        && row.Sealed is null == user.Session is null;

    private static void Put(LiteDraft draft, AccountRow row)
    {
        draft.State = draft.State with { Accounts = draft.State.Accounts.SetItem(new TelegramUserId(row.UserId), row) };
        draft.Put(Collections.Accounts, row.Document());
    }

    private AccountRow Row(LinkedUser user, DateTimeOffset at)
    {
        var client = user.Account.ClientId.Value;
        return new AccountRow(user.Account.UserId.Value, client, HasAccess: true, user.Session is { } s ? box.Seal(s.AccessToken, Context(client)) : null, at);
    }

    private LinkedUser Linked(AccountRow row)
    {
        var account = new Account(new TelegramUserId(row.UserId), new ClientId(row.ClientId));
        var token = row.Sealed is { } text ? box.Open(text, Context(row.ClientId)) : null;
        return new LinkedUser(account, token is null ? null : new BrokerSession(account.ClientId, token));
    }

    private static string Context(string client) => $"session:{client}";
}
