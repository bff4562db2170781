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
}
