using BracketBot.Core;

namespace BracketBot.Storage.Lite;

/// <summary>Looks at a data file and its log before LiteDB does, and changes neither.</summary>
internal static class LogCheck
{
    /// <summary>Whether the log holds a confirmed transaction, or why the two can't be opened together.</summary>
    public static Result<Found, StorageError> Look(string path, IBlockFile data, IBlockFile log)
    {
        var sector = new byte[LitePage.Sector];
        var read = data.Read(sector, 0);
        if (LiteMark.Refusal(path, sector.AsSpan(0, read)) is { } refusal)
        {
            return refusal;
        }

        var head = new byte[LitePage.Sector];
        log.Read(head, 0);
        var pages = Confirmed(log, LitePage.PageCount(sector), out var count);
        if (LogHead.Is(head) ? !LogHead.Base(head).SequenceEqual(LiteMark.Base(sector)) : pages is not null)
        {
            var name = FolderDisk.LogOf(path);
            return new StorageError(
                StorageError.Reason.Unusable,
                $"{name} belongs to another data file than {path}, or to an older or newer state of it. Bring the two that belong together, or move {name} away to go on without what it holds.");
        }

        for (var page = data.Length / LitePage.Size; page < count; page++)
        {
            if (pages?.Contains((uint)page) != true)
            {
                return new StorageError(
                    StorageError.Reason.Unusable, $"{path} is cut short. It was not touched: put a backup in its place, or name another file in Storage:ConnectionString.");
            }
        }

        return new Found(pages is not null);
    }

    /// <summary>The ids of all pages of confirmed transactions; null where there is none.</summary>
    /// <param name="count">How many pages the file has when the log is applied.</param>
    private static HashSet<uint>? Confirmed(IBlockFile log, long before, out long count)
    {
        count = before;
        HashSet<uint>? confirmed = null;
        var open = new Dictionary<uint, List<uint>>();
        var sector = new byte[LitePage.Sector];
        var end = LogHead.Size + LogStream.LengthOf(log);
        for (var at = (long)LogHead.Size; at < end; at += LitePage.Size)
        {
            log.Read(sector, at);
            if (LitePage.IsBlank(sector))
            {
                continue;
            }

            var transaction = LitePage.Transaction(sector);
            if (!open.TryGetValue(transaction, out var pages))
            {
                open.Add(transaction, pages = []);
            }

            pages.Add(LitePage.Id(sector));
            if (LitePage.IsConfirmed(sector))
            {
                (confirmed ??= []).UnionWith(pages);
                count = LitePage.IsHeader(sector) ? LitePage.PageCount(sector) : count;
            }
        }

        return confirmed;
    }

    /// <param name="IsPending">The log holds transactions that are not in the data file yet, or not all of them.</param>
    internal sealed record Found(bool IsPending);
}
