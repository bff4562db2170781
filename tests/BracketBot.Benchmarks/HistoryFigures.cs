using System.Diagnostics;
using System.Globalization;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Orders;
using BracketBot.Storage;
using BracketBot.Storage.Lite;
using BracketBot.Storage.Lite.Live;

namespace BracketBot.Benchmarks;

/// <summary>
/// What a page of a user's own cancels costs with ten tickets in the embedded store, and with many; and what an entry of the audit costs. Written past the commits:
/// years of them would take as long to commit.
/// </summary>
internal static class HistoryFigures
{
    private const int Page = 10;
    private const int Rounds = 300;
    private const int AtOnce = 2_000;

    private static readonly DateTimeOffset First = new(2024, 1, 1, 3, 45, 0, TimeSpan.Zero);
    private static readonly TelegramUserId User = new(10_000_000);
    private static readonly ClientId Client = new("C10000000");
    private static readonly AuditEntry Example = Entry(0);

    public static async Task<int> RunAsync(int most)
    {
        foreach (var tickets in new[] { Page, most })
        {
            var folder = Directory.CreateDirectory(Path.Combine(Directory.GetCurrentDirectory(), $"history-{tickets}")).FullName;
            try
            {
                await MeasureAsync(new StorageOptions { ConnectionString = $"Filename={folder}/bracketbot.db" }, tickets);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        var seal = new AuditSeal(AuditSeal.NewKey());
        var hash = new string('a', 64);
        var thousand = await MedianAsync(() =>
        {
            for (var number = 0; number < 1_000; number++)
            {
                hash = seal.OfLink("chain", number, hash, Example);
                seal.OfHead(new AuditHead("chain", number, hash, 0));
            }

            return Task.FromResult(hash);
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the hashes of an entry and of its head: {thousand:0.00} µs"));
        return 0;
    }

    private static async Task MeasureAsync(StorageOptions options, int tickets)
    {
        var opened = await Database.OpenAsync(options, new NoSecrets(), OwnerId.From("seed"), TimeProvider.System, CancellationToken.None);
        if (!opened.Try(out var database, out var error))
        {
            throw new InvalidOperationException(error.Message);
        }

        await using (database)
        {
            var ids = Seed(database.LiteGate!.File, tickets);
            var newest = await MedianAsync(() => database.Audit.CancelsAsync(User, null, null, Page, CancellationToken.None));
            var middle = await MedianAsync(() => database.Audit.CancelsAsync(User, Client, ids[ids.Count / 2], Page, CancellationToken.None));
            var entry = 0;
            var commit = await MedianAsync(() => database.Commits.CommitAsync([new AddAudit(Entry(entry++))], CancellationToken.None));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{tickets} tickets: newest page {newest:0.000} ms, page from the middle {middle:0.000} ms, a commit of one entry {commit:0.000} ms (medians of {Rounds})"));
        }
    }

    private static List<TicketId> Seed(LiteFile file, int tickets)
    {
        var ids = new List<TicketId>(tickets);
        var changes = new List<LiteChange>(2 * AtOnce);
        for (var number = 0; number < tickets; number++)
        {
            var ticket = Ticket(number);
            ids.Add(ticket.Id);
            changes.Add(new LiteChange.Put(Collections.Tickets, new TicketRow(ticket, ticket.Owner, "").Document()));
            changes.Add(new LiteChange.Put(Collections.UserTickets, UserTicket.Document(ticket.Account, ticket.Id.Value)));
            if (changes.Count == 2 * AtOnce || number == tickets - 1)
            {
                file.Write(changes);
                file.Checkpoint();
                changes.Clear();
            }
        }

        return ids;
    }

    private static CancelTicket Ticket(int number)
    {
        var at = First.AddMinutes(number);
        var id = new TicketId(Guid.CreateVersion7(at).ToString());
        var leg = new LegRef(
            new OmsOrderId((20_100_000_000_000 + number).ToString(CultureInfo.InvariantCulture)), new LegIndicator("ENTRY"),
            new ExchangeOrderId((1_100_000_000_000_000_000 + number).ToString(CultureInfo.InvariantCulture)));
        return new CancelTicket
        {
            Id = id,
            Origin = new TicketOrigin("dialog", id.Value, "1"),
            Account = new Account(User, Client),
            Chat = new ChatAddress(User.Value),
            Bracket = new BracketOrder { Id = leg.OmsOrderId, Symbol = "IDEA-EQ", Exchange = "NSE", Product = "MIS", Side = OrderSide.Sell, Legs = [] },
            Leg = leg,
            CardText = "Cancel this leg?",
            Owner = OwnerId.From("seed"),
            ConfirmedAt = at,
            SendBy = at.AddSeconds(5),
            State = TicketState.Settled,
            Outcome = CancelOutcome.Cancelled,
            SettledAt = at.AddSeconds(1),
        };
    }

    private static AuditEntry Entry(int number)
    {
        var at = First.AddYears(3).AddSeconds(number);
        return new AuditEntry(Guid.CreateVersion7(at).ToString(), at, "answered", User.Value, Client.Value, null, "20100000000000", "ENTRY 1100000000000000000", new string('x', 300));
    }

    /// <summary>In milliseconds.</summary>
    private static async Task<double> MedianAsync<T>(Func<Task<T>> work)
    {
        var times = new List<double>(Rounds);
        for (var round = 0; round < Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        times.Sort();
        return times[Rounds / 2];
    }
}
