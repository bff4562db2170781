namespace BracketBot.Cancelling;

/// <summary>How long and how often the order book is read for a ticket.</summary>
/// <param name="BrokerTimeout">How long a request that left at the last moment may still act (<c>Broker:Timeout</c>).</param>
internal sealed record LookRules(TimeSpan BrokerTimeout)
{
    private static readonly double[] Pauses = [0.5, 1, 2, 3, 5, 8];

    /// <summary>How long to read on before the answer is "unknown".</summary>
    public static TimeSpan GiveUpAfter => TimeSpan.FromMinutes(2);

    /// <summary>How long a cancel that is under way at the broker is looked at: past that, the trading day is over.</summary>
    public static TimeSpan UnderWayFor => TimeSpan.FromHours(12);

    /// <summary>The pause between two looks at a cancel that is under way: slow after the first minutes.</summary>
    public static TimeSpan UnderWayPause(int turn, TimeSpan since) => since < GiveUpAfter ? Pause(turn) : TimeSpan.FromSeconds(since < TimeSpan.FromMinutes(10) ? 30 : 60);

    /// <summary>The pause after the given reading, from 0: growing up to 10 s.</summary>
    public static TimeSpan Pause(int turn) => TimeSpan.FromSeconds(turn < Pauses.Length ? Pauses[turn] : 10);
}
