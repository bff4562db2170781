
namespace BracketBot.Sandbox.Broker;

/// <summary>
/// A broker with the kart order API, an order book, a market, faults and a recording of every request, in memory. Thread-safe: one lock guards the book, the
/// market and the sessions, and nothing waits inside it. As a hosted service (or through <see cref="StartAsync"/>) it moves prices in the background if
/// <see cref="SimulatedBrokerOptions.PriceMoves"/> is on.
/// </summary>
public sealed partial class SimulatedBroker : IHostedService, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly BrokerState _state;
    private readonly TimeProvider _time;
    private readonly RequestLog _log;
    private readonly ApiPipeline _pipeline;
    private readonly ChangeSignal _signal = new();
    private readonly CancellationTokenSource _stopping = new();
    private MarketLoop? _loop;
    private int _disposed;

    /// <param name="time">The clock for entry times, sessions, rate limits, slow answers and the market.</param>
    /// <param name="options">Null for the defaults.</param>
    public SimulatedBroker(TimeProvider time, SimulatedBrokerOptions? options = null)
    {
        Options = options ?? new();
        _time = time;
        _state = new(Options, time);
        _log = new(Options.KeepRequests);
        Stopping = _stopping.Token;
        _pipeline = new(_log, Faults, _state.Envelopes, time, () => ClockAhead, Act, Stopping);
        _log.Changed += (_, _) => RaiseChanged();
        Faults.Changed += (_, _) => RaiseChanged();
    }

    /// <summary>Raised after anything in <see cref="View"/> but the clock has changed, outside the lock, on the thread that changed it.</summary>
    public event EventHandler? Changed;

    public SimulatedBrokerOptions Options { get; }

    /// <summary>What goes wrong, and when.</summary>
    public BrokerFaults Faults { get; } = new();

    internal CancellationToken Stopping { get; }

    /// <summary>Maps the broker's real API paths.</summary>
    public void MapEndpoints(IEndpointRouteBuilder routes) => ApiEndpoints.Map(routes, _pipeline);

    /// <summary>Maps the control surface for the sandbox page under /sandbox/broker: see the table in BrokerControls.</summary>
    public void MapControls(IEndpointRouteBuilder routes) => BrokerControls.Map(routes, this, _time);

    /// <summary>Starts the background market if prices are to move. Call it at most once.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!Options.PriceMoves)
        {
            return Task.CompletedTask;
        }

        if (_loop is not null)
        {
            throw new InvalidOperationException("The market is already running.");
        }

        _loop = new(Options.TickEvery, _time, Tick);
        _loop.Start();
        return Task.CompletedTask;
    }

    /// <summary>Stops the market, and releases requests that a fault holds.</summary>
    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync().ConfigureAwait(false);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        if (_loop is not null)
        {
            await _loop.DisposeAsync().ConfigureAwait(false);
        }

        _stopping.Dispose();
    }

    /// <summary>Everything as it is now.</summary>
    public BrokerView View()
    {
        // Read first, so that a change made while the view is built is asked for again, never missed.
        var version = _signal.Version;
        var faults = Faults.Active;
        var requests = _log.Last(50);
        lock (_gate)
        {
            Cancelling.Settle(_state.Book, _state.ExitLegRule);
            return new(
                version,
                _time.GetUtcNow(),
                _loop is { IsPaused: false },
                _state.ExitLegRule,
                _state.Profile,
                _log.Count(BrokerCall.Cancel),
                _state.LimitsBroken,
                [.. _state.Book.Orders.Select(Views.Of)],
                Views.Positions(_state.Book),
                [.. _state.Book.Market.Instruments.Select(listed => new PriceView(listed.TradingSymbol, listed.Exchange, listed.Last, listed.Reference))],
                [.. faults.Select(Views.Of)],
                [.. Options.Accounts.Select(account => Session(account))],
                requests);
        }
    }

    /// <summary>Completes once the view's version is past the given one.</summary>
    public Task ChangedSinceAsync(long version, CancellationToken ct) => _signal.PastAsync(version, ct);

    private SessionView Session(SimulatedAccount account)
    {
        var tokens = _state.Sessions.Alive(account.ClientId);
        return new(account.ClientId, account.Name, tokens > 0, tokens);
    }

    private Answer Act(ApiCall call)
    {
        Answer answer;
        lock (_gate)
        {
            Cancelling.Settle(_state.Book, _state.ExitLegRule);
            answer = ApiEndpoints.Act(_state, call);
        }

        if (answer.Acted)
        {
            RaiseChanged();
        }

        return answer;
    }

    private T Change<T>(Func<BrokerState, T> change)
    {
        T result;
        lock (_gate)
        {
            result = change(_state);
        }

        RaiseChanged();
        return result;
    }

    private void RaiseChanged()
    {
        _signal.Raise();
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
