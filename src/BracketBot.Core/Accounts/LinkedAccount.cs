namespace BracketBot.Core.Accounts;

/// <summary>A broker client that a member acts for.</summary>
public sealed record LinkedAccount
{
    public required ClientId ClientId { get; init; }

    /// <summary>The client's name at the broker; "" if unknown.</summary>
    public string Name { get; init; } = "";

    /// <summary>What the client may trade: the broker's <c>exchanges_subscribed</c> and <c>products_enabled</c>; empty if unknown.</summary>
    public IReadOnlyList<string> Exchanges { get; init; } = [];

    /// <inheritdoc cref="Exchanges"/>
    public IReadOnlyList<string> Products { get; init; } = [];

    public DateTimeOffset LinkedAt { get; init; }

    /// <summary>For an account from <c>Access:Users</c>: a hash of its configured token, to tell a new one from one that a login has replaced.</summary>
    public string? ConfiguredMark { get; init; }

    /// <summary>Named in <c>Access:Users</c>.</summary>
    public bool IsConfigured => ConfiguredMark is not null;

    /// <summary>Null if there is none or the broker has ended it.</summary>
    public SealedSession? Session { get; init; }

    /// <summary>When the last session was found to have ended; null while one is alive, and before the first.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public bool IsLive(DateTimeOffset now) => Session is { } session && now < session.EndsAt;
}
