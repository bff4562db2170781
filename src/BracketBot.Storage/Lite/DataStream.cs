namespace BracketBot.Storage.Lite;

/// <summary>The data file as LiteDB sees it. Flushing it syncs it; it changes only during a checkpoint; its mark survives whatever LiteDB writes.</summary>
internal sealed class DataStream : BlockStream
{
    private readonly IBlockFile _file;
    private readonly byte[] _header = new byte[LitePage.Size];
    private readonly byte[] _previous = new byte[LiteMark.BaseSize];
    private readonly byte[] _base = new byte[LiteMark.BaseSize];

    /// <param name="file">A data file that <see cref="LiteMark.Refusal"/> accepts.</param>
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

    /// <summary>The base that the log and the journal continue.</summary>
    public ReadOnlySpan<byte> Base => _base;

    /// <summary>Whether a checkpoint is in progress.</summary>
    public bool MayChange { get; set; }

    public override long Length => WholePages(_file.Length);

    /// <summary>Gives the file a new base id, once a checkpoint is on disk and the log is empty there.</summary>
    public void Renew(bool needsJournal) => Mark(LiteMark.NewBase(), _base, needsJournal);

    /// <summary>Gives a copy a base of its own. It has no previous base, because its journal stayed with the original.</summary>
    public void Part() => Mark(LiteMark.NewBase(), [], needsJournal: false);

    /// <summary>Rewrites the mark and syncs it. After a failed sync, the operating system shows what it could not write as if it were written.</summary>
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

    /// <summary>LiteDB marks a file that it can't make sense of. But a copy may be in progress, and a damaged file must stay as it is.</summary>
    private void Guard()
    {
        if (!MayChange)
        {
            throw new InvalidOperationException("The data file changes during a checkpoint alone.");
        }
    }
}
