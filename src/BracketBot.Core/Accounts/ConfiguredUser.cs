namespace BracketBot.Core.Accounts;

/// <summary>An item of <c>Access:Users</c>.</summary>
/// <param name="ClientId">Null where the user links an account in the chat.</param>
/// <param name="AccessToken">Null with <paramref name="ClientId"/>.</param>
public sealed record ConfiguredUser(TelegramUserId UserId, ClientId? ClientId, string? AccessToken)
{
    public BrokerSession? Session => ClientId is { } client && AccessToken is { } token ? new BrokerSession(client, token) { UserId = UserId } : null;

    /// <summary>Never the token.</summary>
    public override string ToString() => $"user {UserId} of the configuration";
}
