using BracketBot.Core.Chat;

namespace BracketBot.Core.Commits;

/// <summary>What a commit did.</summary>
/// <param name="Cards">The cards that it put and that this process has to deliver, as they stand now.</param>
/// <param name="TakenBack">Cards that are not to be delivered any more.</param>
public sealed record Commit(CommitResult Result, IReadOnlyList<OutboxCard> Cards, IReadOnlyList<CardId> TakenBack)
{
    /// <summary>A commit that touched no card, or wrote nothing.</summary>
    public static Commit Of(CommitResult result) => new(result, [], []);
}
