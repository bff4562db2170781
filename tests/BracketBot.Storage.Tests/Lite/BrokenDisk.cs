using BracketBot.Storage.Lite;

namespace BracketBot.Storage.Tests.Lite;

/// <summary>A disk that fails when it is told to.</summary>
internal sealed class BrokenDisk(ILiteDisk inner) : ILiteDisk
{
    /// <summary>So many syncs of log and journal succeed yet; null for all.</summary>
    public int? SyncsLeft { get; set; }

    /// <summary>So many writes to log and journal succeed yet; null for all.</summary>
    public int? WritesLeft { get; set; }

    /// <summary>Nothing can be opened.</summary>
    public bool IsGone { get; set; }

    /// <summary>In place of the lock that keeps copies and checkpoints apart; null for that one.</summary>
    public Func<IDisposable?>? Lock { get; set; }

    public string Path => inner.Path;

    public IBlockFile OpenData() => IsGone ? throw new IOException("The disk is gone.") : inner.OpenData();

    public IBlockFile OpenLog() => IsGone ? throw new IOException("The disk is gone.") : new File(this, inner.OpenLog());

    public IBlockFile? OpenJournal() =>
        IsGone ? throw new IOException("The disk is gone.") : inner.OpenJournal() is { } journal ? new File(this, journal) : null;

    public IBlockFile CreateJournal() => new File(this, inner.CreateJournal());

    public void SyncNames() => inner.SyncNames();

    public IDisposable? TryChange() => Lock is { } hold ? hold() : inner.TryChange();

    private sealed class File(BrokenDisk disk, IBlockFile file) : IBlockFile
    {
        public long Length => file.Length;

        public int Read(Span<byte> into, long at) => file.Read(into, at);

        public void Write(ReadOnlySpan<byte> bytes, long at)
        {
            if (disk.WritesLeft is { } left)
            {
                disk.WritesLeft = left > 0 ? left - 1 : throw new IOException("The disk is full.");
            }

            file.Write(bytes, at);
        }

        public void SetLength(long length) => file.SetLength(length);

        public void Sync()
        {
            if (disk.SyncsLeft is { } left)
            {
                disk.SyncsLeft = left > 0 ? left - 1 : throw new IOException("The disk is full.");
            }

            file.Sync();
        }

        public void Dispose() => file.Dispose();
    }
}
