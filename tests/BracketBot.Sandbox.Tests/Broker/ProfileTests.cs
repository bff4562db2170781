using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BracketBot.Sandbox.Broker;

namespace BracketBot.Sandbox.Tests.Broker;

public sealed class ProfileTests
{
    private const string History = "api/v1/order/20240314929/history?client_id=YA0002";

    [Fact]
    public async Task Terse_LeavesOutWhatIsEmpty()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Broker.Profile = BrokerProfile.Terse;

        var row = Assert.Single(await running.RowsAsync("pending"));

        Assert.Equal(("MODIFY_CONFIRMED", "11.90", "0"), (Text(row, "order_status"), Text(row, "price"), Text(row, "filled_quantity")));
        Assert.False(row.ContainsKey("trigger_price"));
    }

    [Theory]
    [InlineData("api/v1/orders?type=completed&client_id=YA0002")]
    [InlineData(History)]
    public async Task Terse_NothingThere_IsAnErrorWithoutACode(string path)
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Broker.Profile = BrokerProfile.Terse;

        Assert.Equal("""{"status":"failed","message":"No data found"}""", await running.Client.GetStringAsync(path, RunningBroker.Ct));
    }

    [Fact]
    public async Task Odd_WritesTextAndWords()
    {
        await using var running = await RunningBroker.StartAsync();
        running.Broker.AddBracket(new BracketSpec { Quantity = 12_500, EntryPrice = 2501.5m });
        running.Broker.Profile = BrokerProfile.Odd;

        var rows = await running.RowsAsync("pending");

        Assert.Equal(2, rows.Count);
        Assert.Equal(("Confirmed", "Entry", "12,500", "2,501.50", "NA"),
            (Text(rows[0], "order_status"), Text(rows[0], "leg_order_indicator"), Text(rows[0], "quantity"), Text(rows[0], "price"), Text(rows[0], "trigger_price")));
        Assert.Equal(("0", "NA", "Total"), (Text(rows[1], "oms_order_id"), Text(rows[1], "exchange_order_id"), Text(rows[1], "order_status")));
    }

    [Fact]
    public async Task Odd_CancelTakesAWhile_AndTheLegCanStillBeFilled()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Broker.Profile = BrokerProfile.Odd;

        using var first = await running.DeleteAsync("20240314929", PacketOf("Modify Confirmed"));
        using var second = await running.DeleteAsync("20240314929", PacketOf("Cancel Pending"));
        running.Broker.FillLeg("20240314929", "ENTRY", quantity: 4);
        var meanwhile = (await running.RowsAsync("pending"))[0];
        running.Time.Advance(running.Broker.Options.OddCancelTakes);
        var after = await running.RowsAsync("completed");

        Assert.True(first.IsSuccessStatusCode);
        Assert.Equal(("44003", "Order can't be cancelled as it is being processed"), await ErrorAsync(second));
        Assert.Equal(("Cancel Pending", "4"), (Text(meanwhile, "order_status"), Text(meanwhile, "filled_quantity")));
        Assert.Equal(("Cancel Confirmed", "4"), (Text(after[0], "order_status"), Text(after[0], "filled_quantity")));
    }

    [Fact]
    public async Task Controls_SwitchTheProfile()
    {
        await using var running = await RunningBroker.StartAsync();

        using var done = await running.Client.PostAsJsonAsync("sandbox/broker/profile", new { profile = "terse" }, RunningBroker.Ct);
        using var refused = await running.Client.PostAsJsonAsync("sandbox/broker/profile", new { }, RunningBroker.Ct);

        Assert.Equal("Terse", JsonNode.Parse(await done.Content.ReadAsStringAsync(RunningBroker.Ct))!["profile"]!.GetValue<string>());
        Assert.Equal(BrokerProfile.Terse, running.Broker.Profile);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private static string PacketOf(string status) => RunningBroker.DocumentedPacket.Replace("MODIFY_CONFIRMED", status, StringComparison.Ordinal);

    private static async Task<(string Code, string Message)> ErrorAsync(HttpResponseMessage response)
    {
        var json = JsonNode.Parse(await response.Content.ReadAsStringAsync(RunningBroker.Ct))!.AsObject();
        return (Text(json, "error_code"), Text(json, "message"));
    }

    private static string Text(JsonObject row, string field) => row[field]?.ToString() ?? "";
}
