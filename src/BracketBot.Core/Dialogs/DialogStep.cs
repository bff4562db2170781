namespace BracketBot.Core.Dialogs;

/// <summary>The result of a step.</summary>
/// <param name="State">The next state; the same object if nothing changed.</param>
public sealed record DialogStep(DialogState State, IReadOnlyList<DialogEffect> Effects);
