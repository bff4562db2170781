namespace BracketBot.Core.Accounts;

/// <summary>A client with the access token to act for it at the broker.</summary>
public sealed record BrokerSession(ClientId ClientId, string AccessToken)
{
    /// <summary>Never the token: a session ends up in logs and errors sooner or later.</summary>
    public override string ToString() => $"session of {ClientId}";
}
