using BracketBot.Broker.Tests.Serving;
using BracketBot.Core.Orders;

namespace BracketBot.Broker.Tests.Orders;

public class HistoryTests
{
    private static readonly OmsOrderId Order = new("20240314929");

    [Fact]
    public async Task History_IsAskedForAsDocumented()
    {
        await using var server = await WebBroker.StartAsync(Reply.Fixture("history.json"));
        using var broker = Given.Broker(server.Url);

        await broker.ReadHistoryAsync(Given.Session, new("2023/12"), Given.Never);

        var seen = Assert.Single(server.Seen);
        Assert.Equal("GET", seen.Method);
        Assert.Equal("/api/v1/order/2023%2F12/history?client_id=YA0002", seen.Target);
        Assert.Equal($"Bearer {Given.Token}", seen.Headers["Authorization"]);
    }

    [Fact]
    public async Task History_NewestFirstAndInOtherNames_IsReadOldestFirst()
    {
        await using var server = await WebBroker.StartAsync(Reply.Fixture("history.json"));
        using var broker = Given.Broker(server.Url);

        var result = await broker.ReadHistoryAsync(Given.Session, Order, Given.Never);

        Assert.True(result.Try(out var history, out _));
        Assert.Empty(history.Warnings);
        Assert.Equal(["NEW", "CONFIRMED", "CANCELLED"], history.Rows.Select(r => r.OrderStatus));
        Assert.All(history.Rows, row => Assert.Equal(Order.Value, row.OmsOrderId));
        Assert.Equal([0m, 4m, 4m], history.Rows.Select(r => r.FilledQuantity));
        Assert.Equal(11.85m, history.Rows[1].AveragePrice);
    }

    [Fact]
    public async Task History_WithAnotherOrdersRow_LeavesItOut()
    {
        const string body = """{"status":"success","data":{"orders":[{"oms_order_id":"20240314929"},{"oms_order_id":"1"}]}}""";
        await using var server = await WebBroker.StartAsync(new Reply(200, body));
        using var broker = Given.Broker(server.Url);

        var history = (await broker.ReadHistoryAsync(Given.Session, Order, Given.Never)).Value!;

        Assert.Single(history.Rows);
        Assert.Equal([new("row 2 1", "is another order's")], history.Warnings);
    }

    [Fact]
    public async Task History_WithoutTimes_StaysAsItCame()
    {
        const string body = """{"status":"success","data":[{"status":"B","exchange_time":9},{"status":"A"},{"status":"C","exchange_time":1}]}""";
        await using var server = await WebBroker.StartAsync(new Reply(200, body));
        using var broker = Given.Broker(server.Url);

        var history = (await broker.ReadHistoryAsync(Given.Session, Order, Given.Never)).Value!;

        Assert.Equal(["B", "A", "C"], history.Rows.Select(r => r.OrderStatus));
    }

    [Theory]
    [InlineData("""{"data":{"order history":[ROW],"message":"","status":"success"}}""")]
    [InlineData("""{"status":"success","message":"","data":{"order history":[ROW]}}""")]
    [InlineData("""{"status":"success","data":{"order_history":[ROW]}}""")]
    [InlineData("""{"status":"success","data":{"history":[ROW]}}""")]
    [InlineData("""{"status":"success","data":{"orders":[ROW]}}""")]
    [InlineData("""{"status":"success","data":[ROW]}""")]
    public async Task History_InAnyDocumentedShape_IsOfTheOrderThatWasAskedFor(string body)
    {
        const string row = """
            {"exchange_order_id":"1100000012461390","order_id":"63904ddd-df0c-4546-bbdc-4c21c0796f5b","status":"COMPLETE","quantity":100,
             "fill_quantity":100,"avg_price":11.9,"reject_reason":"NONE","created_at":1710485885,"modified_at":1710485999,"exchange_time":0,"symbol":"IDEA"}
            """;
        await using var server = await WebBroker.StartAsync(new Reply(200, body.Replace("ROW", row, StringComparison.Ordinal)));
        using var broker = Given.Broker(server.Url);

        var read = Assert.Single((await broker.ReadHistoryAsync(Given.Session, Order, Given.Never)).Value!.Rows);

        Assert.Equal((Order.Value, "1100000012461390", "COMPLETE"), (read.OmsOrderId, read.ExchangeOrderId, read.OrderStatus));
        Assert.Equal((100m, 100m, 11.9m), (read.Quantity, read.FilledQuantity, read.AveragePrice));
        Assert.Equal((DateTimeOffset.FromUnixTimeSeconds(1710485999), ""), (read.ExchangeTime, read.RejectionReason));
    }

    [Fact]
    public async Task History_OfNothing_IsEmpty()
    {
        await using var server = await WebBroker.StartAsync(new Reply(200, """{"status":"error","message":"No data found","error_code":40400,"data":{}}"""));
        using var broker = Given.Broker(server.Url);

        Assert.Empty((await broker.ReadHistoryAsync(Given.Session, Order, Given.Never)).Value!.Rows);
    }
}
