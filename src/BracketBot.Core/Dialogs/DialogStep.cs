namespace BracketBot.Core.Dialogs;

/// <summary>What a step results in.</summary>
/// <param name="State">The next state; the same object where nothing changed.</param>
public sealed record DialogStep(DialogState State, IReadOnlyList<DialogEffect> Effects);
