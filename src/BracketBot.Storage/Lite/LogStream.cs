namespace BracketBot.Storage.Lite;

/// <summary>
/// The log as LiteDB sees it. Before it comes a page of ours that names the base of the data file. LiteDB doesn't sync its commits; this stream does.
/// </summary>
/// <remarks>
/// The page that confirms a transaction is first written without its flag; all pages are synced; then its first sector, which a disk writes whole or not at
/// all, is written with the flag and synced before the commit is acknowledged. So a confirmed transaction is complete on disk, whatever order the disk writes
/// in. A truncation is synced at once, so that new pages can't end up among old ones.
/// </remarks>
/// <param name="data">The data file that the log continues.</param>
internal sealed class LogStream(IBlockFile file, DataStream data) : BlockStream
{
    private readonly byte[] _page = new byte[LitePage.Size];

    /// <summary>Why nothing has been written since; null if nothing failed.</summary>
    /// <remarks>
    /// LiteDB must not see the failure during a commit: a transaction with only some of its pages written throws from its finalizer, which ends the process.
    /// So the failure is kept, nothing more is written, and the caller that commits checks for it.
    /// </remarks>
    public Exception? Failure { get; private set; }

    public override long Length => LengthOf(file);

    /// <summary>Bytes of LiteDB's pages in a log.</summary>
    public static long LengthOf(IBlockFile file) => WholePages(Math.Max(0, file.Length - LogHead.Size));

    public override void Flush()
    {
        if (Failure is null)
        {
            file.Sync();
        }
    }

    public override void SetLength(long value)
    {
        if (Failure is not null)
        {
            return;
        }

        file.SetLength(value == 0 ? 0 : LogHead.Size + value);
        file.Sync();
    }

    /// <summary>
    /// Rewrites the whole log and syncs it. After a failed sync, the operating system may show a flag that never reached the disk, and nothing may enter the
    /// data file before the disk has it.
    /// </summary>
    public void Secure()
    {
        for (long at = 0, read; at < file.Length; at += read)
        {
            read = file.Read(_page, at);
            file.Write(_page.AsSpan(0, (int)read), at);
        }

        file.Sync();
    }

    protected override int ReadAt(Span<byte> into, long at) => file.Read(into, LogHead.Size + at);

    protected override void WriteAt(ReadOnlySpan<byte> bytes, long at)
    {
        if (Failure is not null)
        {
            return;
        }

        try
        {
            Append(bytes, at);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Failure = e;
        }
    }

    private void Append(ReadOnlySpan<byte> bytes, long at)
    {
        if (file.Length == 0)
        {
            LogHead.Write(_page, data.Base);
            file.Write(_page.AsSpan(0, LitePage.Sector), 0);
        }

        var place = LogHead.Size + at;
        if (!LitePage.IsConfirmed(bytes))
        {
            file.Write(bytes, place);
            return;
        }

        bytes.CopyTo(_page);
        _page[LitePage.ConfirmedAt] = 0;
        file.Write(_page, place);
        file.Sync();
        file.Write(bytes[..LitePage.Sector], place);
        file.Sync();
    }
}
