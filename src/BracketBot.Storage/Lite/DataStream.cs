namespace BracketBot.Storage.Lite;

/// <summary>The data file as LiteDB sees it. A flush of it is a sync; it changes during a checkpoint alone; its mark is kept whatever LiteDB writes.</summary>
internal sealed class DataStream : BlockStream
{
    private readonly IBlockFile _file;
    private readonly byte[] _header = new byte[LitePage.Size];
    private readonly byte[] _previous = new byte[LiteMark.BaseSize];
    private readonly byte[] _base = new byte[LiteMark.BaseSize];

    /// <param name="file">A data file of ours: <see cref="LiteMark.Refusal"/> has nothing against it.</param>
    public DataStream(IBlockFile file)
    {
        _file = file;
        file.Read(_header, 0);
        Take(_header);
    }

    /// <inheritdoc cref="LiteMark.IsOlder"/>
    public bool IsOlder { get; private set; }

    /// <inheritdoc cref="LiteMark.NeedsJournal"/>
    public bool NeedsJournal { get; private set; }

    /// <summary>The base that log and journal go on from.</summary>
    public ReadOnlySpan<byte> Base => _base;

    /// <summary>Whether a checkpoint is under way.</summary>
    public bool MayChange { get; set; }

    public override long Length => WholePages(_file.Length);

    /// <summary>Gives the file a new base id, once a checkpoint is on the disk and the log is empty there. </summary>
    public void Renew(bool needsJournal) => Mark(LiteMark.NewBase(), _base, needsJournal);

    /// <summary>Gives a copy a base of its own. Its journal stayed with the original, so there is no base before.</summary>
    public void Part() => Mark(LiteMark.NewBase(), [], needsJournal: false);

    /// <summary>
    /// Writes the mark once more and syncs it. Where a sync has failed, the system shows what it could not write, and takes it for written.
    /// </summary>
    public void Secure(bool needsJournal) => Mark(_base, _previous, needsJournal);

    public override void Flush()
    {
        if (MayChange)
        {
            _file.Sync();
        }
    }

    public override void SetLength(long value)
    {
        Guard();
        _file.SetLength(value);
    }

    protected override int ReadAt(Span<byte> into, long at) => _file.Read(into, at);

    protected override void WriteAt(ReadOnlySpan<byte> bytes, long at)
    {
        Guard();
        if (at != 0)
        {
            _file.Write(bytes, at);
            return;
        }

        // The engine's copy of the header may hold an older base id.
        bytes.CopyTo(_header);
        LiteMark.Write(_header, _base, _previous, NeedsJournal);
        _file.Write(_header.AsSpan(0, bytes.Length), 0);
    }

    private void Mark(ReadOnlySpan<byte> baseId, ReadOnlySpan<byte> previous, bool needsJournal)
    {
        var sector = _header.AsSpan(0, LitePage.Sector);
        _file.Read(sector, 0);
        LiteMark.Write(sector, baseId, previous, needsJournal);
        _file.Write(sector, 0);
        _file.Sync();
        Take(sector);
    }

    private void Take(ReadOnlySpan<byte> header)
    {
        LiteMark.Base(header).CopyTo(_base);
        _previous.AsSpan().Clear();
        LiteMark.Previous(header).CopyTo(_previous);
        (IsOlder, NeedsJournal) = (LiteMark.IsOlder(header), LiteMark.NeedsJournal(header));
    }

    /// <summary>LiteDB marks a file that it can't make sense of; but a copy may be under way, and a damaged file is left as it is.</summary>
    private void Guard()
    {
        if (!MayChange)
        {
            throw new InvalidOperationException("The data file changes during a checkpoint alone.");
        }
    }
}
