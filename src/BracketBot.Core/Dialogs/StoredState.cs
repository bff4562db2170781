namespace BracketBot.Core.Dialogs;

/// <summary>A dialog's state as it is stored.</summary>
/// <param name="Version">Of the layout of <paramref name="Data"/>; one that is not known is read as Idle.</param>
/// <param name="Type">The state's name.</param>
/// <param name="Data">What it has gathered, as JSON.</param>
public sealed record StoredState(int Version, string Type, string Data);
