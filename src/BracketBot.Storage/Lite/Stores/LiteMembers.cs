using BracketBot.Core.Accounts;
using BracketBot.Core.Commits;
using BracketBot.Storage.Lite.Live;

namespace BracketBot.Storage.Lite.Stores;

internal sealed class LiteMembers(LiteGate gate) : IMemberStore
{
    public async ValueTask<Member?> FindAsync(TelegramUserId id, CancellationToken cancellation) =>
        (await gate.ReadAsync(cancellation)).Members.GetValueOrDefault(id)?.Member;

    public async Task<IReadOnlyList<Member>> AllAsync(CancellationToken cancellation) => await WhereAsync(_ => true, cancellation);

    public async Task<IReadOnlyList<Member>> PageAsync(TelegramUserId? after, int limit, CancellationToken cancellation) =>
        [.. (await WhereAsync(m => m.HasAccess && (after is not { } last || m.Id.Value > last.Value), cancellation)).Take(limit)];

    public Task<IReadOnlyList<Member>> AdminsAsync(CancellationToken cancellation) => WhereAsync(m => m.IsAdmin, cancellation);

    public async Task<IReadOnlyList<Member>> WaitingAsync(CancellationToken cancellation) =>
        [.. (await WhereAsync(m => m.IsWaiting, cancellation)).OrderBy(m => m.AskedAt)];

    public Task<IReadOnlyList<Member>> OfClientAsync(ClientId client, CancellationToken cancellation) =>
        WhereAsync(m => m.HasAccess && m.Find(client) is not null, cancellation);

    public async Task<IReadOnlyList<Member>> MorningDueAsync(DateTimeOffset now, int limit, CancellationToken cancellation) =>
        [.. (await WhereAsync(m => m.HasAccess && m.MorningDue <= now, cancellation)).OrderBy(m => m.MorningDue).Take(limit)];

    public async Task<IReadOnlyDictionary<TelegramUserId, DateTimeOffset>> LastSeenAsync(IReadOnlyList<TelegramUserId> ids, CancellationToken cancellation)
    {
        var members = (await gate.ReadAsync(cancellation)).Members;
        return ids.Select(id => (Id: id, At: members.GetValueOrDefault(id)?.SeenAt))
            .Where(m => m.At is not null)
            .ToDictionary(m => m.Id, m => m.At.GetValueOrDefault());
    }

    public Task RewriteAsync(Func<IReadOnlyDictionary<TelegramUserId, Member>, IReadOnlyList<Member>> change, CancellationToken cancellation) => gate.WriteAsync(
        draft =>
        {
            foreach (var member in change(draft.State.Members.ToDictionary(m => m.Key, m => m.Value.Member)))
            {
                Put(draft, member);
            }
        },
        cancellation);

    public static CommitResult Save(LiteDraft draft, Member member)
    {
        if ((draft.State.Members.GetValueOrDefault(member.Id)?.Member.Version ?? 0) != member.Version - 1)
        {
            return CommitResult.Conflict;
        }

        Put(draft, member);
        return CommitResult.Committed;
    }

    public static CommitResult Require(LiteDraft draft, RequireMayCancel require) =>
        draft.State.Members.GetValueOrDefault(require.Id)?.Member.MayCancelFor(require.Client) == true ? CommitResult.Committed : CommitResult.Conflict;

    public static CommitResult Touch(LiteDraft draft, TouchMember touch)
    {
        if (draft.State.Members.GetValueOrDefault(touch.Id) is { } row)
        {
            Put(draft, row with { SeenAt = touch.At.AsStored() });
        }

        return CommitResult.Committed;
    }

    private static void Put(LiteDraft draft, Member member) =>
        Put(draft, new MemberRow(member, draft.State.Members.GetValueOrDefault(member.Id)?.SeenAt));

    private static void Put(LiteDraft draft, MemberRow row)
    {
        draft.State = draft.State with { Members = draft.State.Members.SetItem(row.Member.Id, row) };
        draft.Put(Collections.Members, row.Document());
    }

    private async Task<IReadOnlyList<Member>> WhereAsync(Func<Member, bool> isMeant, CancellationToken cancellation) =>
        [.. (await gate.ReadAsync(cancellation)).Members.Values.Select(m => m.Member).Where(isMeant).OrderBy(m => m.Id.Value)];
}
