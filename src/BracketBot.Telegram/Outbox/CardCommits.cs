using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;

namespace BracketBot.Telegram.Outbox;

/// <summary>Commits, and hands the resulting cards to their delivery once they are on disk.</summary>
public sealed class CardCommits(ICommitStore store, OutboxSender sender) : ICommits
{
    public async Task<CommitResult> CommitAsync(IReadOnlyList<Write> writes, CancellationToken cancellation)
    {
        PutCard[] puts = [.. writes.OfType<PutCard>()];
        sender.Announce(puts);
        Commit commit;
        try
        {
            commit = await store.CommitAsync(writes, cancellation);
        }
        catch
        {
            sender.CommitFailed(puts);
            throw;
        }

        sender.Committed(puts, commit);
        return commit.Result;
    }
}
