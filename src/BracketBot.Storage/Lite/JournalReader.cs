namespace BracketBot.Storage.Lite;

/// <summary>Walks through a journal's records and changes nothing. Another process may be writing to the journal.</summary>
internal sealed class JournalReader(IBlockFile file, JournalHead head)
{
    private byte[] _buffer = new byte[16 * LitePage.Sector];

    /// <summary>Where the next record would begin.</summary>
    public long End { get; private set; } = JournalHead.Size;

    /// <summary>The number of records so far, and so the number of the next.</summary>
    public long Count { get; private set; }

    /// <summary>Where the last record begins; 0 for none.</summary>
    public long Last { get; private set; }

    /// <summary>Whether a journal holds any record at all, even behind an unreadable one.</summary>
    public static bool HasRecords(IBlockFile file, JournalHead head)
    {
        var reader = new JournalReader(file, head);
        return reader.TryNext() || reader.HasLater();
    }

    /// <summary>Moves past the next record, if there is one.</summary>
    /// <param name="take">Called with each of its changes, in order.</param>
    public bool TryNext(Action<LiteChange>? take = null)
    {
        if (ReadAt(End) is not { Length: > 0 } record || JournalRecord.Number(record) != Count)
        {
            return false;
        }

        if (take is not null)
        {
            JournalRecord.Read(record, take);
        }

        (Last, Count, End) = (End, Count + 1, End + LitePage.WholeSectors(record.Length));
        return true;
    }

    /// <summary>Moves to the end. False if a record is damaged.</summary>
    /// <remarks>
    /// A record is written only once the one before it is on disk. So only the last can be torn, and then it ends the journal; an unreadable record with a
    /// later one behind it is damaged. If another process is writing, a record that looked unfinished is complete once a later one exists.
    /// </remarks>
    public bool TryReadToEnd()
    {
        do
        {
            while (TryNext())
            {
            }

            if (!HasLater())
            {
                return true;
            }
        }
        while (TryNext());
        return false;
    }

    /// <summary>Whether a record of this journal, later than the next one, begins anywhere behind the end.</summary>
    private bool HasLater()
    {
        var sectors = new byte[128 * LitePage.Sector];
        var next = End + LitePage.Sector;
        for (var read = 0; (read = file.Read(sectors, next)) >= JournalRecord.Head; next += read)
        {
            for (var at = 0; at <= read - JournalRecord.Head; at += LitePage.Sector)
            {
                // Each record in between takes at least one sector.
                var skipped = JournalRecord.Number(sectors.AsSpan(at)) - Count;
                if (skipped > 0 && skipped <= (next + at - End) / LitePage.Sector && ReadAt(next + at).Length > 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The intact record that begins there; empty for none.</summary>
    private ReadOnlySpan<byte> ReadAt(long at)
    {
        if (file.Read(_buffer.AsSpan(0, JournalRecord.Head), at) < JournalRecord.Head)
        {
            return [];
        }

        var length = JournalRecord.Length(_buffer, file.Length - at);
        if (length > _buffer.Length)
        {
            _buffer = new byte[length];
        }

        var record = _buffer.AsSpan(0, length);
        return length > 0 && file.Read(record, at) == length && JournalRecord.IsSealed(record, head.Salt) ? record : [];
    }
}
