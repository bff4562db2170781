namespace BracketBot.Core.Accounts;

/// <summary>Somebody who uses the bot, has used it, or has asked to. One row each; what changes it goes by its version.</summary>
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

    /// <summary>Named in <c>Access:Admins</c>: what makes them an admin goes with their line there.</summary>
    public bool IsConfiguredAdmin { get; init; }

    /// <summary>Let in from the chat (invited, approved, or by an open door). It stays so while <c>Access:Mode</c> is Closed, and counts again afterwards.</summary>
    public bool IsGranted { get; init; }

    /// <summary>An admin took the access away: an open door does not give it back.</summary>
    public bool IsShutOut { get; init; }

    /// <summary>As Telegram gives it, for the lists of admins: somebody else's text, never markup.</summary>
    public string Name { get; init; } = "";

    /// <summary>The client that commands are about; null where none is linked.</summary>
    public ClientId? Active { get; init; }

    public IReadOnlyList<LinkedAccount> Accounts { get; init; } = [];

    public MemberSettings Settings { get; init; } = MemberSettings.Default;

    /// <summary>When they last asked for access.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>When an admin last decided on their access (let them in, refused, took it away), or the configuration did; null where nobody has.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Until when the next message is taken for an access token.</summary>
    public DateTimeOffset? TokenUntil { get; init; }

    /// <summary>When the next readiness card is due; null for never.</summary>
    public DateTimeOffset? MorningDue { get; init; }

    public bool IsAdmin => HasAccess && Role == Role.Admin;

    /// <summary>Asked for access, and nobody has decided on it since.</summary>
    public bool IsWaiting => !HasAccess && !IsGranted && AskedAt is { } asked && !(DecidedAt >= asked);

    /// <summary>False where they look only, by role or by choice.</summary>
    public bool MayCancel => Role != Role.Viewer && !Settings.LooksOnly;

    /// <summary>True where they may have a leg of this client's cancelled now.</summary>
    public bool MayCancelFor(ClientId client) => HasAccess && MayCancel && Find(client) is not null;

    public LinkedAccount? Find(ClientId client) => Accounts.FirstOrDefault(a => a.ClientId == client);

    /// <summary>The same with the account added, or in place of the one of its client.</summary>
    public Member With(LinkedAccount account) => this with
    {
        Accounts = Find(account.ClientId) is null
            ? [.. Accounts, account]
            : [.. Accounts.Select(a => a.ClientId == account.ClientId ? account : a)],
    };

    /// <summary>The same without the account; another one becomes the active one where it was.</summary>
    public Member Without(ClientId client)
    {
        IReadOnlyList<LinkedAccount> left = [.. Accounts.Where(a => a.ClientId != client)];
        return this with { Accounts = left, Active = Active == client ? (left is [var first, ..] ? first.ClientId : null) : Active };
    }

    public override string ToString() => $"member {Id}";
}
