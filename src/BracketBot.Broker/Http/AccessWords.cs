namespace BracketBot.Broker.Http;

/// <summary>The one table of words that tell why the broker rejected a call, the most specific first.</summary>
internal static class AccessWords
{
    private static readonly (string[] Words, Means Means)[] Table =
    [
        (["no data found", "no record", "no orders found", "no order found for client", "nothing found", "no data"], Means.NothingThere),
        (["maintenance", "system upgrade", "under upgrade", "scheduled downtime"], Means.Maintenance),
        (["too many requests", "rate limit", "rate exceeded", "request limit", "throttl"], Means.Rate),
        (["whitelist", "white-list", "white list", "static ip", "registered ip", "ip address", "ip is not", "ip not", "unregistered ip", "invalid ip", "registered address", "from this ip", "source ip", "client ip"], Means.Address),
        (["session expired", "session has expired", "session is", "session not", "session over", "invalid session", "access token", "invalid token", "token expired", "token has expired", "token is", "jwt", "please log", "log in", "login again", "logged out", "not logged", "unauthenti", "not authenticated", "authentication fail"], Means.Session),
        (["permission", "not permitted", "not allowed", "not enabled", "not authori", "not subscribed", "not activated", "segment", "access denied to", "insufficient scope", "scope"], Means.Permission),
    ];

    public enum Means
    {
        Untold,
        NothingThere,
        Maintenance,
        Rate,
        Address,
        Session,
        Permission,
    }

    public static Means Of(string message)
    {
        foreach (var (words, means) in Table)
        {
            foreach (var word in words)
            {
                if (message.Contains(word, StringComparison.OrdinalIgnoreCase))
                {
                    return means;
                }
            }
        }

        return Means.Untold;
    }
}
