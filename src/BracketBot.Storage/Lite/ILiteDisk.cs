namespace BracketBot.Storage.Lite;

/// <summary>Where a database's data, log and journal are: three files, or a simulated disk in tests.</summary>
internal interface ILiteDisk
{
    /// <summary>The data file's path, for messages.</summary>
    string Path { get; }

    /// <summary>Opens the data file, which exists.</summary>
    IBlockFile OpenData();

    /// <summary>Opens the log; creates an empty one if missing.</summary>
    IBlockFile OpenLog();

    /// <summary>Opens the journal; null if there is none.</summary>
    IBlockFile? OpenJournal();

    /// <summary>Creates the journal and allocates space for it.</summary>
    IBlockFile CreateJournal();

    /// <summary>Returns once the names of all files are on disk. Until then, a power cut can lose a new file with everything synced to it.</summary>
    void SyncNames();

    /// <summary>Prevents copies from starting while data and log change or the journal is restarted; null while one is being made.</summary>
    IDisposable? TryChange();
}

/// <summary>A file accessed by position, without a buffer of its own.</summary>
/// <remarks>Until <see cref="Sync"/> returns, writes may reach the disk in any order, or not at all.</remarks>
internal interface IBlockFile : IDisposable
{
    /// <summary>Size in bytes.</summary>
    long Length { get; }

    /// <summary>Reads as much as there is, from <paramref name="at"/> on.</summary>
    int Read(Span<byte> into, long at);

    void Write(ReadOnlySpan<byte> bytes, long at);

    /// <summary>Truncates the file, or extends it with zeros.</summary>
    void SetLength(long length);

    /// <summary>Returns once everything written, and the length, is on disk.</summary>
    void Sync();
}
