using System.Security.Cryptography;

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
    private readonly IBlockFile _file;
    private byte[] _buffer = new byte[16 * LitePage.Sector];
    private long _salt;
    private long _next;
    private long _end;

    private Journal(IBlockFile file) => _file = file;

    /// <summary>Whether it goes on from the data file. Else it takes nothing before <see cref="Begin"/>.</summary>
    public bool IsBegun => _end > 0;

    /// <summary>Bytes of its records.</summary>
    public long Bytes => Math.Max(0, _end - JournalHead.Size);

    /// <summary>Reads what a journal holds; none where it does not belong to the base, or was never begun.</summary>
    /// <param name="file">One that <see cref="LiteCheck"/> has nothing against.</param>
    /// <param name="take">Takes each change, in order.</param>
    public static Journal Open(IBlockFile file, ReadOnlySpan<byte> baseId, Action<LiteChange> take)
    {
        var journal = new Journal(file);
        if (JournalHead.Read(file) is { } head && head.Base.AsSpan().SequenceEqual(baseId))
        {
            var reader = new JournalReader(file, head);
            while (reader.TryNext(take))
            {
            }

            (journal._salt, journal._next, journal._end) = (head.Salt, reader.Count, reader.End);
            journal.Secure(reader.Last);
        }

        return journal;
    }

    /// <summary>Empties it. What is in it must be in the data file.</summary>
    /// <remarks>
    /// Needs no sync of its own where there was a journal: until the next record is synced, and this with it, the journal may come back as it was, but
    /// names the base before.
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
    public void Append(IReadOnlyList<LiteChange> changes)
    {
        var length = checked(JournalRecord.Head + changes.Sum(JournalRecord.LengthOf));
        var padded = Reserve(length);
        var at = JournalRecord.Head;
        foreach (var change in changes)
        {
            JournalRecord.Write(change, _buffer.AsSpan(at));
            at += JournalRecord.LengthOf(change);
        }

        var record = _buffer.AsSpan(0, padded);
        record[length..].Clear();
        JournalRecord.Seal(record[..length], _next, _salt);
        _file.Write(record, _end);
        _file.Sync();
        (_next, _end) = (_next + 1, _end + padded);
    }

    /// <summary>
    /// Writes the head and the last record once more, and syncs them: no other can be in doubt. Where a sync has failed, the system shows what it
    /// could not write, and takes it for written.
    /// </summary>
    /// <param name="last">Where the last record begins; 0 for none.</param>
    private void Secure(long last)
    {
        Span<byte> head = stackalloc byte[JournalHead.Size];
        _file.Read(head, 0);
        _file.Write(head, 0);
        if (last > 0)
        {
            var length = Reserve((int)(_end - last));
            var record = _buffer.AsSpan(0, length);
            _file.Read(record, last);
            _file.Write(record, last);
        }

        _file.Sync();
    }

    /// <summary>Makes room for so many bytes, and returns how many they are in whole sectors.</summary>
    private int Reserve(int bytes)
    {
        var whole = (int)LitePage.WholeSectors(bytes);
        if (whole > _buffer.Length)
        {
            Array.Resize(ref _buffer, (int)Math.Max(whole, Math.Min(Array.MaxLength, _buffer.Length * 2L)));
        }

        return whole;
    }
}
