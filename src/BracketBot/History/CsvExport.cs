using System.Globalization;
using BracketBot.Cards;
using BracketBot.Core.Audits;

namespace BracketBot.History;

/// <summary>Writes the exported files: the audit, and a user's own cancels. Rows are written as they are read, in constant memory.</summary>
internal static class CsvExport
{
    /// <summary>Writes the audit's entries; returns how many.</summary>
    /// <param name="zone">The zone whose offset times are written with.</param>
    public static async Task<long> WriteAsync(Stream stream, IAsyncEnumerable<AuditEntry> entries, TimeZoneInfo zone, CancellationToken cancellation)
    {
        await using var table = new CsvTable(stream);
        await table.AddAsync("time", "event", "telegram_user_id", "client_id", "ticket", "order", "leg", "detail", "id");
        var count = 0L;
        await foreach (var e in entries.WithCancellation(cancellation))
        {
            await table.AddAsync(Time(e.At, zone), e.Event, Number(e.UserId), e.ClientId, e.TicketId, e.OmsOrderId, e.Leg, e.Detail, e.Id);
            count++;
        }

        return count;
    }

    /// <summary>Writes cancels; returns how many.</summary>
    /// <inheritdoc cref="WriteAsync(Stream, IAsyncEnumerable{AuditEntry}, TimeZoneInfo, CancellationToken)"/>
    public static async Task<long> WriteAsync(Stream stream, IAsyncEnumerable<PastCancel> cancels, TimeZoneInfo zone, CancellationToken cancellation)
    {
        await using var table = new CsvTable(stream);
        await table.AddAsync("time", "client_id", "order", "leg", "symbol", "outcome", "broker_said", "answer_took_ms", "took_ms", "card", "ticket");
        var count = 0L;
        await foreach (var c in cancels.WithCancellation(cancellation))
        {
            var said = c.Answer switch
            {
                { Taken: { } taken } => taken.Message,
                { Error: { } error } => ErrorLines.Word(error),
                _ => "",
            };
            await table.AddAsync(
                Time(c.At, zone), c.ClientId.Value, c.Leg.OmsOrderId.Value, $"{c.Leg.Indicator} {c.Leg.ExchangeOrderId}", c.Bracket.Symbol,
                c.Outcome?.ToString() ?? "not known yet", said, Milliseconds(c.Answer?.Took), Milliseconds(c.Took), c.CardText, c.Id.Value);
            count++;
        }

        return count;
    }

    /// <summary>ISO 8601, with the zone's offset at that time.</summary>
    private static string Time(DateTimeOffset time, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Milliseconds(TimeSpan? time) => time?.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
}
