using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using LiteDB;

namespace BracketBot.Storage.Lite;

/// <summary>
/// The layout of a <see cref="Journal"/> record: a hash of everything after it, the length without padding, the record's number, and the changes of a batch.
/// </summary>
internal static class JournalRecord
{
    /// <summary>Bytes before the first change.</summary>
    public const int Head = 24;

    private const int LengthAt = 8;
    private const int NumberAt = 16;
    private const byte PutKind = 1;
    private const byte DeleteKind = 2;

    /// <summary>The record's size including padding, if it fits into the bytes left; 0 if this can't be a record.</summary>
    /// <param name="head">Its first bytes.</param>
    /// <param name="left">The bytes from the record's start to the end of the file.</param>
    public static int Length(ReadOnlySpan<byte> head, long left)
    {
        var length = BinaryPrimitives.ReadInt64LittleEndian(head[LengthAt..]);
        return length > Head && length <= Math.Min(left, Array.MaxLength) ? (int)length : 0;
    }

    /// <param name="head">Its first bytes.</param>
    public static long Number(ReadOnlySpan<byte> head) => BinaryPrimitives.ReadInt64LittleEndian(head[NumberAt..]);

    /// <summary>Completes a record once its changes are written.</summary>
    public static void Seal(Span<byte> record, long number, long salt)
    {
        BinaryPrimitives.WriteInt64LittleEndian(record[LengthAt..], record.Length);
        BinaryPrimitives.WriteInt64LittleEndian(record[NumberAt..], number);
        BinaryPrimitives.WriteUInt64LittleEndian(record, Hash(record, salt));
    }

    /// <summary>Whether the record is intact and belongs to the journal with this salt.</summary>
    public static bool IsSealed(ReadOnlySpan<byte> record, long salt) => BinaryPrimitives.ReadUInt64LittleEndian(record) == Hash(record, salt);

    /// <summary>The size of a change.</summary>
    public static int LengthOf(LiteChange change) => 2 + Encoding.UTF8.GetByteCount(change.Collection) + change.Bytes.Length;

    public static void Write(LiteChange change, Span<byte> into)
    {
        var name = Encoding.UTF8.GetBytes(change.Collection, into[2..]);
        into[0] = change is LiteChange.Put ? PutKind : DeleteKind;
        into[1] = checked((byte)name);
        change.Bytes.Span.CopyTo(into[(2 + name)..]);
    }

    /// <param name="record">An intact record.</param>
    /// <param name="take">Called with each change, in order.</param>
    public static void Read(ReadOnlySpan<byte> record, Action<LiteChange> take)
    {
        for (var at = Head; at < record.Length;)
        {
            var collection = Encoding.UTF8.GetString(record.Slice(at + 2, record[at + 1]));
            var document = at + 2 + record[at + 1];
            var size = BinaryPrimitives.ReadInt32LittleEndian(record[document..]);
            var read = BsonSerializer.Deserialize(record.Slice(document, size).ToArray(), utcDate: true);
            take(record[at] == PutKind ? new LiteChange.Put(collection, read) : new LiteChange.Delete(collection, read["_id"]));
            at = document + size;
        }
    }

    private static ulong Hash(ReadOnlySpan<byte> record, long salt) => XxHash3.HashToUInt64(record[LengthAt..], salt);
}
