namespace BracketBot.Core.Commits;

/// <summary>What became of a commit. Anything but <see cref="Committed"/> means that nothing of it was written.</summary>
public enum CommitResult
{
    Committed,

    /// <summary>The update in it had been handled before.</summary>
    AlreadyHandled,

    /// <summary>A row in it has another version than expected: somebody else changed it first.</summary>
    Conflict,

    /// <summary>A ticket for the same confirmation exists.</summary>
    AlreadyConfirmed,

    /// <summary>Another ticket for the same leg has no outcome yet.</summary>
    LegBusy,
}
