namespace BracketBot.Sandbox.Broker;

// Sessions: how they begin and end, and the clock that ends them.
public sealed partial class SimulatedBroker
{
    /// <summary>
    /// How far the clock of the answers' Date header is ahead of the sandbox's; negative if behind. Default: zero. Sessions follow the sandbox's clock.
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
    /// What must never appear anywhere except with whoever received it: the accounts' own tokens, every token and code so far, and the app's secret.
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

    /// <summary>Ends all sessions of the client: its tokens are answered with 401. False if there is no such client.</summary>
    public bool ExpireSession(string clientId) => Change(state =>
    {
        state.Sessions.Expire(clientId);
        return state.Account(clientId) is not null;
    });

    /// <summary>What midnight does: from now on every token so far is answered with 401.</summary>
    public void EndAllSessions() => Change(state =>
    {
        state.Sessions.ExpireAll();
        return true;
    });

    /// <summary>Makes the account's own token valid again. False if there is no such client.</summary>
    public bool RenewSession(string clientId) => Change(state =>
    {
        if (state.Account(clientId) is not { } account)
        {
            return false;
        }

        state.Sessions.Renew(account);
        return true;
    });

    /// <summary>An additional token for the client, valid until midnight in Asia/Kolkata, as a login or the broker's portal issues it.</summary>
    public string IssueToken(string clientId) => Change(state => state.Sessions.Issue(clientId));
}
