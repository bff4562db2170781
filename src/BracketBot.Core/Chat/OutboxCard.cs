namespace BracketBot.Core.Chat;

/// <summary>
/// A card as it should stand in the chat, and how much of it has been delivered. A newer revision replaces an undelivered one, so waiting edits fold
/// into the newest.
/// </summary>
public sealed record OutboxCard
{
    public required CardId Id { get; init; }
    public required ChatAddress To { get; init; }
    public required Card Card { get; init; }
    public required CardPriority Priority { get; init; }

    /// <summary>Numbers the card's revisions, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>The newest revision that Telegram is known to have accepted; 0 for none.</summary>
    public required int DeliveredRevision { get; init; }

    /// <summary>The message to edit; null while it has not been sent.</summary>
    public MessageId? MessageId { get; init; }

    /// <summary>When to show it; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>A card due within this time waits in the memory of the process that put it, not in the store.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
}
