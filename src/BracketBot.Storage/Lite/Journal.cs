using System.Security.Cryptography;

namespace BracketBot.Storage.Lite;

/// <summary>
/// The file that commits are written to first, with one record and one sync a batch. Its content moves into LiteDB many batches at a time, so a document that
/// changes five times in a second is written there once.
/// </summary>
/// <remarks>
/// Each record starts at a sector boundary, so that a torn write damages no other. It carries its number and a hash seeded with the salt in the journal's
/// first sector, so remains of older or interrupted records don't count. The first record that doesn't match ends the journal. Records hold documents as they
/// are after the batch, so a journal that is already in LiteDB, in whole or in part, can be moved in again.
/// </remarks>
internal sealed class Journal
{
    private readonly IBlockFile _file;
    private byte[] _buffer = new byte[16 * LitePage.Sector];
    private long _salt;
    private long _next;
    private long _end;

    private Journal(IBlockFile file) => _file = file;

    /// <summary>Whether the journal continues the data file. Otherwise it accepts nothing before <see cref="Begin"/>.</summary>
    public bool IsBegun => _end > 0;

    /// <summary>Size of its records in bytes.</summary>
    public long Bytes => Math.Max(0, _end - JournalHead.Size);

    /// <summary>Reads a journal. It yields nothing if it doesn't belong to the base, or was never started.</summary>
    /// <param name="file">A file that <see cref="LiteCheck"/> accepts.</param>
    /// <param name="take">Called with each change, in order.</param>
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

    /// <summary>Empties the journal. Its content must be in the data file already.</summary>
    /// <remarks>
    /// An existing journal needs no sync here. Until the next record is synced, and this with it, a crash may bring the old journal back, but that names the
    /// previous base.
    /// </remarks>
    public void Begin(ReadOnlySpan<byte> baseId)
    {
        var salt = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
        Span<byte> sector = stackalloc byte[JournalHead.Size];
        JournalHead.Write(sector, baseId, salt);
        _file.Write(sector, 0);
        (_salt, _next, _end) = (salt, 0, JournalHead.Size);
    }

    /// <summary>Writes a batch, and returns once it is on disk.</summary>
    /// <exception cref="IOException">The outcome is unknown; the next opening finds out.</exception>
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
    /// Rewrites the head and the last record, and syncs them; no other record can be in doubt. After a failed sync, the operating system shows what it could
    /// not write as if it were written.
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

    /// <summary>Makes room for this many bytes, and returns their size in whole sectors.</summary>
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
