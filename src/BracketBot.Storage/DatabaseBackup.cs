namespace BracketBot.Storage;

/// <summary>A copy of a database that was made, and read through.</summary>
/// <param name="Bytes">Its size.</param>
public sealed record DatabaseBackup(long Documents, long Bytes);
