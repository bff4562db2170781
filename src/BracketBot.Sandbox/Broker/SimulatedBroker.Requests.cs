namespace BracketBot.Sandbox.Broker;

// Sessions, and what has been asked of the broker.
public sealed partial class SimulatedBroker
{
    /// <summary>Every request since the start or the last <see cref="ClearRequests"/>, as of now, oldest first. A request counts from when it was received, answered or not.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _log.Requests;

    /// <summary>Calls that went past the documented rate limits, enforced or not.</summary>
    public int LimitsBroken
    {
        get
        {
            lock (_gate)
                return _state.LimitsBroken;
        }
    }

    /// <summary>How many requests of a kind were received.</summary>
    public int Count(BrokerCall call) => _log.Count(call);

    /// <summary>Starts the recording and its counts anew.</summary>
    public void ClearRequests() => _log.Clear();

    /// <summary>The first request that fits, waiting for it where none does yet. Asked again whenever a request comes or changes (acted, answered, finished).</summary>
    /// <param name="fits">Quick and without side effects: it runs inside the recording's lock.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<RecordedRequest> WaitForAsync(Func<RecordedRequest, bool> fits, CancellationToken ct) =>
        _log.WaitForAsync(requests => requests.FirstOrDefault(fits), ct);

    /// <summary>The <paramref name="nth"/> request of a kind (from 1), as soon as it has been received.</summary>
    public Task<RecordedRequest> WaitForAsync(BrokerCall call, int nth, CancellationToken ct) =>
        _log.WaitForAsync(requests => requests.Where(request => request.Call == call).ElementAtOrDefault(nth - 1), ct);

    /// <summary>Ends all sessions of the client: its tokens are answered 401. False when there is no such client.</summary>
    public bool ExpireSession(string clientId) => Change(state =>
    {
        state.Sessions.Expire(clientId);
        return Options.Accounts.Any(account => account.ClientId == clientId);
    });

    /// <summary>Makes the account's own token good again. False when there is no such client.</summary>
    public bool RenewSession(string clientId) => Change(state =>
    {
        if (Options.Accounts.FirstOrDefault(account => account.ClientId == clientId) is not { } account)
            return false;
        state.Sessions.Renew(account);
        return true;
    });

    /// <summary>A further token for the client, good until midnight in Asia/Kolkata, as a log-in gives.</summary>
    public string IssueToken(string clientId) => Change(state => state.Sessions.Issue(clientId));
}
