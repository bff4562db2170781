using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace BracketBot.Core.Audits;

/// <summary>
/// The bytes that are hashed: each text in UTF-8 with its length in front (4 bytes; -1 for none), each number as 8 bytes, big-endian, each time as Unix
/// milliseconds. The lengths keep the end of one field from being read as the start of the next. Stored hashes depend on this form, so it never changes.
/// </summary>
internal sealed class AuditBytes
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);

    /// <param name="kind">What these bytes stand for, with the version of the form.</param>
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
