namespace BracketBot.Storage.Lite;

/// <summary>Offers LiteDB a stream over a positional file. Used only under the lock of the <see cref="LiteFile"/>.</summary>
/// <remarks>The length is reported in whole pages: otherwise LiteDB would cut off a torn page at once, before it is known that the file is ours.</remarks>
internal abstract class BlockStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = ReadAt(buffer.AsSpan(offset, count), Position);
        Position += read;
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        WriteAt(buffer.AsSpan(offset, count), Position);
        Position += count;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        SeekOrigin.End => Length + offset,
        _ => throw new ArgumentOutOfRangeException(nameof(origin)),
    };

    protected abstract int ReadAt(Span<byte> into, long at);

    protected abstract void WriteAt(ReadOnlySpan<byte> bytes, long at);

    protected static long WholePages(long length) => length - (length % LitePage.Size);
}
