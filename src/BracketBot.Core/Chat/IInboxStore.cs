namespace BracketBot.Core.Chat;

/// <summary>
/// Updates that were received. An update is told to Telegram as received only after it is stored here or handled; handling it is
/// part of the commit that holds its effects (<see cref="HandleUpdate"/>), so it has them once.
/// </summary>
public interface IInboxStore
{
    /// <summary>Stored and not handled, oldest first: what a killed process left.</summary>
    Task<IReadOnlyList<IncomingUpdate>> UnhandledAsync(CancellationToken cancellation);

    /// <summary>Forgets handled updates received before <paramref name="before"/>; Telegram delivers none older than 24 hours.</summary>
    Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation);
}
