namespace BracketBot.Core.Cancels;

/// <summary>The broker's login: OAuth 2.0, authorization code.</summary>
public interface IBrokerLogin
{
    /// <summary>False if the bot has no app at the broker: there is no login, and accounts are linked by token.</summary>
    bool IsThere { get; }

    /// <summary>Where a browser logs in.</summary>
    /// <param name="state">Comes back with the browser; 8 characters or more.</param>
    /// <param name="comeBackTo">The redirect address, exactly as registered at the broker.</param>
    /// <param name="challenge">PKCE, S256. A broker without PKCE ignores it.</param>
    Uri Address(string state, Uri comeBackTo, string challenge);

    /// <summary>Exchanges the code for an access token. A code works once.</summary>
    /// <param name="verifier">The PKCE verifier that the challenge was made from.</param>
    Task<Result<string, BrokerError>> ExchangeAsync(string code, Uri comeBackTo, string verifier, CancellationToken cancellation);
}
