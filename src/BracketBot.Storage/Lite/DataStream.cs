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
        LiteMark.Base(_header).CopyTo(_base);
        IsOlder = LiteMark.IsOlder(_header);
        if (!IsOlder)
        {
            LiteMark.Previous(_header).CopyTo(_previous);
        }
    }

    /// <inheritdoc cref="LiteMark.IsOlder"/>
    public bool IsOlder { get; private set; }

    /// <summary>The base that log and journal go on from.</summary>
    public ReadOnlySpan<byte> Base => _base;

    /// <summary>Whether a checkpoint is under way.</summary>
    public bool MayChange { get; set; }

    public override long Length => WholePages(_file.Length);

    /// <summary>Gives the file a new base id, once a checkpoint is on the disk and the log is empty there.</summary>
    /// <param name="isCopy">Its journal stayed with the original: there is no base before.</param>
    public void Renew(bool isCopy = false)
    {
        var sector = _header.AsSpan(0, LitePage.Sector);
        _file.Read(sector, 0);
        var next = LiteMark.NewBase();
        LiteMark.Write(sector, next, isCopy ? [] : _base);
        _file.Write(sector, 0);
        _file.Sync();
        LiteMark.Previous(sector).CopyTo(_previous);
        next.CopyTo(_base, 0);
        IsOlder = false;
    }

    /// <summary>
    /// Writes the mark once more and syncs it. Where a sync has failed, the system shows what it could not write, and takes it for written.
    /// </summary>
    public void Secure()
    {
        var sector = _header.AsSpan(0, LitePage.Sector);
        _file.Read(sector, 0);
        _file.Write(sector, 0);
        _file.Sync();
    }

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
        LiteMark.Write(_header, _base, _previous);
        _file.Write(_header.AsSpan(0, bytes.Length), 0);
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
