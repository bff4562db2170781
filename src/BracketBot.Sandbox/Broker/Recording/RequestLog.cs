namespace BracketBot.Sandbox.Broker;

/// <summary>Every request, from the moment it is received. Thread-safe.</summary>
internal sealed class RequestLog(int keep)
{
    private readonly Lock _gate = new();
    private readonly List<RecordedRequest> _requests = [];
    private readonly Dictionary<BrokerCall, int> _counts = [];
    private readonly List<Waiter> _waiters = [];
    private int _total;

    public event EventHandler? Changed;

    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public IReadOnlyList<RecordedRequest> Last(int count)
    {
        lock (_gate)
        {
            return _requests.GetRange(Math.Max(0, _requests.Count - count), Math.Min(count, _requests.Count));
        }
    }

    public int Count(BrokerCall call)
    {
        lock (_gate)
        {
            return _counts.GetValueOrDefault(call);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            _counts.Clear();
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Records the request; returns it and its number among those of its kind.</summary>
    public (RecordedRequest Recorded, int OfItsKind) Receive(Func<int, RecordedRequest> record)
    {
        RecordedRequest recorded;
        int ofItsKind;
        lock (_gate)
        {
            recorded = record(++_total);
            _counts[recorded.Call] = ofItsKind = _counts.GetValueOrDefault(recorded.Call) + 1;
            if (_requests.Count == keep)
            {
                _requests.RemoveAt(0);
            }

            _requests.Add(recorded);
            WakeUp();
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return (recorded, ofItsKind);
    }

    public void Update(int number, Func<RecordedRequest, RecordedRequest> change)
    {
        lock (_gate)
        {
            // Gone if the recording was cleared or has outgrown what it keeps.
            var index = _requests.FindLastIndex(request => request.Number == number);
            if (index < 0)
            {
                return;
            }

            _requests[index] = change(_requests[index]);
            WakeUp();
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    public async Task<RecordedRequest> WaitForAsync(Func<IReadOnlyList<RecordedRequest>, RecordedRequest?> find, CancellationToken ct)
    {
        var waiter = new Waiter(find, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            if (find(_requests) is { } already)
            {
                return already;
            }

            _waiters.Add(waiter);
        }

        await using var cancelled = ct.Register(() => waiter.Found.TrySetCanceled(ct)).ConfigureAwait(false);
        try
        {
            return await waiter.Found.Task.ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _waiters.Remove(waiter);
            }
        }
    }

    private void WakeUp()
    {
        foreach (var waiter in _waiters)
        {
            if (waiter.Find(_requests) is { } found)
            {
                waiter.Found.TrySetResult(found);
            }
        }
    }

    private sealed record Waiter(Func<IReadOnlyList<RecordedRequest>, RecordedRequest?> Find, TaskCompletionSource<RecordedRequest> Found);
}
