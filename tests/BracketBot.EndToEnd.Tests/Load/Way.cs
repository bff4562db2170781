namespace BracketBot.EndToEnd.Load;

/// <summary>
/// How long Telegram and the broker take to answer what concerns one user. Both act as soon as they are asked, and are silent for that long: so the
/// user may tap, and the book may change, before the bot knows of it.
/// </summary>
internal sealed record Way(int TelegramMs, int BrokerMs)
{
    /// <summary>No machine that can run the bot at all is this slow, and a lease that has to run out takes 30 s.</summary>
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(10);

    public TimeSpan Telegram => TimeSpan.FromMilliseconds(TelegramMs);

    public TimeSpan Broker => TimeSpan.FromMilliseconds(BrokerMs);

    /// <summary>How long after the broker's answer to a cancel the chat has to show it, and what the order book says.</summary>
    public TimeSpan InTime => Generous + (4 * (Telegram + Broker));

    /// <summary>How long after its moment in the schedule the last word has to stand in the chat. Still less than a lease.</summary>
    public TimeSpan WholeInTime => InTime + TimeSpan.FromSeconds(15);

    /// <summary>Waits as long as an answer takes.</summary>
    public static Task PassAsync(TimeSpan delay, CancellationToken gone) =>
        delay > TimeSpan.Zero ? Task.Delay(delay, TimeProvider.System, gone) : Task.CompletedTask;
}
