using BracketBot.Hosting;

namespace BracketBot.EndToEnd.Harness;

/// <summary>
/// Where a world's bot keeps its data, in a place of the world's own, and what the tests see of it past the bot. All that is particular to a
/// provider is in its store.
/// </summary>
public abstract class Store : IAsyncDisposable
{
    /// <summary>Makes the place, empty at first; the settings that lead a bot to it.</summary>
    public abstract Task<IReadOnlyDictionary<string, string>> CreateAsync();

    public abstract Task<IReadOnlyList<StoredTicket>> TicketsAsync();

    public abstract Task<IReadOnlyList<StoredAlert>> AlertsAsync();

    public abstract Task<IReadOnlyList<StoredCard>> CardsAsync();

    /// <summary>All that is stored, as text: to look for what must not be there. While no bot runs.</summary>
    public abstract Task<IReadOnlyList<string>> ContentsAsync();

    /// <summary>
    /// After a kill: all that the dead process still asked of the store is through, and nobody has to wait to take it for dead. While no bot runs.
    /// </summary>
    public abstract Task ForgetDeadProcessesAsync();

    /// <summary>Lets nothing be written until what is returned is disposed of.</summary>
    /// <param name="bot">It runs.</param>
    internal abstract Task<IAsyncDisposable> BreakAsync(BotHost bot, Trouble trouble);

    public abstract ValueTask DisposeAsync();
}

/// <summary>What a store does that can't be written.</summary>
public enum Trouble
{
    /// <summary>Each write fails at once: the disk is full, or may only be read.</summary>
    Refuses,

    /// <summary>Each write waits: the disk or a lock is busy.</summary>
    Hangs,
}

/// <param name="Order">The broker's id.</param>
/// <param name="Outcome">Null while there is none.</param>
public sealed record StoredTicket(string Id, string Order, string State, string? Outcome);

/// <param name="ShownOn">The dialog whose card shows it; null while none does.</param>
public sealed record StoredAlert(string Body, string? ShownOn);

/// <param name="MessageId">In its chat; null before it is there.</param>
/// <param name="Revision">How often it was put.</param>
/// <param name="Delivered">The newest revision that Telegram has taken.</param>
public sealed record StoredCard(string Id, long? MessageId, long Revision, long Delivered);
