using System.Net;
using System.Net.Http.Headers;

namespace BracketBot.Broker.Cancels;

/// <summary>
/// A cancel's body, which can be written once, and only until its send-by. The HTTP/1.1 stack keeps a request's headers in memory until it asks the
/// content to write itself, so that is the moment when the request leaves: until then not one byte was sent, and if the content refuses, none will be.
/// After asking the content, the stack never resends the request. It would resend a request without content if a kept connection turns out closed,
/// so the Query packet has a content too, with no bytes.
/// </summary>
internal sealed class OnceContent : HttpContent
{
    private const int Waiting = 0;
    private const int Left = 1;
    private const int Withdrawn = 2;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _sendBy;
    private int _state;

    public OnceContent(ReadOnlyMemory<byte> bytes, TimeProvider time, DateTimeOffset sendBy)
    {
        _bytes = bytes;
        _time = time;
        _sendBy = sendBy;
        if (!bytes.IsEmpty)
        {
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
    }

    /// <summary>True if the request had not left, and now never will.</summary>
    public bool TryWithdraw() => Interlocked.CompareExchange(ref _state, Withdrawn, Waiting) != Left;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_time.GetUtcNow() > _sendBy)
        {
            TryWithdraw();
        }

        if (Interlocked.CompareExchange(ref _state, Left, Waiting) != Waiting)
        {
            throw new HttpRequestException("A cancel leaves once, and in time.");
        }

        await stream.WriteAsync(_bytes, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
