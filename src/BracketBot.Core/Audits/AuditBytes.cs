using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace BracketBot.Core.Audits;

/// <summary>
/// What is hashed, as bytes: each text with its length before it (4 bytes; -1 for none) in UTF-8, each number as 8 bytes, highest first, each time as unix
/// milliseconds. So what one field ends with is never taken for what the next begins with. This form is part of what is stored: it never changes.
/// </summary>
internal sealed class AuditBytes
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);

    /// <param name="kind">Of what these are the bytes; with the form's version.</param>
    public AuditBytes(string kind) => Add($"bracketbot audit 1 {kind}");

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Add(long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(sizeof(long)), number);
        _bytes.Advance(sizeof(long));
    }

    public void Add(DateTimeOffset time) => Add(time.ToUnixTimeMilliseconds());

    public void Add(string? text)
    {
        var length = text is null ? -1 : Encoding.UTF8.GetByteCount(text);
        BinaryPrimitives.WriteInt32BigEndian(_bytes.GetSpan(sizeof(int)), length);
        _bytes.Advance(sizeof(int));
        if (length > 0)
        {
            _bytes.Advance(Encoding.UTF8.GetBytes(text, _bytes.GetSpan(length)));
        }
    }
}
