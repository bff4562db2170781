namespace BracketBot.Core.Chat;

/// <summary>Accepts what an update source receives.</summary>
public interface IUpdateSink
{
    /// <summary>
    /// Completes when each update has been stored or handled; only then may the source acknowledge them to Telegram. Throws if neither was possible.
    /// </summary>
    Task AcceptAsync(IReadOnlyList<IncomingUpdate> updates, CancellationToken cancellation);
}
