using BracketBot.Core.Chat;
using BracketBot.Core.Commits;

namespace BracketBot.Core.Dialogs;

/// <summary>
/// Saves a dialog: version 1 is inserted, a later one replaces the version before it, else <see cref="CommitResult.Conflict"/>. The process that
/// brings it into another type of state holds it from then on.
/// </summary>
public sealed record SaveDialog(DialogRow Row) : Write;

/// <summary>
/// Replaces what a dialog holds, and when time moves it next, without a new version, for what its buttons don't depend on; <see cref="Commits.CommitResult.Conflict"/> where it
/// has moved.
/// </summary>
public sealed record AmendDialog(DialogRow Row) : Write;

/// <summary>Lets the commit through only while the dialog stands at this version, else <see cref="CommitResult.Conflict"/>.</summary>
/// <param name="Held">This process must hold it too.</param>
public sealed record RequireDialog(DialogId Id, int Version, bool Held = true) : Write;
