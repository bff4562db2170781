using System.Globalization;
using System.Runtime.CompilerServices;
using BracketBot.Cards;
using BracketBot.Core.Accounts;
using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Turns;

namespace BracketBot.History;

/// <summary>Sends members their own cancels as a file, and admins everybody's audit.</summary>
internal sealed class ExportSender(IAuditStore audit, IChat chat, Replies replies, TimeZoneInfo marketZone, ILogger<ExportSender> log) : IDisposable
{
    /// <summary>One export at a time for everybody, because each is a file on disk and in memory.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);
    private const int AtOnce = 200;

    /// <summary>Telegram accepts files up to 50 MB.</summary>
    private const long LargestFile = 45_000_000;

    /// <param name="words">Up to two market days, as <c>2026-11-30</c>: the first and the last; for admins, <c>all</c> in front of them.</param>
    public async Task SendAsync(IncomingMessage message, Member member, string words)
    {
        var days = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList();
        var everybody = member.IsAdmin && days is ["all", ..];
        if (everybody)
        {
            days.RemoveAt(0);
        }

        if (Range(days) is not var (from, to))
        {
            await replies.AnswerAsync(message, HistoryCards.ExportUsage(member.IsAdmin));
            return;
        }

        await _turn.WaitAsync();
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            // On disk while it grows, because the number of rows is unknown.
            await using var file = new FileStream(
                path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose });
            var count = everybody
                ? await CsvExport.WriteAsync(file, audit.ReadAsync(new AuditRange(null, from, to), CancellationToken.None), marketZone, CancellationToken.None)
                : await CsvExport.WriteAsync(file, CancelsAsync(member.Id, from, to), marketZone, CancellationToken.None);
            if (file.Length > LargestFile)
            {
                await replies.AnswerAsync(message, HistoryCards.ExportTooLarge);
                return;
            }

            var bytes = new byte[file.Length];
            file.Position = 0;
            await file.ReadExactlyAsync(bytes);
            var name = everybody ? "audit.csv" : "cancels.csv";
            var sent = await chat.SendFileAsync(message.Chat, new ChatFile(name, bytes, HistoryCards.ExportCaption(count, everybody), IsPicture: false), CancellationToken.None);
            if (sent.Error is { } error)
            {
                Log.ExportNotSent(log, error.GetType().Name);
                await replies.AnswerAsync(message, HistoryCards.ExportNotSent);
                return;
            }

            await replies.EndAsync(message);
        }
        catch (IOException e)
        {
            Log.ExportNotWritten(log, e);
            await replies.AnswerAsync(message, HistoryCards.ExportNotSent);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>From the first day up to the day after the last; null if the words are not days.</summary>
    private (DateTimeOffset? From, DateTimeOffset? To)? Range(IReadOnlyList<string> days)
    {
        var read = new List<DateOnly>();
        foreach (var day in days)
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return null;
            }

            read.Add(date);
        }

        return read switch
        {
            [] => (null, null),
            [var one] => (MarketDay.Begins(one, marketZone), null),
            [var first, var last] when first <= last => (MarketDay.Begins(first, marketZone), MarketDay.Begins(last.AddDays(1), marketZone)),
            _ => null,
        };
    }

    /// <summary>Newest first, a page at a time.</summary>
    private async IAsyncEnumerable<PastCancel> CancelsAsync(
        TelegramUserId user, DateTimeOffset? from, DateTimeOffset? to, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (TicketId? before = null; ;)
        {
            var page = await audit.CancelsAsync(user, client: null, before, AtOnce, cancellation);
            foreach (var cancel in page)
            {
                if (cancel.At < from)
                {
                    yield break;
                }

                if (!(cancel.At >= to))
                {
                    yield return cancel;
                }
            }

            if (page.Count < AtOnce)
            {
                yield break;
            }

            before = page[^1].Id;
        }
    }
}
