namespace BracketBot.Storage.Lite;

/// <summary>
/// The bot's mark in the header page of a data file, in space that LiteDB leaves free: that the file is the bot's, its base id (renewed by each checkpoint),
/// the previous base id, and whether the file is complete without its journal.
/// </summary>
/// <remarks>
/// The log and the journal name the base they continue, so neither is ever applied to any other data file, even an older copy of the same one. A journal that
/// names the previous base is already in the data file. The mark is in the file's first sector, which is written whole or not at all.
/// </remarks>
internal static class LiteMark
{
    /// <summary>Bytes of a base id.</summary>
    public const int BaseSize = 16;

    /// <summary>
    /// The layout version that this program writes. Version 3 records whether the file needs its journal. Earlier programs neither know nor keep that, and
    /// mistake a damaged journal for a shorter one.
    /// </summary>
    public const byte Version = 3;

    /// <summary>The first version that has a journal beside it.</summary>
    private const byte WithJournal = 2;

    private const int At = 112;
    private const int VersionAt = At + 8;
    private const int BaseAt = VersionAt + 1;
    private const int PreviousAt = BaseAt + BaseSize;
    private const int NeedsJournalAt = PreviousAt + BaseSize;
    private const int LiteVersionAt = 59;
    private const byte LiteVersion = 8;

    private static ReadOnlySpan<byte> Ours => "BRACKETB"u8;

    /// <summary>Writes the mark into a header page, or into its first sector.</summary>
    /// <param name="previous">Empty for none.</param>
    /// <param name="needsJournal"><see cref="NeedsJournal"/></param>
    public static void Write(Span<byte> header, ReadOnlySpan<byte> baseId, ReadOnlySpan<byte> previous, bool needsJournal)
    {
        Ours.CopyTo(header[At..]);
        header[VersionAt] = Version;
        baseId[..BaseSize].CopyTo(header[BaseAt..]);
        header.Slice(PreviousAt, BaseSize).Clear();
        previous.CopyTo(header[PreviousAt..]);
        header[NeedsJournalAt] = needsJournal ? (byte)1 : (byte)0;
    }

    public static byte[] NewBase() => Guid.NewGuid().ToByteArray();

    /// <summary>The base id of a data file of ours.</summary>
    public static ReadOnlySpan<byte> Base(ReadOnlySpan<byte> header) => header.Slice(BaseAt, BaseSize);

    /// <summary>The previous base id; empty or zeros if there was none.</summary>
    public static ReadOnlySpan<byte> Previous(ReadOnlySpan<byte> header) => IsOlder(header) ? [] : header.Slice(PreviousAt, BaseSize);

    /// <summary>
    /// Whether the file is in use, or was when its process ended, so that its journal may hold changes it lacks. A closed file, or a copy, is complete
    /// without one.
    /// </summary>
    public static bool NeedsJournal(ReadOnlySpan<byte> header) => !IsOlder(header) && header[NeedsJournalAt] != 0;

    /// <summary>Whether the file was written by a program without a journal.</summary>
    public static bool IsOlder(ReadOnlySpan<byte> header) => header[VersionAt] < WithJournal;

    /// <summary>Why this program can't use a data file, in one line that says what to do; null if it can.</summary>
    /// <param name="sector">The file's first bytes, up to a sector.</param>
    public static StorageError? Refusal(string path, ReadOnlySpan<byte> sector)
    {
        if (sector.StartsWith("SQLite format 3\0"u8))
        {
            return Unusable(path, "is a SQLite database");
        }

        if (sector.IsEmpty)
        {
            return new StorageError(
                StorageError.Reason.Unusable,
                $"{path} is empty. Put a backup in its place, or remove it to begin with a new one.");
        }

        if (sector.Length < LitePage.Sector || !sector[32..].StartsWith("** This is a LiteDB file **"u8))
        {
            return Unusable(path, "is not a LiteDB database, or a damaged one");
        }

        if (sector[LiteVersionAt] != LiteVersion)
        {
            return Unusable(path, "is of another LiteDB version");
        }

        if (!sector[At..].StartsWith(Ours))
        {
            return Unusable(path, "is a LiteDB database, but none of BracketBot's");
        }

        return sector[VersionAt] > Version
            ? new StorageError(StorageError.Reason.Newer, $"{path} was written by a newer BracketBot. Start that one, or name another file in Storage:ConnectionString.")
            : null;
    }

    /// <summary>The error for an unusable data file, which is left as it is.</summary>
    public static StorageError Unusable(string path, string what) => new(
        StorageError.Reason.Unusable, $"{path} {what}. It was not touched: put a backup in its place, or name another file in Storage:ConnectionString.");
}
