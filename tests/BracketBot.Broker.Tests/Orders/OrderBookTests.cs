using System.Globalization;
using BracketBot.Broker.Tests.Serving;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Broker.Tests.Orders;

public class OrderBookTests
{
    [Theory]
    [InlineData(OrderList.Pending, "pending")]
    [InlineData(OrderList.Completed, "completed")]
    public async Task Book_IsAskedForAsDocumented(OrderList list, string type)
    {
        await using var server = await WebBroker.StartAsync(Reply.Fixture("orders-pending.json"));
        using var broker = Given.Broker(server.Url);

        await broker.ReadOrdersAsync(Given.Session, list, Given.Never);

        var seen = Assert.Single(server.Seen);
        Assert.Equal("GET", seen.Method);
        Assert.Equal($"/api/v1/orders?type={type}&client_id=YA0002", seen.Target);
        Assert.Equal($"Bearer {Given.Token}", seen.Headers["Authorization"]);
        Assert.Equal("", seen.Body);
        Assert.False(seen.Headers.ContainsKey("Content-Length"));
    }

    [Fact]
    public async Task Row_AsDocumented_IsReadWhole()
    {
        var row = (await ReadAsync(Fixtures.Read("orders-pending.json"))).Rows[0];

        Assert.Equal(
            new OrderRow
            {
                OmsOrderId = "20240314929",
                ExchangeOrderId = "1100000012461398",
                ExecutionType = "BO",
                LegOrderIndicator = "ENTRY",
                OrderStatus = "MODIFY_CONFIRMED",
                OrderSide = "BUY",
                OrderType = "LIMIT",
                Product = "MIS",
                Exchange = "NSE",
                TradingSymbol = "M&M-EQ",
                ClientId = "YA0002",
                Price = 11.9m,
                TriggerPrice = 0,
                AveragePrice = 11.85m,
                Quantity = 10,
                FilledQuantity = 4,
                RemainingQuantity = 6,
                StopLossValue = 10.9m,
                SquareOffValue = 12.9m,
                TrailingStopLoss = 0.05m,
                OrderEntryTime = DateTimeOffset.FromUnixTimeSeconds(1710485885),
                ExchangeTime = DateTimeOffset.FromUnixTimeSeconds(1710485890),
            },
            row);
    }

    [Fact]
    public async Task Row_InOddForms_IsReadAsFarAsItGoes()
    {
        var rows = (await ReadAsync(Fixtures.Read("orders-pending.json"))).Rows;

        Assert.Equal(
            new OrderRow
            {
                OmsOrderId = "20240314929",
                ExchangeOrderId = "1100000012461399",
                ExecutionType = "BO",
                LegOrderIndicator = "second",
                OrderStatus = "TRIGGER PENDING",
                OrderSide = "SELL",
                OrderType = "SLM",
                Product = "MIS",
                Exchange = "NSE",
                TradingSymbol = "M&M-EQ",
                ClientId = "ya0002",
                TriggerPrice = 10.9m,
                AveragePrice = 11.5m,
                Quantity = 4,
                OrderEntryTime = DateTimeOffset.FromUnixTimeSeconds(1710485885),
                ExchangeTime = DateTimeOffset.FromUnixTimeMilliseconds(1710485890123),
            },
            rows[1]);
        Assert.Equal(
            new OrderRow { OmsOrderId = "20231211-1897", ExecutionType = "AMO", OrderStatus = "AMO_REQ_RECEIVED", OrderSide = "BUY", Quantity = 1000 },
            rows[2]);
        Assert.Equal(
            new OrderRow { OmsOrderId = "20240314931", ExchangeOrderId = "7", ClientId = "YA0002", OrderStatus = @"half a pair: \ud800" },
            rows[3]);
        Assert.Equal(4, rows.Count);
    }

    [Fact]
    public async Task Rows_ThatAreNone_AreNamedAndSkipped()
    {
        var book = await ReadAsync(Fixtures.Read("orders-pending.json"));

        Assert.Equal(
            [
                new("row 4", "is no row"),
                new("row 5", "has no oms_order_id"),
                new("row 6", "has no oms_order_id"),
                new("row 7 20240314930", "is another client's"),
                new("row 8", "is no row"),
                new("row 9", "is no row"),
            ],
            book.Warnings);
    }

