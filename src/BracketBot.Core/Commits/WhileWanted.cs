namespace BracketBot.Core.Commits;

/// <summary>
/// Keeps its commit from writing anything once nobody waits for it any more; the result is then <see cref="CommitResult.Conflict"/>. Checked last, so
/// it also withdraws a commit that has waited in line or for a lock.
/// </summary>
public sealed record WhileWanted(Func<bool> IsWanted) : Write;
