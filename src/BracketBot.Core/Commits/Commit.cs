using BracketBot.Core.Chat;

namespace BracketBot.Core.Commits;

/// <summary>What a commit did.</summary>
/// <param name="Cards">The cards it put that this process has to deliver, in their current state.</param>
/// <param name="TakenBack">Cards that must no longer be delivered.</param>
public sealed record Commit(CommitResult Result, IReadOnlyList<OutboxCard> Cards, IReadOnlyList<CardId> TakenBack)
{
    /// <summary>A commit that touched no card, or wrote nothing.</summary>
    public static Commit Of(CommitResult result) => new(result, [], []);
}
