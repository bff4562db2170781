using System.Text.Json;
using System.Text.Json.Nodes;
using BracketBot.Sandbox.Broker;

namespace BracketBot.Sandbox.Tests.Broker;

public sealed class OrderBookTests
{
    private static readonly string[] Fields =
    [
        "oms_order_id", "exchange_order_id", "execution_type", "leg_order_indicator", "order_status", "order_side", "order_type", "product", "exchange",
        "trading_symbol", "symbol", "instrument_token", "price", "trigger_price", "average_price", "average_trade_price", "quantity", "filled_quantity",
        "remaining_quantity", "lot_size", "stop_loss_value", "square_off_value", "trailing_stop_loss", "is_trailing", "rejection_reason", "rejection_code",
        "validity", "client_id", "login_id", "user_order_id", "order_entry_time", "exchange_time",
    ];

    private static readonly SimulatedBrokerOptions Demo = SimulatedBrokerOptions.ForTests with { StartingBook = StartingBook.Demo };

    [Fact]
    public async Task Pending_DemoBook_ShowsTheDocumentsOrder()
    {
        await using var running = await RunningBroker.StartAsync(Demo);

        var row = (await running.RowsAsync("pending")).Single(row => row["oms_order_id"]!.ToJsonString() == "\"20240314929\"");

        Assert.Equal(
            ("1100000012461398", "BO", "ENTRY", "MODIFY_CONFIRMED", "BUY", "IDEA-EQ", "NSE", "MIS"),
            (Text(row, "exchange_order_id"), Text(row, "execution_type"), Text(row, "leg_order_indicator"), Text(row, "order_status"), Text(row, "order_side"), Text(row, "trading_symbol"), Text(row, "exchange"), Text(row, "product")));
        Assert.Equal((11.90m, 12.90m, 10.90m, 0.05m), (Number(row, "price"), Number(row, "square_off_value"), Number(row, "stop_loss_value"), Number(row, "trailing_stop_loss")));
        Assert.Equal((10m, 0m, "YA0002"), (Number(row, "quantity"), Number(row, "filled_quantity"), Text(row, "client_id")));
    }

    [Fact]
    public async Task Pending_DemoBook_HasWhatARealDayHas()
    {
        await using var running = await RunningBroker.StartAsync(Demo);

        var rows = await running.RowsAsync("pending");

        var sound = rows.Where(row => row["oms_order_id"] is JsonValue).ToList();
        Assert.Equal(rows.Count - 1, sound.Count);
        Assert.All(sound, row => Assert.All(Fields, field => Assert.True(row.ContainsKey(field), field)));
        Assert.Contains(sound, row => Text(row, "trading_symbol") == "M&M-EQ");
        Assert.Contains(sound, row => Text(row, "order_type") == "SLM");
        Assert.Contains(sound, row => Text(row, "order_type") == "SL");
        Assert.Contains(sound, row => Text(row, "order_side") == "SELL" && Text(row, "leg_order_indicator") == "ENTRY");
        Assert.Contains(sound, row => Text(row, "order_status") == "AMO_REQ_RECEIVED" && Text(row, "execution_type") == "BO" && Text(row, "exchange_order_id").Length == 0);
        Assert.Contains(sound, row => Text(row, "execution_type") == "REGULAR");
        Assert.Equal(2, sound.Count(row => Text(row, "trading_symbol") == "SBIN-EQ" && Text(row, "leg_order_indicator") == "SECOND"));
        Assert.All(sound, row => Assert.Equal("YA0002", Text(row, "client_id")));
    }

    [Fact]
    public async Task Rows_DemoBook_AreWrittenInSeveralManners()
    {
        await using var running = await RunningBroker.StartAsync(Demo);

        var rows = (await running.RowsAsync("pending")).Concat(await running.RowsAsync("completed")).ToList();

        Assert.Contains(rows, row => row["price"] is JsonValue price && price.GetValueKind() == JsonValueKind.String);
        Assert.Contains(rows, row => row["price"] is JsonValue price && price.GetValueKind() == JsonValueKind.Number);
        Assert.Contains(rows, row => row["quantity"] is JsonValue quantity && quantity.GetValueKind() == JsonValueKind.String);
        Assert.Contains(rows, row => row["trigger_price"] is null && row.ContainsKey("trigger_price"));
        Assert.Contains(rows, row => row["trigger_price"] is JsonObject);
    }

    [Theory]
    [InlineData("client_id=YA0002", 44000, "`type` can't be blank")]
    [InlineData("type=all&client_id=YA0002", 44000, "`type` is invalid")]
    [InlineData("type=pending", 44000, "`client_id` can't be blank")]
    [InlineData("type=pending&client_id=YA0007", 40000, "Request forbidden")]
    public async Task OrderBook_BadQuery_AnswersAnError(string query, int code, string message)
    {
        await using var running = await RunningBroker.StartAsync();

        using var response = await running.Client.GetAsync("api/v1/orders?" + query, RunningBroker.Ct);

        var envelope = await Envelope.OfAsync(response);
        Assert.Equal((code, message), (envelope.Code, envelope.Message));
    }

    [Fact]
    public async Task AddBrackets_ADeskOf300_GivesTheirRows()
    {
        await using var running = await RunningBroker.StartAsync();

        var ids = running.Broker.AddBrackets(300);

        var open = await running.RowsAsync("pending");
        Assert.Equal(300, ids.Distinct().Count());
        Assert.Equal(ids.Order(), open.Select(row => Text(row, "oms_order_id")).Distinct().Order());
        Assert.Equal(150 + (150 * 2), open.Count);
    }

    [Fact]
    public async Task History_FilledOrder_TellsItsLife()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Time.Advance(TimeSpan.FromSeconds(5));
        running.Broker.FillLeg("20240314929", "ENTRY");

        var json = JsonNode.Parse(await running.Client.GetStringAsync("api/v1/order/20240314929/history?client_id=YA0002", RunningBroker.Ct))!;

        Assert.Equal("success", Text(json["data"]!.AsObject(), "status"));
        var life = json["data"]!["order history"]!.AsArray().Select(row => (Text(row!.AsObject(), "order_type"), Text(row.AsObject(), "status"), Text(row.AsObject(), "fill_quantity")));
        Assert.Equal([("LIMIT", "MODIFY_CONFIRMED", "0"), ("LIMIT", "COMPLETE", "10"), ("SL", "TRIGGER_PENDING", "0"), ("LIMIT", "CONFIRMED", "0")], life);
    }

    [Fact]
    public async Task History_ForeignOrder_IsNotFound()
    {
        await using var running = await RunningBroker.StartAsync(Demo);

        using var response = await running.Client.GetAsync("api/v1/order/20240314961/history?client_id=YA0002", RunningBroker.Ct);

        Assert.Equal(44001, (await Envelope.OfAsync(response)).Code);
    }

    private static string Text(JsonObject row, string field) => row[field]?.ToString() ?? "";

    private static decimal Number(JsonObject row, string field) => decimal.Parse(Text(row, field), System.Globalization.CultureInfo.InvariantCulture);
}
