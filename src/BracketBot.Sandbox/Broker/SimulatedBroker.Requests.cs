namespace BracketBot.Sandbox.Broker;

// What the broker was asked.
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
            {
                return _state.LimitsBroken;
            }
        }
    }

    /// <summary>How many requests of a kind were received.</summary>
    public int Count(BrokerCall call) => _log.Count(call);

    /// <summary>Clears the recording and its counts.</summary>
    public void ClearRequests() => _log.Clear();

    /// <summary>The first matching request; waits for one if need be. Checked again whenever a request arrives or changes (acted, answered, ended).</summary>
    /// <param name="fits">Must be quick and without side effects: it runs inside the recording's lock.</param>
    /// <param name="ct">Cancels the wait.</param>
    public Task<RecordedRequest> WaitForAsync(Func<RecordedRequest, bool> fits, CancellationToken ct) =>
        _log.WaitForAsync(requests => requests.FirstOrDefault(fits), ct);

    /// <summary>The <paramref name="nth"/> request of a kind (from 1), as soon as it has been received.</summary>
    public Task<RecordedRequest> WaitForAsync(BrokerCall call, int nth, CancellationToken ct) =>
        _log.WaitForAsync(requests => requests.Where(request => request.Call == call).ElementAtOrDefault(nth - 1), ct);
}
