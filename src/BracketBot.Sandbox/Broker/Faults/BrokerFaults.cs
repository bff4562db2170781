namespace BracketBot.Sandbox.Broker;

/// <summary>
/// The faults switched on at a simulated broker. Thread-safe. Each request asks the script first, then the faults in the order they were switched on:
/// every <see cref="BrokerFault.Slow"/> counts, and the first of the others; the rest wait for later requests.
/// </summary>
public sealed class BrokerFaults
{
    private readonly Lock _gate = new();
    private readonly List<ActiveFault> _active = [];
    private Func<BrokerRequest, BrokerFault?>? _script;
    private int _lastId;

    /// <summary>Raised after the faults have changed, on the thread that changed them.</summary>
    public event EventHandler? Changed;

    /// <summary>Asked about every request; null for "no fault from me". Called for one request at a time, outside the book's lock.</summary>
    public Func<BrokerRequest, BrokerFault?>? Script
    {
        get
        {
            lock (_gate)
            {
                return _script;
            }
        }
        set
        {
            lock (_gate)
            {
                _script = value;
            }
        }
    }

    public IReadOnlyList<ActiveFault> Active
    {
        get
        {
            lock (_gate)
            {
                return [.. _active];
            }
        }
    }

    /// <summary>Strikes the next request. Returns the fault's id.</summary>
    public int Once(BrokerFault fault, BrokerCall? only = null) => SwitchOn(fault, only, 1);

    /// <summary>Strikes the next <paramref name="times"/> requests.</summary>
    public int Next(int times, BrokerFault fault, BrokerCall? only = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        return SwitchOn(fault, only, times);
    }

    public int UntilSwitchedOff(BrokerFault fault, BrokerCall? only = null) => SwitchOn(fault, only, null);

    /// <summary>False if no such fault is on (any more).</summary>
    public bool SwitchOff(int id)
    {
        bool removed;
        lock (_gate)
        {
            removed = _active.RemoveAll(active => active.Id == id) > 0;
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return removed;
    }

    /// <summary>Also removes the script.</summary>
    public void SwitchOffAll()
    {
        lock (_gate)
        {
            _active.Clear();
            _script = null;
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    internal FaultPlan Take(BrokerRequest request)
    {
        var struck = new List<BrokerFault>();
        bool changed;
        lock (_gate)
        {
            if (_script?.Invoke(request) is { } scripted)
            {
                struck.Add(scripted);
            }

            changed = TakeActive(request.Call, struck);
        }

        if (changed)
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }

        return FaultPlan.Of(struck);
    }

    private bool TakeActive(BrokerCall call, List<BrokerFault> struck)
    {
        var changed = false;
        for (var i = 0; i < _active.Count; i++)
        {
            var active = _active[i];
            if (active.Only is { } only && only != call)
            {
                continue;
            }

            if (active.Fault is not BrokerFault.Slow && struck.Exists(fault => fault is not BrokerFault.Slow))
            {
                continue;
            }

            struck.Add(active.Fault);
            if (active.TimesLeft is not { } left)
            {
                continue;
            }

            changed = true;
            if (left > 1)
            {
                _active[i] = active with { TimesLeft = left - 1 };
            }
            else
            {
                _active.RemoveAt(i--);
            }
        }

        return changed;
    }

    private int SwitchOn(BrokerFault fault, BrokerCall? only, int? times)
    {
        int id;
        lock (_gate)
        {
            _active.Add(new(id = ++_lastId, fault, only, times));
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return id;
    }
}
