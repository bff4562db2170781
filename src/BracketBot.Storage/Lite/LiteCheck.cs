using System.Buffers.Binary;
using System.Globalization;
using BracketBot.Core;

namespace BracketBot.Storage.Lite;

/// <summary>
/// Checks a data file, its log and its journal before LiteDB opens them, and changes none of them: LiteDB mistakes some kinds of damage for a new, empty
/// database.
/// </summary>
internal sealed class LiteCheck
{
    private readonly IBlockFile _data;
    private readonly IBlockFile _log;

    /// <summary>The position in the log of each page's newest confirmed version.</summary>
    private readonly Dictionary<uint, long> _confirmed = [];

    private LiteCheck(IBlockFile data, IBlockFile log)
    {
        (_data, _log) = (data, log);
        ReadLog();
    }

    /// <summary>Whether the log holds a confirmed transaction, or why the three files can't be opened together.</summary>
    /// <param name="journal">Null if there is no journal.</param>
    public static Result<Found, StorageError> Look(string path, IBlockFile data, IBlockFile log, IBlockFile? journal)
    {
        var sector = new byte[LitePage.Sector];
        var read = data.Read(sector, 0);
        if (LiteMark.Refusal(path, sector.AsSpan(0, read)) is { } refusal)
        {
            return refusal;
        }

        var check = new LiteCheck(data, log);
        if (check.IsOfAnother(sector))
        {
            return OfAnother(path, FolderDisk.LogOf(path));
        }

        if (AgainstJournal(path, journal, sector) is { } unusable)
        {
            return unusable;
        }

        var header = new byte[LitePage.Size];
        check.ReadPage(0, header);
        return !check.HasAllPages(header) ? LiteMark.Unusable(path, "is cut short")
            : !check.HasItsCollections(header) ? LiteMark.Unusable(path, "is damaged")
            : new Found(check._confirmed.Count > 0);
    }

    private bool IsOfAnother(ReadOnlySpan<byte> sector)
    {
        var head = new byte[LitePage.Sector];
        _log.Read(head, 0);

        // If the head never reached the disk, no confirmed page follows it.
        return LogHead.Is(head) ? !LogHead.Base(head).SequenceEqual(LiteMark.Base(sector)) : _confirmed.Count > 0;
    }

    /// <summary>Why the journal can't be continued; null if it can be, or if the data file already has everything in it.</summary>
    private static StorageError? AgainstJournal(string path, IBlockFile? journal, ReadOnlySpan<byte> sector)
    {
        var name = FolderDisk.JournalOf(path);
        if (journal is null)
        {
            return LiteMark.NeedsJournal(sector) ? Journalless(path, $"{name} is missing, and {path} was in use with it") : null;
        }

        if (JournalHead.Read(journal) is not { } head)
        {
            // An empty file is how an operator says that the journal is lost.
            return journal.Length == 0 ? null
                : LiteMark.NeedsJournal(sector) ? Journalless(path, $"{name} is damaged at its beginning")
                : JournalHead.IsBlank(journal) ? null
                : OfAnother(path, name);
        }

        if (LiteMark.Base(sector).SequenceEqual(head.Base))
        {
            var reader = new JournalReader(journal, head);
            return reader.TryReadToEnd() ? null : Journalless(path, string.Create(CultureInfo.InvariantCulture, $"{name} is damaged at byte {reader.End}, and there is more behind it"));
        }

        // A journal of the previous base is already in the data file, and one without records has nothing to add.
        return !LiteMark.Previous(sector).SequenceEqual(head.Base) && JournalReader.HasRecords(journal, head) ? OfAnother(path, name) : null;
    }

    private static StorageError Journalless(string path, string what) => new(
        StorageError.Reason.Unusable,
        $"{what}. Nothing was touched: bring it back as it was, or put a backup in place of {path}, without {FolderDisk.JournalOf(path)} and {FolderDisk.LogOf(path)}. To go on without the last commits, those that only the journal held, put an empty file in its place.");

    private static StorageError OfAnother(string path, string name) => new(
        StorageError.Reason.Unusable,
        $"{name} belongs to another data file than {path}, or to an older or newer state of it. Bring the two that belong together, or move {name} away and put an empty file in its place to go on without what it holds.");

    private bool HasAllPages(ReadOnlySpan<byte> header)
    {
        for (var page = _data.Length / LitePage.Size; page < LitePage.PageCount(header); page++)
        {
            if (!_confirmed.ContainsKey((uint)page))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the list of collections, a BSON document of page ids, is intact and points to collection pages.</summary>
    private bool HasItsCollections(ReadOnlySpan<byte> header)
    {
        var list = header.Slice(LitePage.CollectionsAt, LitePage.CollectionsSize);
        var length = BinaryPrimitives.ReadInt32LittleEndian(list);
        if (length == 0)
        {
            return !list.ContainsAnyExcept((byte)0) && HasOnlyFreePages(header);
        }

        if (length < 5 || length > list.Length || list[length - 1] != 0)
        {
            return false;
        }

        const byte Int32Type = 0x10;
        var page = new byte[LitePage.Sector];
        var rest = list[4..(length - 1)];
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)0);
            if (rest[0] != Int32Type || end < 2 || rest.Length < end + 5)
            {
                return false;
            }

            var id = BinaryPrimitives.ReadUInt32LittleEndian(rest[(end + 1)..]);
            if (ReadPage(id, page) == 0 || LitePage.Id(page) != id || !LitePage.IsCollection(page))
            {
                return false;
            }

            rest = rest[(end + 5)..];
        }

        return true;
    }

    /// <summary>Without collections, a file has only free pages: its very first write may have been rolled back.</summary>
    private bool HasOnlyFreePages(ReadOnlySpan<byte> header)
    {
        var page = new byte[LitePage.Sector];
        for (var id = 1u; id < LitePage.PageCount(header); id++)
        {
            if (ReadPage(id, page) == 0 || !LitePage.IsFree(page))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads a page, or its beginning, as it is with the log applied.</summary>
    private int ReadPage(uint id, Span<byte> into) =>
        _confirmed.TryGetValue(id, out var at) ? _log.Read(into, at) : _data.Read(into, (long)id * LitePage.Size);

    private void ReadLog()
    {
        var open = new Dictionary<uint, List<(uint Id, long At)>>();
        var sector = new byte[LitePage.Sector];
        var end = LogHead.Size + LogStream.LengthOf(_log);
        for (var at = (long)LogHead.Size; at < end; at += LitePage.Size)
        {
            _log.Read(sector, at);
            if (LitePage.IsBlank(sector))
            {
                continue;
            }

            var transaction = LitePage.Transaction(sector);
            if (!open.TryGetValue(transaction, out var pages))
            {
                open.Add(transaction, pages = []);
            }

            pages.Add((LitePage.Id(sector), at));
            if (LitePage.IsConfirmed(sector))
            {
                pages.ForEach(p => _confirmed[p.Id] = p.At);
            }
        }
    }

    /// <param name="IsPending">Whether the log holds transactions that are not, or not fully, in the data file.</param>
    internal sealed record Found(bool IsPending);
}
