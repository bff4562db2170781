namespace BracketBot.Core.Accounts;

/// <summary>A client with the access token to act for it at the broker.</summary>
public sealed record BrokerSession(ClientId ClientId, string AccessToken)
{
    /// <summary>When it began; a session that the broker ends is told from a newer one by it.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>When it ends by itself: at midnight of the market.</summary>
    public DateTimeOffset EndsAt { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>The member who acts by it.</summary>
    public TelegramUserId UserId { get; init; }

    public bool IsOver(DateTimeOffset now) => now >= EndsAt;

    /// <summary>Never the token: a session ends up in logs and errors sooner or later.</summary>
    public override string ToString() => $"session of {ClientId}";
}
