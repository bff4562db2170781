namespace BracketBot.Sandbox.Broker;

/// <summary>Access tokens and their clients. Not thread-safe: used only inside the broker's lock.</summary>
internal sealed class Sessions
{
    private readonly Dictionary<string, Session> _byToken = new(StringComparer.Ordinal);
    private readonly List<string> _issued = [];
    private readonly SimulatedBrokerOptions _options;
    private readonly TimeProvider _time;

    public Sessions(SimulatedBrokerOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        foreach (var account in options.Accounts)
        {
            Renew(account);
        }
    }

    /// <summary>Every token that a login issued, alive or not.</summary>
    public IReadOnlyList<string> Issued => [.. _issued];

    /// <summary>The client whose session this Authorization header belongs to; null if it is not alive.</summary>
    public string? ClientOf(string? authorization)
    {
        const string Scheme = "Bearer ";
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return _byToken.TryGetValue(authorization[Scheme.Length..].Trim(), out var session) && IsAlive(session) ? session.ClientId : null;
    }

    /// <summary>How many tokens of the client are good.</summary>
    public int Alive(string clientId) => _byToken.Values.Count(session => session.ClientId == clientId && IsAlive(session));

    /// <summary>Ends every session of the client.</summary>
    public void Expire(string clientId)
    {
        foreach (var token in _byToken.Where(pair => pair.Value.ClientId == clientId).Select(pair => pair.Key).ToList())
        {
            _byToken.Remove(token);
        }
    }

    /// <summary>Ends every session of everybody.</summary>
    public void ExpireAll() => _byToken.Clear();

    /// <summary>Makes the account's own token good again.</summary>
    public void Renew(SimulatedAccount account) =>
        _byToken[account.AccessToken] = new(account.ClientId, _options.TokensEndAtMidnight ? TradingDay.NextMidnight(_time.GetUtcNow()) : DateTimeOffset.MaxValue);

    /// <summary>An additional token for the client, valid until midnight.</summary>
    public string Issue(string clientId)
    {
        var token = OAuthLogIn.Secret($"sandbox-token-{clientId}");
        _issued.Add(token);
        _byToken[token] = new(clientId, TradingDay.NextMidnight(_time.GetUtcNow()));
        return token;
    }

    private bool IsAlive(Session session) => _time.GetUtcNow() < session.Until;

    private sealed record Session(string ClientId, DateTimeOffset Until);
}
