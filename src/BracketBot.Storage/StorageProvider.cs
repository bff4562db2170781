namespace BracketBot.Storage;

/// <summary>The kind of database.</summary>
public enum StorageProvider
{
    /// <summary>A file that one process owns.</summary>
    LiteDb,

    /// <summary>A PostgreSQL server, or one that speaks its protocol. Several processes can share it.</summary>
    Postgres,
}
