namespace BracketBot.Core.Accounts;

/// <summary>A broker client that a member acts for.</summary>
public sealed record LinkedAccount
{
    public required ClientId ClientId { get; init; }

    /// <summary>The client's name at the broker; "" where it is not known.</summary>
    public string Name { get; init; } = "";

    /// <summary>What the client may trade: <c>exchanges_subscribed</c> and <c>products_enabled</c> of the broker; empty where not known.</summary>
    public IReadOnlyList<string> Exchanges { get; init; } = [];

    /// <inheritdoc cref="Exchanges"/>
    public IReadOnlyList<string> Products { get; init; } = [];

    public DateTimeOffset LinkedAt { get; init; }

    /// <summary>For an account of <c>Access:Users</c>: a hash of the token that stood there, by which a new one is told from one that a login has replaced.</summary>
    public string? ConfiguredMark { get; init; }

    /// <summary>Named in <c>Access:Users</c>.</summary>
    public bool IsConfigured => ConfiguredMark is not null;

    /// <summary>Null where there is none, or the broker has ended it.</summary>
    public SealedSession? Session { get; init; }

    /// <summary>When the last session was found to be over; null while one lives, and before the first.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public bool IsLive(DateTimeOffset now) => Session is { } session && now < session.EndsAt;
}
