namespace BracketBot.Core.Commits;

/// <summary>
/// Lets the commit that holds it write nothing once nobody waits for it any more: it results in <see cref="CommitResult.Conflict"/> then. Asked last
/// of all, so that what waited in line or for a lock is taken back.
/// </summary>
public sealed record WhileWanted(Func<bool> IsWanted) : Write;
