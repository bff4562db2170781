namespace BracketBot.Core.Commits;

/// <summary>The result of a commit. Anything but <see cref="Committed"/> means that nothing was written.</summary>
public enum CommitResult
{
    Committed,

    /// <summary>Its update had already been handled.</summary>
    AlreadyHandled,

    /// <summary>One of its rows is at another version than expected: another commit changed it first.</summary>
    Conflict,

    /// <summary>A ticket for the same confirmation already exists.</summary>
    AlreadyConfirmed,

    /// <summary>Another ticket for the same leg is not settled.</summary>
    LegBusy,
}
