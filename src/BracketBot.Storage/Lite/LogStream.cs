namespace BracketBot.Storage.Lite;

/// <summary>
/// The log as LiteDB sees it, behind a page of ours that names the data file's base. LiteDB does not sync a commit; this does.
/// </summary>
/// <remarks>
/// The page that confirms a transaction goes in without its flag; all pages are synced; then its first sector, which is written whole or not at all,
/// is written with the flag, and synced before the commit is acknowledged. So the disk holds all of a confirmed transaction in whatever order it writes.
/// A cut is synced at once: pages written after it can't come to lie among old ones.
/// </remarks>
/// <param name="data">The data file that the log goes on from.</param>
internal sealed class LogStream(IBlockFile file, DataStream data) : BlockStream
{
    private readonly byte[] _page = new byte[LitePage.Size];

    /// <summary>Why what was written since then is not there; null for no failure.</summary>
    /// <remarks>
    /// LiteDB must not hear of it while it commits: a transaction of which some pages were written and others not throws from its finalizer, and that
    /// ends the process. So a failure is kept, nothing more is written, and whoever commits asks for it.
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
    /// Writes all of it once more and syncs it. Where a sync has failed, the system shows a flag that the disk has not got, and nothing may be brought
    /// into the data file before it is there.
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
