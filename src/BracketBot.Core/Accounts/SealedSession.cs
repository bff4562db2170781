namespace BracketBot.Core.Accounts;

/// <summary>A broker session as it is stored.</summary>
/// <param name="Token">The access token, sealed by an <see cref="ISecretBox"/> for this user and client alone.</param>
/// <param name="Since">When it began or was first seen.</param>
/// <param name="EndsAt">When it ends by itself: the next midnight, market time.</param>
public sealed record SealedSession(string Token, DateTimeOffset Since, DateTimeOffset EndsAt)
{
    public override string ToString() => $"session since {Since:O}";
}
