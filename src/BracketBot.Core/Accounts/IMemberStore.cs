namespace BracketBot.Core.Accounts;

/// <summary>All members. Written through commits: <see cref="SaveMember"/>, <see cref="TouchMember"/>.</summary>
public interface IMemberStore
{
    /// <summary>The member, with or without access; null if never seen.</summary>
    ValueTask<Member?> FindAsync(TelegramUserId id, CancellationToken cancellation);

    /// <summary>All of them, by id.</summary>
    Task<IReadOnlyList<Member>> AllAsync(CancellationToken cancellation);

    /// <summary>Members with access, by id.</summary>
    /// <param name="after">The last member of the previous page; null for the first page.</param>
    Task<IReadOnlyList<Member>> PageAsync(TelegramUserId? after, int limit, CancellationToken cancellation);

    /// <summary>Admins with access.</summary>
    Task<IReadOnlyList<Member>> AdminsAsync(CancellationToken cancellation);

    /// <summary>Those who wait for access (<see cref="Member.IsWaiting"/>), the longest waiting first.</summary>
    Task<IReadOnlyList<Member>> WaitingAsync(CancellationToken cancellation);

    /// <summary>Members with access who have linked this client.</summary>
    Task<IReadOnlyList<Member>> OfClientAsync(ClientId client, CancellationToken cancellation);

    /// <summary>Members with access whose readiness card is due.</summary>
    Task<IReadOnlyList<Member>> MorningDueAsync(DateTimeOffset now, int limit, CancellationToken cancellation);

    /// <summary>When each of these members was last active; those never seen are left out.</summary>
    Task<IReadOnlyDictionary<TelegramUserId, DateTimeOffset>> LastSeenAsync(IReadOnlyList<TelegramUserId> ids, CancellationToken cancellation);

    /// <summary>Rewrites the whole list in one transaction, one process at a time.</summary>
    /// <param name="change">Maps all members to the new and changed ones, each at the version after the stored one. May be called more than once.</param>
    Task RewriteAsync(Func<IReadOnlyDictionary<TelegramUserId, Member>, IReadOnlyList<Member>> change, CancellationToken cancellation);
}
