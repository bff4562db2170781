namespace BracketBot.Core.Cancels;

/// <summary>The broker's login: OAuth 2.0, authorization code.</summary>
public interface IBrokerLogin
{
    /// <summary>False where the bot has no app at the broker: there is no login then, and accounts are linked by token.</summary>
    bool IsThere { get; }

    /// <summary>Where a browser logs in.</summary>
    /// <param name="state">Comes back with the browser; 8 characters or more.</param>
    /// <param name="comeBackTo">Registered at the broker, to the letter.</param>
    /// <param name="challenge">PKCE, S256. A broker that does not take it passes over it.</param>
    Uri Address(string state, Uri comeBackTo, string challenge);

    /// <summary>Exchanges the code for an access token, once: a code is good for one exchange.</summary>
    /// <param name="verifier">What the challenge was made of.</param>
    Task<Result<string, BrokerError>> ExchangeAsync(string code, Uri comeBackTo, string verifier, CancellationToken cancellation);
}
