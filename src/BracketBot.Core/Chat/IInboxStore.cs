namespace BracketBot.Core.Chat;

/// <summary>
/// Received updates. An update is acknowledged to Telegram only after it is stored here or handled. Its handling is part of the commit that holds
/// its effects (<see cref="HandleUpdate"/>), so they happen once.
/// </summary>
public interface IInboxStore
{
    /// <summary>Updates stored but not handled, oldest first: what a killed process left behind.</summary>
    Task<IReadOnlyList<IncomingUpdate>> UnhandledAsync(CancellationToken cancellation);

    /// <summary>Deletes handled updates received before <paramref name="before"/>; Telegram delivers none older than 24 hours.</summary>
    Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation);
}
