using System.Buffers;

namespace BracketBot.Broker.Http;

/// <summary>A whole body in a rented buffer, given back on disposal.</summary>
internal sealed class AnswerBody : IDisposable
{
    private const int FirstSize = 16 * 1024;

    private byte[] _buffer;
    private int _length;

    private AnswerBody(int size) => _buffer = ArrayPool<byte>.Shared.Rent(size);

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>Null if the body is longer than <paramref name="limit"/> bytes after decompression.</summary>
    public static async Task<AnswerBody?> ReadAsync(HttpContent content, int limit, CancellationToken cancellation)
    {
        var announced = content.Headers.ContentLength ?? 0;
        if (announced > limit)
        {
            return null;
        }

        var body = new AnswerBody(Math.Max(FirstSize, (int)announced + 1));
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellation);
            while (await stream.ReadAsync(body._buffer.AsMemory(body._length), cancellation) is > 0 and var read)
            {
                body._length += read;
                if (body._length > limit)
                {
                    body.Dispose();
                    return null;
                }

                if (body._length == body._buffer.Length)
                {
                    body.Grow();
                }
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref _buffer, []);
        _length = 0;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Grow()
    {
        var bigger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Bytes.CopyTo(bigger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = bigger;
    }
}
