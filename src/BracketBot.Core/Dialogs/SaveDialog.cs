using BracketBot.Core.Chat;
using BracketBot.Core.Commits;

namespace BracketBot.Core.Dialogs;

/// <summary>
/// Saves a dialog: version 1 is inserted, and a later version replaces the one before it; otherwise <see cref="CommitResult.Conflict"/>. The process
/// that moves it into another type of state becomes its holder.
/// </summary>
public sealed record SaveDialog(DialogRow Row) : Write;

/// <summary>
/// Replaces a dialog's state and timer without a new version, for a change that its buttons don't depend on. Results in
/// <see cref="Commits.CommitResult.Conflict"/> if the dialog has moved on.
/// </summary>
public sealed record AmendDialog(DialogRow Row) : Write;

/// <summary>Lets the commit through only if the dialog is at this version, else <see cref="CommitResult.Conflict"/>.</summary>
/// <param name="Held">This process must also be its holder.</param>
public sealed record RequireDialog(DialogId Id, int Version, bool Held = true) : Write;
