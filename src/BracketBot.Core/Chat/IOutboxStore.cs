namespace BracketBot.Core.Chat;

/// <summary>
/// Cards as they should stand, and how much of each has reached its chat. <see cref="PutCard"/> writes a card in the commit it belongs to, and the
/// commit hands the card to its delivery (<see cref="Commits.Commit.Cards"/>). The store is asked only for what an earlier process left behind and
/// for what found no room in memory.
/// </summary>
public interface IOutboxStore
{
    /// <summary>
    /// What this process has yet to deliver in a chat and has not given up: first the cards that are due, by priority and then by age of the change,
    /// then those to be shown later, by their time.
    /// </summary>
    Task<IReadOnlyList<OutboxCard>> WaitingAsync(long chatId, DateTimeOffset now, int limit, CancellationToken cancellation);

    /// <summary>
    /// Records the result of a delivery, and returns when it is on disk. A new message's id is written at once. A delivered edit may wait and be written
    /// with the next commit, because repeating an edit after a crash changes nothing; callers should not wait for it.
    /// </summary>
    /// <returns>The card, if another process has meanwhile put a newer revision and left it to this one; else null.</returns>
    Task<OutboxCard?> RecordAsync(CardRecord record, CancellationToken cancellation);

    /// <summary>True if an unprompted message of the bot is still waiting to reach the chat. Edits of existing messages don't count.</summary>
    Task<bool> HasPushWaitingAsync(ChatAddress chat, CancellationToken cancellation);

    Task<OutboxCard?> FindAsync(CardId id, CancellationToken cancellation);
}
