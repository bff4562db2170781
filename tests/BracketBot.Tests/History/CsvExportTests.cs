using System.Text;
using BracketBot.Core.Accounts;
using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using BracketBot.History;

namespace BracketBot.Tests.History;

public sealed class CsvExportTests
{
    private static readonly TimeZoneInfo India = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");
    private static readonly DateTimeOffset At = new(2026, 3, 13, 3, 45, 30, 250, TimeSpan.Zero);
    private static readonly AuditEntry Entry = new("e1", At, "confirmed", 5001, "YA0002", "t1", "20240314929", "ENTRY 1100000012461398", "{}");

    [Fact]
    public async Task Write_Entries_AreRowsWithTheZonesTime()
    {
        var text = await TextAsync(Entry, Entry with { Id = "e2", TicketId = null, OmsOrderId = null, Leg = null });

        Assert.Equal(
            "\ufefftime,event,telegram_user_id,client_id,ticket,order,leg,detail,id\r\n"
            + "2026-03-13T09:15:30.250+05:30,confirmed,5001,YA0002,t1,20240314929,ENTRY 1100000012461398,{},e1\r\n"
            + "2026-03-13T09:15:30.250+05:30,confirmed,5001,YA0002,,,,{},e2\r\n",
            text);
    }

    [Fact]
    public async Task Write_QuotesCommasAndLines_AreQuotedAsRfc4180Says() =>
        Assert.Contains(",\"{\"\"card\"\":\"\"a, b\nc\"\"}\",", await TextAsync(Entry with { Detail = "{\"card\":\"a, b\nc\"}" }), StringComparison.Ordinal);

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("\uff1d1+1")]
    [InlineData("\"=1")]
    public async Task Write_WhatASpreadsheetWouldRun_BeginsWithAnApostrophe(string text)
    {
        var written = await TextAsync(Entry with { ClientId = text });

        var field = written[(written.IndexOf(",5001,", StringComparison.Ordinal) + 6)..];
        Assert.True(field.StartsWith('\'') || field.StartsWith("\"'", StringComparison.Ordinal) || text[0] == '"' && field.StartsWith("\"\"\"", StringComparison.Ordinal), field);
    }

    [Fact]
    public async Task Write_Cancels_TellOutcomeWordsAndTimes()
    {
        var leg = new LegRef(new OmsOrderId("20240314929"), new LegIndicator("ENTRY"), new ExchangeOrderId("1100000012461398"));
        var bracket = new BracketOrder { Id = leg.OmsOrderId, Symbol = "SBIN-EQ", Exchange = "NSE", Product = "MIS", Side = OrderSide.Buy, Legs = [] };
        var refused = new BrokerAnswer(At, At.AddMilliseconds(42), null, new BrokerError.Refused(44000, "no"));
        var cancel = new PastCancel(new TicketId("t1"), At, new ClientId("YA0002"), bracket, leg, "<b>Cancel?</b>", TicketState.Settled, refused, CancelOutcome.Refused, At.AddMilliseconds(100));
        using var stream = new MemoryStream();

        var count = await CsvExport.WriteAsync(stream, Each(cancel, cancel with { Answer = null, Outcome = null, SettledAt = null }), India, TestContext.Current.CancellationToken);

        Assert.Equal(2, count);
        Assert.Equal(
        [
            "2026-03-13T09:15:30.250+05:30,YA0002,20240314929,ENTRY 1100000012461398,SBIN-EQ,Refused,44000: no,42,100,<b>Cancel?</b>,t1",
            "2026-03-13T09:15:30.250+05:30,YA0002,20240314929,ENTRY 1100000012461398,SBIN-EQ,not known yet,,,,<b>Cancel?</b>,t1",
        ],
        Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..]);
    }

    private static async Task<string> TextAsync(params AuditEntry[] entries)
    {
        using var stream = new MemoryStream();
        Assert.Equal(entries.Length, await CsvExport.WriteAsync(stream, Each(entries), India, TestContext.Current.CancellationToken));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static async IAsyncEnumerable<T> Each<T>(params T[] all)
    {
        await Task.CompletedTask;
        foreach (var one in all)
        {
            yield return one;
        }
    }
}
