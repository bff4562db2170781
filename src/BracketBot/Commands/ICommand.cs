namespace BracketBot.Commands;

/// <summary>One command of the chat.</summary>
internal interface ICommand
{
    /// <summary>Its name without the slash.</summary>
    string Name { get; }

    /// <summary>What the command menu says of it, at most 256 characters.</summary>
    string Description { get; }

    /// <summary>How it is written, for <c>/help</c>: a line each.</summary>
    IReadOnlyList<string> Usage { get; }

    /// <summary>True where it is about the orders of an account: a member without one is told how to link it.</summary>
    bool NeedsAccount => true;

    /// <summary>True where it is for admins alone: others are told that there is no such command.</summary>
    bool IsForAdmins => false;

    Task HandleAsync(CommandCall call, string arguments);
}