    [Theory]
    [InlineData("""{"status":"success"}""")]
    [InlineData("""{"status":"success","data":null}""")]
    [InlineData("""{"status":"success","data":{}}""")]
    [InlineData("""{"status":"success","data":{"orders":null}}""")]
    [InlineData("""{"status":"success","data":{"orders":[]}}""")]
    [InlineData("""{"status":"success","data":[]}""")]
    public async Task Book_WithoutOrders_IsEmpty(string body)
    {
        var book = await ReadAsync(body);

        Assert.Empty(book.Rows);
        Assert.Empty(book.Warnings);
    }

    [Theory]
    [InlineData("""{"status":"success","data":{"orders":{"oms_order_id":"1"}}}""")]
    [InlineData("""{"status":"success","data":{"orders":"none"}}""")]
    [InlineData("""{"status":"success","data":7}""")]
    public async Task Book_ThatIsNoList_IsNotTakenForAnEmptyOne(string body)
    {
        await using var server = await WebBroker.StartAsync(new Reply(200, body));
        using var broker = Given.Broker(server.Url);

        var result = await broker.ReadOrdersAsync(Given.Session, OrderList.Pending, Given.Never);

        Assert.IsType<BrokerError.OutcomeUnknown>(result.Error);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("0")]
    [InlineData("\"0\"")]
    [InlineData("\"NA\"")]
    [InlineData("\"n/a\"")]
    [InlineData("\"null\"")]
    [InlineData("\"None\"")]
    [InlineData("\"-\"")]
    [InlineData("\"--\"")]
    [InlineData("{}")]
    public async Task Row_AbsentIdsAndNames_AreBlank(string absent)
    {
        var row = (await ReadAsync(
            $$"""{"data":{"orders":[{"oms_order_id":"1","exchange_order_id":{{absent}},"leg_order_indicator":{{absent}},"execution_type":{{absent}}}]},"status":"success"}""")).Rows[0];

        Assert.Equal(("", "", ""), (row.ExchangeOrderId, row.LegOrderIndicator, row.ExecutionType));
    }

    [Theory]
    [InlineData("\"1,250\"", "1250")]
    [InlineData("\"1,00,000\"", "100000")]
    [InlineData("\"1,250.50\"", "1250.50")]
    [InlineData("\"₹ 1,250\"", "1250")]
    [InlineData("\"Rs. 11.90\"", "11.90")]
    [InlineData("\" 100 \"", "100")]
    [InlineData("\"11,90\"", null)]
    [InlineData("\"1,5\"", null)]
    [InlineData("\"1,250,\"", null)]
    [InlineData("\"1.250,00\"", null)]
    [InlineData("\"NA\"", null)]
    public async Task Row_PrintedNumbers_AreReadOrNotKnown(string written, string? number)
    {
        var row = (await ReadAsync($$"""{"data":{"orders":[{"oms_order_id":"1","quantity":{{written}},"price":{{written}}}]},"status":"success"}""")).Rows[0];

        decimal? expected = number is null ? null : decimal.Parse(number, CultureInfo.InvariantCulture);
        Assert.Equal((expected, expected), (row.Quantity, row.Price));
    }

    [Fact]
    public async Task Book_OfManyRows_IsReadWhole()
    {
        var rows = Enumerable.Range(1, 5_000).Select(i => $$"""{"oms_order_id":"{{i}}","order_status":"CONFIRMED","price":"{{i}}.05"}""");
        var book = await ReadAsync($$"""{"data":{"orders":[{{string.Join(',', rows)}}]},"status":"success"}""");

        Assert.Equal(Enumerable.Range(1, 5_000).Select(i => i + 0.05m), book.Rows.Select(r => r.Price!.Value));
        Assert.Empty(book.Warnings);
    }

    private static async Task<OrderRows> ReadAsync(string body)
    {
        await using var server = await WebBroker.StartAsync(new Reply(200, body));
        using var broker = Given.Broker(server.Url);
        var result = await broker.ReadOrdersAsync(Given.Session, OrderList.Pending, Given.Never);
        Assert.Null(result.Error);
        return result.Value!;
    }
}
