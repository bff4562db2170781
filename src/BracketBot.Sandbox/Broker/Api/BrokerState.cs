namespace BracketBot.Sandbox.Broker;

/// <summary>Everything the simulated broker knows, guarded by the one lock of <see cref="SimulatedBroker"/>.</summary>
internal sealed class BrokerState
{
    private readonly RateLimit _orders = RateLimit.Orders();
    private readonly RateLimit _data = RateLimit.Data();
    private readonly RateLimit _other = RateLimit.Other();

    public BrokerState(SimulatedBrokerOptions options, TimeProvider time)
    {
        (Options, Time) = (options, time);
        Profile = options.Profile;
        Envelopes = new(() => Profile, options.ErrorsComeWithHttp200);
        Sessions = new(options, time);
        LogIn = new(this);
        ExitLegRule = options.ExitLegRule;
        Book = FreshBook(options.StartingBook);
    }

    public SimulatedBrokerOptions Options { get; }

    public TimeProvider Time { get; }

    public Envelopes Envelopes { get; }

    public Sessions Sessions { get; }

    public OAuthLogIn LogIn { get; }

    public ExitLegRule ExitLegRule { get; set; }

    public BrokerProfile Profile { get; set; }

    /// <summary>The time from an answered cancel until the leg is gone.</summary>
    public TimeSpan CancelTakes => Profile == BrokerProfile.Odd ? Options.OddCancelTakes : TimeSpan.Zero;

    public OrderBook Book { get; private set; }

    public int LimitsBroken { get; private set; }

    public TimeSpan ClockAhead { get; set; }

    /// <summary>Null if there is no such client.</summary>
    public SimulatedAccount? Account(string clientId) => Options.Accounts.FirstOrDefault(account => account.ClientId == clientId);

    public void Reset(StartingBook start) => Book = FreshBook(start);

    /// <summary>Counts the call; returns the answer to give if it is one too many and limits are enforced.</summary>
    public Answer? OverLimit(BrokerCall call, string clientId)
    {
        var limit = call switch
        {
            BrokerCall.Cancel => _orders,
            BrokerCall.OrderBook or BrokerCall.History => _data,
            _ => _other,
        };
        var now = Time.GetUtcNow();
        if (limit.Over(clientId, now) is { } wait)
        {
            LimitsBroken++;
            if (Options.EnforceRateLimits)
            {
                return Envelopes.TooManyRequests(wait);
            }
        }

        limit.Count(clientId, now);
        return null;
    }

    private OrderBook FreshBook(StartingBook start)
    {
        var book = new OrderBook(new MarketPrices(Options.Seed), Options.StopLeg, Time);
        if (start == StartingBook.Demo)
        {
            DemoBook.FillIn(book);
        }

        return book;
    }
}
