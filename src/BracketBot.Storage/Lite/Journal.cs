using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using LiteDB;

namespace BracketBot.Storage.Lite;

/// <summary>
/// The file that a commit is written to first: one record a batch of changes, and one sync. What it holds goes into LiteDB many batches at a time, so
/// that a document that changes five times in a second is written there once.
/// </summary>
/// <remarks>
/// A record begins at a sector of its own, so that a torn write harms no other. It carries its number and a hash of all of it, seeded with the salt in
/// the journal's first sector: what is left of older records, or of one that was cut off, is none. The first that does not fit ends the journal.
/// Records tell documents as they are after the batch, so a journal that is in LiteDB already, in whole or in part, can be brought in again.
/// </remarks>
internal sealed class Journal
{
    private const int RecordHead = 24;
    private const int LargestDocument = 8 << 20;
    private const byte PutKind = 1;
    private const byte DeleteKind = 2;

    private readonly IBlockFile _file;
    private byte[] _buffer = new byte[16 * LitePage.Sector];
    private long _salt;
    private long _next;
    private long _last;
    private long _end;

    private Journal(IBlockFile file, JournalHead? head)
    {
        _file = file;
        if (head is not null)
        {
            _salt = head.Salt;
            _end = JournalHead.Size;
        }
    }

    /// <summary>Whether it goes on from the data file. Else it takes nothing before <see cref="Begin"/>.</summary>
    public bool IsBegun => _end > 0;

    /// <summary>Bytes of its records.</summary>
    public long Bytes => Math.Max(0, _end - JournalHead.Size);

    /// <summary>Reads what a journal holds; none where it does not belong to the base, or was never begun.</summary>
    /// <param name="take">Takes each change, in order.</param>
    public static Journal Open(IBlockFile file, ReadOnlySpan<byte> baseId, Action<LiteChange> take)
    {
        var head = JournalHead.Read(file);
        var journal = new Journal(file, head is not null && head.Base.AsSpan().SequenceEqual(baseId) ? head : null);
        while (journal.ReadNext(take))
        {
        }

        if (journal.IsBegun)
        {
            journal.Secure();
        }

        return journal;
    }

    /// <summary>Whether a journal has a record at all.</summary>
    public static bool HasRecords(IBlockFile file, JournalHead head) => new Journal(file, head).ReadNext(_ => { });

    /// <summary>Empties it. What is in it must be in the data file.</summary>
    /// <remarks>
    /// Needs no sync of its own: until the next record is synced, and this with it, the journal may come back as it was, but names the base before.
    /// </remarks>
    public void Begin(ReadOnlySpan<byte> baseId)
    {
        var salt = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
        Span<byte> sector = stackalloc byte[JournalHead.Size];
        JournalHead.Write(sector, baseId, salt);
        _file.Write(sector, 0);
        (_salt, _next, _end) = (salt, 0, JournalHead.Size);
    }

    /// <summary>Writes a batch, and returns when it is on the disk.</summary>
    /// <exception cref="IOException">It is in doubt: the next opening finds out.</exception>
    public void Append(IEnumerable<LiteChange> changes)
    {
        var length = RecordHead;
        foreach (var change in changes)
        {
            length = Write(change, length);
        }

        var padded = (length + LitePage.Sector - 1) / LitePage.Sector * LitePage.Sector;
        Reserve(padded);
        var record = _buffer.AsSpan(0, padded);
        record[length..].Clear();
        BinaryPrimitives.WriteInt64LittleEndian(record[8..], length);
        BinaryPrimitives.WriteInt64LittleEndian(record[16..], _next);
        BinaryPrimitives.WriteUInt64LittleEndian(record, Hash(record[8..length]));
        _file.Write(record, _end);
        _file.Sync();
        (_next, _end) = (_next + 1, _end + padded);
    }

    /// <summary>
    /// Writes the head and the last record once more, and syncs them: no other can be in doubt. Where a sync has failed, the system shows what it
    /// could not write, and takes it for written.
    /// </summary>
    private void Secure()
    {
        Span<byte> head = stackalloc byte[JournalHead.Size];
        _file.Read(head, 0);
        _file.Write(head, 0);
        if (_last > 0)
        {
            var length = (int)(_end - _last);
            Reserve(length);
            var record = _buffer.AsSpan(0, length);
            _file.Read(record, _last);
            _file.Write(record, _last);
        }

        _file.Sync();
    }

    private int Write(LiteChange change, int at)
    {
        var document = change is LiteChange.Put put ? put.Document : new BsonDocument { ["_id"] = change.Id };
        var bytes = BsonSerializer.Serialize(document);
        if (bytes.Length > LargestDocument)
        {
            throw new ArgumentException($"A document of {change.Collection} has {bytes.Length} bytes; it takes {LargestDocument}.");
        }

        var name = Encoding.UTF8.GetByteCount(change.Collection);
        Reserve(at + 2 + name + bytes.Length);
        _buffer[at] = change is LiteChange.Put ? PutKind : DeleteKind;
        _buffer[at + 1] = checked((byte)name);
        Encoding.UTF8.GetBytes(change.Collection, _buffer.AsSpan(at + 2));
        bytes.CopyTo(_buffer, at + 2 + name);
        return at + 2 + name + bytes.Length;
    }

    /// <summary>The record at the end, if there is one; the end moves behind it.</summary>
    private bool ReadNext(Action<LiteChange> take)
    {
        if (_end == 0 || _file.Read(_buffer.AsSpan(0, RecordHead), _end) < RecordHead)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadInt64LittleEndian(_buffer.AsSpan(8));
        if (length <= RecordHead || length > _file.Length - _end || BinaryPrimitives.ReadInt64LittleEndian(_buffer.AsSpan(16)) != _next)
        {
            return false;
        }

        Reserve((int)length);
        var record = _buffer.AsSpan(0, (int)length);
        if (_file.Read(record, _end) < length || BinaryPrimitives.ReadUInt64LittleEndian(record) != Hash(record[8..]))
        {
            return false;
        }

        for (var at = RecordHead; at < length;)
        {
            var collection = Encoding.UTF8.GetString(record.Slice(at + 2, record[at + 1]));
            var document = at + 2 + record[at + 1];
            var size = BinaryPrimitives.ReadInt32LittleEndian(record[document..]);
            var read = BsonSerializer.Deserialize(record.Slice(document, size).ToArray(), utcDate: true);
            take(record[at] == PutKind ? new LiteChange.Put(collection, read) : new LiteChange.Delete(collection, read["_id"]));
            at = document + size;
        }

        _last = _end;
        (_next, _end) = (_next + 1, _end + ((length + LitePage.Sector - 1) / LitePage.Sector * LitePage.Sector));
        return true;
    }

    private ulong Hash(ReadOnlySpan<byte> record) => XxHash3.HashToUInt64(record, _salt);

    private void Reserve(int bytes)
    {
        if (bytes > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(bytes, _buffer.Length * 2) / LitePage.Sector * LitePage.Sector + LitePage.Sector);
        }
    }
}
