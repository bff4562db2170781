using System.Globalization;
using BracketBot.Core;
using BracketBot.Core.Audits;
using BracketBot.Core.Commits;
using BracketBot.Storage;

namespace BracketBot.Benchmarks;

/// <summary>Fills the store of the folder that it is started in with the audit of years: four lines a ticket, as a cancel leaves them.</summary>
internal static class AuditSeed
{
    private const int LinesOfATicket = 4;

    /// <summary>A commit looks through all its changes for each line that it adds: a large one takes the square.</summary>
    private const int TicketsOfACommit = 100;

    private static readonly string[] Events = ["confirmed", "sending", "answered", "settled"];
    private static readonly DateTimeOffset First = new(2024, 1, 1, 3, 45, 0, TimeSpan.Zero);

    public static async Task<int> RunAsync(int rows)
    {
        Directory.CreateDirectory("data");
        var opened = await Database.OpenAsync(new StorageOptions(), new NoSecrets(), OwnerId.From("seed"), TimeProvider.System, CancellationToken.None);
        if (!opened.Try(out var database, out var error))
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }

        await using (database)
        {
            for (var ticket = 0; ticket * LinesOfATicket < rows; ticket += TicketsOfACommit)
            {
                var tickets = Enumerable.Range(ticket, Math.Min(TicketsOfACommit, (rows / LinesOfATicket) - ticket));
                var result = await database.Commits.CommitAsync([.. tickets.SelectMany(Lines)], CancellationToken.None);
                if (result.Result != CommitResult.Committed)
                {
                    await Console.Error.WriteLineAsync($"The store answered {result.Result}.");
                    return 1;
                }
            }
        }

        return 0;
    }

    private static IEnumerable<AddAudit> Lines(int ticket)
    {
        var at = First.AddMinutes(ticket);
        var id = Guid.CreateVersion7(at).ToString();
        return Events.Select((what, step) => new AddAudit(new AuditEntry(
            Guid.CreateVersion7(at.AddMilliseconds(100 * step)).ToString(), at.AddMilliseconds(100 * step), what, 10_000_000, "C10000000", id,
            (20_100_000_000_000 + ticket).ToString(CultureInfo.InvariantCulture), $"ENTRY {1_100_000_000_000_000_000 + ticket}", Detail(what, at))));
    }

    /// <summary>As long as what the bot writes: the card is in the first line, the broker's answer in the third.</summary>
    private static string Detail(string what, DateTimeOffset at) => what switch
    {
        "confirmed" => $$"""{"card":"Cancel this leg?\nSELL 10 IDEA-EQ (NSE, MIS)\nEntry, LIMIT 11.90, target +1.00, stop -0.50\nfilled 0 of 10, status CONFIRMED\nbracket and exchange order ids as the order book had them","status":"CONFIRMED","confirmedAt":"{{at:O}}","sendBy":"{{at.AddSeconds(5):O}}","owner":"seed"}""",
        "answered" => """{"answer":{"kind":"Taken","message":"Order Cancelled Successfully","status":200,"took":"00:00:00.0421000"},"tookMs":42.1}""",
        _ => """{"answer":null,"outcome":"Cancelled"}""",
    };
}
