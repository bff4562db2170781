namespace BracketBot.Core.Chat;

/// <summary>Takes what an update source received.</summary>
public interface IUpdateSink
{
    /// <summary>
    /// Completes when each of the updates has been stored or handled: only then may the source tell Telegram that they were received.
    /// Throws when they could be neither.
    /// </summary>
    Task AcceptAsync(IReadOnlyList<IncomingUpdate> updates, CancellationToken cancellation);
}
