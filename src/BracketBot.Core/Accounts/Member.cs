namespace BracketBot.Core.Accounts;

/// <summary>Somebody who uses the bot, has used it, or has asked to. One row each; changes are checked against its version.</summary>
public sealed record Member
{
    public required TelegramUserId Id { get; init; }

    /// <summary>Counts its changes, from 1.</summary>
    public int Version { get; init; }

    public Role Role { get; init; }

    /// <summary>May use the bot now.</summary>
    public bool HasAccess { get; init; }

    /// <summary>Named in <c>Access:Users</c> or <c>Access:Admins</c>.</summary>
    public bool IsConfigured { get; init; }

    /// <summary>Named in <c>Access:Admins</c>. Removing that line also takes the admin role away.</summary>
    public bool IsConfiguredAdmin { get; init; }

    /// <summary>Let in from the chat (invited, approved, or because access is open). While <c>Access:Mode</c> is Closed it has no effect but is kept.</summary>
    public bool IsGranted { get; init; }

    /// <summary>An admin revoked the access; <c>Access:Mode</c> Open does not restore it.</summary>
    public bool IsShutOut { get; init; }

    /// <summary>The name that Telegram gives, for the admins' lists. Untrusted text, never markup.</summary>
    public string Name { get; init; } = "";

    /// <summary>The client that commands act on; null if none is linked.</summary>
    public ClientId? Active { get; init; }

    public IReadOnlyList<LinkedAccount> Accounts { get; init; } = [];

    public MemberSettings Settings { get; init; } = MemberSettings.Default;

    /// <summary>When they last asked for access.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>When an admin last decided on their access (let them in, refused, took it away), or the configuration did; null where nobody has.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Until this time, the next message is read as an access token.</summary>
    public DateTimeOffset? TokenUntil { get; init; }

    /// <summary>When the next readiness card is due; null if never.</summary>
    public DateTimeOffset? MorningDue { get; init; }

    public bool IsAdmin => HasAccess && Role == Role.Admin;

    /// <summary>Asked for access, and nobody has decided on it since.</summary>
    public bool IsWaiting => !HasAccess && !IsGranted && AskedAt is { } asked && !(DecidedAt >= asked);

    /// <summary>False for a member who may only look, by role or by choice.</summary>
    public bool MayCancel => Role != Role.Viewer && !Settings.LooksOnly;

    /// <summary>True if the member may cancel legs of this client now.</summary>
    public bool MayCancelFor(ClientId client) => HasAccess && MayCancel && Find(client) is not null;

    public LinkedAccount? Find(ClientId client) => Accounts.FirstOrDefault(a => a.ClientId == client);

    /// <summary>A copy with the account added, replacing any account of the same client.</summary>
    public Member With(LinkedAccount account) => this with
    {
        Accounts = Find(account.ClientId) is null
            ? [.. Accounts, account]
            : [.. Accounts.Select(a => a.ClientId == account.ClientId ? account : a)],
    };

    /// <summary>A copy without the account; if it was the active one, another becomes active.</summary>
    public Member Without(ClientId client)
    {
        IReadOnlyList<LinkedAccount> left = [.. Accounts.Where(a => a.ClientId != client)];
        return this with { Accounts = left, Active = Active == client ? (left is [var first, ..] ? first.ClientId : null) : Active };
    }

    public override string ToString() => $"member {Id}";
}
