namespace BracketBot.Sandbox.Broker;

/// <summary>How the simulated broker is set up. The defaults suit the sandbox page; tests start from <see cref="ForTests"/>.</summary>
public sealed record SimulatedBrokerOptions
{
    /// <summary>What the order book holds at first and after a reset. Default: the demo book.</summary>
    public StartingBook StartingBook { get; init; } = StartingBook.Demo;

    /// <summary>Whether a background loop ticks the market. Default: true. When false, prices move only by <see cref="SimulatedBroker.Tick"/> and <see cref="SimulatedBroker.SetPrice"/>.</summary>
    public bool PriceMoves { get; init; } = true;

    /// <summary>Time between two ticks of the background loop. Default: 1 s.</summary>
    public TimeSpan TickEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Seed of the random walk and of fill sizes: the same seed gives the same day. Default: 929.</summary>
    public int Seed { get; init; } = 929;

    /// <summary>What cancelling SECOND or THIRD does; the broker's documentation does not say. Can be changed while running.</summary>
    public ExitLegRule ExitLegRule { get; init; } = ExitLegRule.LeavesPositionUnprotected;

    /// <summary>Which exit leg carries the stop; the broker's documentation does not say. Default: SECOND.</summary>
    public StopLeg StopLeg { get; init; } = StopLeg.Second;

    /// <summary>
    /// Whether calls past the documented rate limits are answered with 429. Default: true. <see cref="SimulatedBroker.LimitsBroken"/> counts them either way.
    /// </summary>
    public bool EnforceRateLimits { get; init; } = true;

    /// <summary>Whether error envelopes come with HTTP 200 instead of 4xx; hosts do both. Sessions and rate limits stay 401 and 429. Default: false.</summary>
    public bool ErrorsComeWithHttp200 { get; init; }

    /// <summary>The format of the broker's answers. Can be changed while running.</summary>
    public BrokerProfile Profile { get; init; } = BrokerProfile.Documented;

    /// <summary>How long a cancel takes with <see cref="BrokerProfile.Odd"/>. Default: 6 s.</summary>
    public TimeSpan OddCancelTakes { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Whether the accounts' own tokens also end at midnight, Asia/Kolkata. Default: true. Tokens from the OAuth login always do.</summary>
    public bool TokensEndAtMidnight { get; init; } = true;

    /// <summary>The broker's clients and their access tokens. Default: YA0002, YA0003 and YA0007.</summary>
    public IReadOnlyList<SimulatedAccount> Accounts { get; init; } = SimulatedAccount.Demo;

    /// <summary>The registered app's id and secret for the OAuth login.</summary>
    public string AppId { get; init; } = "SANDBOXAPP";

    /// <inheritdoc cref="AppId"/>
    public string AppSecret { get; init; } = "sandbox-app-secret";

    /// <summary>Where a login may lead back to, exactly as listed. Default, and if empty: http://127.0.0.1, any port, /oauth/callback.</summary>
    public IReadOnlyList<string> RegisteredRedirects { get; init; } = [];

    /// <summary>Every client's password; the login page has it filled in.</summary>
    public string LogInPassword { get; init; } = "sandbox-password";

    /// <summary>Whether a PKCE challenge is checked against its verifier. Default: true. If false, both are ignored, as by a broker without PKCE.</summary>
    public bool TakesPkce { get; init; } = true;

    /// <summary>How many requests the recording keeps; the oldest go first. The counts stay. Default: 20,000.</summary>
    public int KeepRequests { get; init; } = 20_000;

    /// <summary>An empty book, a market that stands still, and accounts whose own tokens last.</summary>
    public static SimulatedBrokerOptions ForTests { get; } = new() { StartingBook = StartingBook.Empty, PriceMoves = false, TokensEndAtMidnight = false };
}
