namespace BracketBot.Core.Chat;

/// <summary>
/// Cards as they should stand, and what of them has reached the chats. What is to be shown is written with <see cref="PutCard"/> in the commit that it
/// belongs to, and the commit hands the card to its delivery (<see cref="Commits.Commit.Cards"/>): nobody asks here what is due, except for what an
/// earlier process left and what found no room in memory.
/// </summary>
public interface IOutboxStore
{
    /// <summary>
    /// What this process has to deliver in a chat, undelivered and not given up: first what is due, by priority and then by age of the change, then
    /// what is to be shown later, by its time.
    /// </summary>
    Task<IReadOnlyList<OutboxCard>> WaitingAsync(long chatId, DateTimeOffset now, int limit, CancellationToken cancellation);

    /// <summary>
    /// Writes down what became of a delivery, and returns when it is on disk. A new message's id goes there at once. That an edit was taken may wait
    /// for the next commit and be written along with it, since an edit that is repeated after a crash changes nothing: nobody should wait for that.
    /// </summary>
    /// <returns>The card, where another process has put a newer revision meanwhile and left it to this one; else null.</returns>
    Task<OutboxCard?> RecordAsync(CardRecord record, CancellationToken cancellation);

    /// <summary>True where a message that the bot sends of its own accord still waits to reach the chat. Edits of what is there don't count.</summary>
    Task<bool> HasPushWaitingAsync(ChatAddress chat, CancellationToken cancellation);

    Task<OutboxCard?> FindAsync(CardId id, CancellationToken cancellation);
}
