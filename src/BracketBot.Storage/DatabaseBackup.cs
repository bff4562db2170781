namespace BracketBot.Storage;

/// <summary>A finished copy of a database that was read through.</summary>
/// <param name="Bytes">The copy's size.</param>
public sealed record DatabaseBackup(long Documents, long Bytes);
