using System.Globalization;

namespace BracketBot.Sandbox.Broker;

/// <summary>Access tokens and whose they are. Not thread-safe: used only inside the broker's lock.</summary>
internal sealed class Sessions
{
    private readonly Dictionary<string, Session> _byToken = new(StringComparer.Ordinal);
    private readonly SimulatedBrokerOptions _options;
    private readonly TimeProvider _time;
    private int _issued;

    public Sessions(SimulatedBrokerOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        foreach (var account in options.Accounts)
            Renew(account);
    }

    /// <summary>The client whose session is alive under this Authorization header; null when there is none.</summary>
    public string? ClientOf(string? authorization)
    {
        const string Scheme = "Bearer ";
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        return _byToken.TryGetValue(authorization[Scheme.Length..].Trim(), out var session) && IsAlive(session) ? session.ClientId : null;
    }

    public bool HasLiveSession(string clientId) => _byToken.Values.Any(session => session.ClientId == clientId && IsAlive(session));

    /// <summary>Ends every session of the client.</summary>
    public void Expire(string clientId)
    {
        foreach (var token in _byToken.Where(pair => pair.Value.ClientId == clientId).Select(pair => pair.Key).ToList())
            _byToken.Remove(token);
    }

    /// <summary>Makes the account's own token good again.</summary>
    public void Renew(SimulatedAccount account) =>
        _byToken[account.AccessToken] = new(account.ClientId, _options.TokensEndAtMidnight ? TradingDay.NextMidnight(_time.GetUtcNow()) : DateTimeOffset.MaxValue);

    /// <summary>A new token, good until midnight.</summary>
    public string Issue(string clientId)
    {
        var token = string.Create(CultureInfo.InvariantCulture, $"sandbox-oauth-token-{clientId}-{++_issued}");
        _byToken[token] = new(clientId, TradingDay.NextMidnight(_time.GetUtcNow()));
        return token;
    }

    private bool IsAlive(Session session) => _time.GetUtcNow() < session.Until;

    private sealed record Session(string ClientId, DateTimeOffset Until);
}
