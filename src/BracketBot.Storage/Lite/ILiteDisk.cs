namespace BracketBot.Storage.Lite;

/// <summary>Where a database's data, log and journal lie: three files, or a simulated disk in tests.</summary>
internal interface ILiteDisk
{
    /// <summary>The data file's path, for messages.</summary>
    string Path { get; }

    /// <summary>Opens the data file, which exists.</summary>
    IBlockFile OpenData();

    /// <summary>Opens the log, and makes an empty one when missing.</summary>
    IBlockFile OpenLog();

    /// <summary>Opens the journal; null where there is none.</summary>
    IBlockFile? OpenJournal();

    /// <summary>Makes the journal, and room in it.</summary>
    IBlockFile CreateJournal();

    /// <summary>Returns when the names of all files are on the disk: a new file may be gone after a power cut, with all that was synced to it.</summary>
    void SyncNames();

    /// <summary>Keeps copies from beginning while data and log change, or the journal is begun anew; null while one is being made.</summary>
    IDisposable? TryChange();
}

/// <summary>A file by position, with no buffer of its own.</summary>
/// <remarks>What is written may reach the disk in any order, or not at all, until <see cref="Sync"/> has returned.</remarks>
internal interface IBlockFile : IDisposable
{
    /// <summary>Bytes.</summary>
    long Length { get; }

    /// <summary>Reads as much as there is from <paramref name="at"/> on.</summary>
    int Read(Span<byte> into, long at);

    void Write(ReadOnlySpan<byte> bytes, long at);

    /// <summary>Cuts the file, or lengthens it with zeros.</summary>
    void SetLength(long length);

    /// <summary>Returns when all that was written, the length too, is on the disk.</summary>
    void Sync();
}
