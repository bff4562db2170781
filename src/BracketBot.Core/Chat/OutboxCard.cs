namespace BracketBot.Core.Chat;

/// <summary>
/// A card as it should stand in the chat, and what of it has been delivered. A newer revision replaces one that was not yet
/// delivered, so edits in waiting fold into the newest.
/// </summary>
public sealed record OutboxCard
{
    public required CardId Id { get; init; }
    public required ChatAddress To { get; init; }
    public required Card Card { get; init; }
    public required CardPriority Priority { get; init; }

    /// <summary>Counts what should stand, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>The newest revision that Telegram is known to have taken; 0 for none.</summary>
    public required int DeliveredRevision { get; init; }

    /// <summary>The message to edit; null while it has not been sent.</summary>
    public MessageId? MessageId { get; init; }

    /// <summary>When it is to be shown; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>What is to be shown within this time is in the hands of the process that put it: it waits there, and not in the store.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
}
