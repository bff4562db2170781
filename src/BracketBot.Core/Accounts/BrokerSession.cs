namespace BracketBot.Core.Accounts;

/// <summary>A client with the access token to act for it at the broker.</summary>
public sealed record BrokerSession(ClientId ClientId, string AccessToken)
{
    /// <summary>When the session began. When the broker ends a session, this tells it from a newer one.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>When the session ends by itself: midnight, market time.</summary>
    public DateTimeOffset EndsAt { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>The member who uses it.</summary>
    public TelegramUserId UserId { get; init; }

    public bool IsOver(DateTimeOffset now) => now >= EndsAt;

    /// <summary>Never the token: a session ends up in logs and errors sooner or later.</summary>
    public override string ToString() => $"session of {ClientId}";
}
