namespace BracketBot.Core.Dialogs;

/// <summary>A dialog's state as it is stored.</summary>
/// <param name="Version">The layout of <paramref name="Data"/>; an unknown one is read as Idle.</param>
/// <param name="Type">The state's name.</param>
/// <param name="Data">The state's content, as JSON.</param>
public sealed record StoredState(int Version, string Type, string Data);
