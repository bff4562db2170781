namespace BracketBot.Storage.Lite;

/// <summary>Walks over the records of a journal, be it one that another process writes to, and changes nothing.</summary>
internal sealed class JournalReader(IBlockFile file, JournalHead head)
{
    private byte[] _buffer = new byte[16 * LitePage.Sector];

    /// <summary>Where the next record would begin.</summary>
    public long End { get; private set; } = JournalHead.Size;

    /// <summary>Records so far, which is the number of the next.</summary>
    public long Count { get; private set; }

    /// <summary>Where the last record began; 0 for none.</summary>
    public long Last { get; private set; }

    /// <summary>Whether a journal holds a record at all, be it behind one that can't be read.</summary>
    public static bool HasRecords(IBlockFile file, JournalHead head)
    {
        var reader = new JournalReader(file, head);
        return reader.TryNext() || reader.HasLater();
    }

    /// <summary>Goes on behind the next record, if there is one.</summary>
    /// <param name="take">Takes each of its changes, in order.</param>
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

    /// <summary>Goes to the end. False where that is none: a record is damaged.</summary>
    /// <remarks>
    /// A record is written only when the one before it is on the disk. So the last may be torn, and ends the journal; one with a later record behind it
    /// never is. Where a process is writing, the one that was being written when it was looked at is whole once a later one is there.
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

    /// <summary>Whether anywhere behind the end a record of this journal begins that would come later than the next.</summary>
    private bool HasLater()
    {
        var sectors = new byte[128 * LitePage.Sector];
        var next = End + LitePage.Sector;
        for (var read = 0; (read = file.Read(sectors, next)) >= JournalRecord.Head; next += read)
        {
            for (var at = 0; at <= read - JournalRecord.Head; at += LitePage.Sector)
            {
                // Each record between has a sector at least.
                var skipped = JournalRecord.Number(sectors.AsSpan(at)) - Count;
                if (skipped > 0 && skipped <= (next + at - End) / LitePage.Sector && ReadAt(next + at).Length > 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The whole record that begins there; empty for none.</summary>
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
