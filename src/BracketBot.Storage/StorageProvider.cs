namespace BracketBot.Storage;

/// <summary>Which database.</summary>
public enum StorageProvider
{
    /// <summary>A file that one process owns.</summary>
    LiteDb,

    /// <summary>A PostgreSQL server, or one that speaks its protocol; several processes may share it.</summary>
    Postgres,
}
