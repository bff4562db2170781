namespace BracketBot.Sandbox.Broker;

// Sessions: how they begin and end, and the clock that ends them.
public sealed partial class SimulatedBroker
{
    /// <summary>
    /// How far the clock of the answers' Date header is ahead of the sandbox's; negative: behind. Default: zero. Sessions go by the sandbox's.
    /// </summary>
    public TimeSpan ClockAhead
    {
        get
        {
            lock (_gate)
            {
                return _state.ClockAhead;
            }
        }
        set => Change(state => state.ClockAhead = value);
    }

    /// <summary>
    /// What must be found nowhere but in the hands of who was given it: the accounts' own tokens, every token and code so far, the app's secret.
    /// </summary>
    public IReadOnlyList<string> Secrets
    {
        get
        {
            lock (_gate)
            {
                return [.. Options.Accounts.Select(account => account.AccessToken), .. _state.Sessions.Issued, .. _state.LogIn.Codes, Options.AppSecret];
            }
        }
    }

    /// <summary>Ends all sessions of the client: its tokens are answered 401. False when there is no such client.</summary>
    public bool ExpireSession(string clientId) => Change(state =>
    {
        state.Sessions.Expire(clientId);
        return state.Account(clientId) is not null;
    });

    /// <summary>As midnight does: from now on every token so far is answered 401.</summary>
    public void EndAllSessions() => Change(state =>
    {
        state.Sessions.ExpireAll();
        return true;
    });

    /// <summary>Makes the account's own token good again. False when there is no such client.</summary>
    public bool RenewSession(string clientId) => Change(state =>
    {
        if (state.Account(clientId) is not { } account)
        {
            return false;
        }

        state.Sessions.Renew(account);
        return true;
    });

    /// <summary>A further token for the client, good until midnight in Asia/Kolkata, as a log-in or the broker's portal gives.</summary>
    public string IssueToken(string clientId) => Change(state => state.Sessions.Issue(clientId));
}
