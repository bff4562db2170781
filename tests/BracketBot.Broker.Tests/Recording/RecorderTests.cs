using System.Text.Json;
using System.Text.RegularExpressions;
using BracketBot.Broker.Http;
using BracketBot.Broker.Recording;
using BracketBot.Broker.Tests.Serving;

namespace BracketBot.Broker.Tests.Recording;

public sealed partial class RecorderTests
{
    [Fact]
    public async Task Recording_HoldsNothingThatIsSomebodys()
    {
        var file = await Recorded.FromAsync(OddBroker.AnswerAsync);

        Assert.All(OddBroker.Secrets, secret => Assert.DoesNotContain(secret, file, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("Bearer", file, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Cookie", file, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Recording_ReadsWhatTheBotReads_AndSendsNothingElse()
    {
        await using var server = await WebBroker.StartAsync(OddBroker.AnswerAsync);

        await Recorded.FromAsync(server.Url);

        Assert.All(server.Seen, seen => Assert.Equal("GET", seen.Method));
        Assert.All(server.Seen, seen => Assert.Empty(seen.Body));
        Assert.Equal(
            [
                "/api/v1/user/trading_info", "/api/v1/orders?type=pending&client_id=YA0002", "/api/v1/orders?type=completed&client_id=YA0002",
                "/api/v1/order/20240314929/history?client_id=YA0002", "/api/v1/order/20240314930/history?client_id=YA0002",
            ],
            server.Seen.Select(seen => seen.Target));
    }

    [Fact]
    public async Task RecordingHandler_Delete_IsNotSent()
    {
        await using var server = await WebBroker.StartAsync(new Reply(200, "{}"));
        using var http = new HttpMessageInvoker(new RecordingHandler(server.Url, KartHandler.Create(TimeSpan.FromSeconds(5)), _ => { }));
        using var request = new HttpRequestMessage(HttpMethod.Delete, server.Url);

        await Assert.ThrowsAsync<InvalidOperationException>(() => http.SendAsync(request, Given.Never));

        Assert.Empty(server.Seen);
    }

    [Fact]
    public async Task Recording_SameId_IsTheSameEverywhere()
    {
        var file = await Recorded.FromAsync(OddBroker.AnswerAsync);

        var rows = Recorded.Exchange(file, "type=pending").GetProperty("body").GetProperty("data").GetProperty("orders");
        var id = rows[0].GetProperty("oms_order_id").GetString()!;
        Assert.Matches("^[1-9][0-9]{10}$", id);
        Assert.Equal(id, rows[1].GetProperty("oms_order_id").GetRawText());
        Assert.Contains($"Order {id} of ", rows[1].GetProperty("rejection_reason").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(id, rows[3].GetProperty("oms_order_id").GetString());

        using var remarks = JsonDocument.Parse(rows[0].GetProperty("remarks").GetString()!);
        Assert.Equal(id, remarks.RootElement.GetProperty("ids")[0].GetRawText());

        var history = Recorded.Exchange(file, $"/order/{id}/history").GetProperty("body").GetProperty("data").GetProperty("order history")[0];
        Assert.Equal(rows[0].GetProperty("exchange_order_id").GetString(), history.GetProperty("exchange_order_id").GetString());
        var client = rows[0].GetProperty("login_id").GetString()!;
        Assert.Equal(client.ToLowerInvariant(), rows[0].GetProperty("client_id").GetString());
        Assert.EndsWith($"client_id={client}", Recorded.TargetOf(Recorded.Exchange(file, "type=completed")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recording_WhatIsNobodys_StaysAsItWasWritten()
    {
        var file = await Recorded.FromAsync(OddBroker.AnswerAsync);

        var rows = Recorded.Exchange(file, "type=pending").GetProperty("body").GetProperty("data").GetProperty("orders");
        Assert.Equal(
            ["BO", "ENTRY", "MODIFY_CONFIRMED", "BUY", "LIMIT", "MIS", "NSE", "M&M-EQ"],
            new[] { "execution_type", "leg_order_indicator", "order_status", "order_side", "order_type", "product", "exchange", "trading_symbol" }
                .Select(key => rows[0].GetProperty(key).GetString()));
        Assert.Equal(
            ["11.90", "0", "10", "\"4\"", "\"11.85\"", "1710485885", "1710485890123", "{}", "null"],
            new[] { "price", "trigger_price", "quantity", "filled_quantity", "average_trade_price", "order_entry_time", "exchange_time", "contract_description", "tags" }
                .Select(key => rows[0].GetProperty(key).GetRawText()));
        Assert.Equal("1e1", rows[1].GetProperty("quantity").GetRawText());
        Assert.Equal(JsonValueKind.String, rows[2].ValueKind);
        Assert.Equal(["\"\"", "null", "\"--\""], new[] { "exchange_order_id", "execution_type", "price" }.Select(key => rows[3].GetProperty(key).GetRawText()));
        var completed = Recorded.Exchange(file, "type=completed");
        Assert.Equal(400, completed.GetProperty("status").GetInt32());
        Assert.StartsWith("No data found for ", completed.GetProperty("body").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("40400", completed.GetProperty("body").GetProperty("error_code").GetString());
    }

    [Fact]
    public async Task Recording_WhatIsMasked_KeepsItsShape()
    {
        var file = await Recorded.FromAsync(OddBroker.AnswerAsync);

        var info = Recorded.Exchange(file, "trading_info").GetProperty("body").GetProperty("data");
        Assert.Matches("^[A-Z]{2}[0-9]{4}$", info.GetProperty("client_id").GetString());
        Assert.Matches("^[A-Z][a-z]{3} [A-Z][a-z]{6}$", info.GetProperty("name").GetString());
        Assert.Matches(@"^[a-z]{4}\.[a-z]@[a-z]{7}\.[a-z]{3}$", info.GetProperty("email_id").GetString());
        Assert.Matches("^[1-9][0-9]{9}$", info.GetProperty("mobile").GetRawText());
        Assert.Equal(JsonValueKind.True, info.GetProperty("bank").GetProperty("primary").ValueKind);
        Assert.Equal(["NSE", "NFO"], info.GetProperty("exchanges_subscribed").EnumerateArray().Select(e => e.GetString()));
    }

    [Fact]
    public async Task Recording_BodyThatIsNoJson_IsToldByItsLength()
    {
        var file = await Recorded.FromAsync(OddBroker.AnswerAsync);

        using var json = JsonDocument.Parse(file);
        var page = Assert.Single(json.RootElement.GetProperty("exchanges").EnumerateArray(), e => !e.TryGetProperty("body", out _));
        Assert.Equal(503, page.GetProperty("status").GetInt32());
        Assert.Equal(48, page.GetProperty("bodyBytes").GetInt32());
        Assert.Equal("text/html; charset=utf-8", page.GetProperty("headers").GetProperty("Content-Type").GetString());
        Assert.Equal("30", page.GetProperty("headers").GetProperty("Retry-After").GetString());
        Assert.Equal(2, page.GetProperty("headers").EnumerateObject().Count());
    }

    [Fact]
    public async Task Recording_OneReadBreaks_TheOthersAreThere()
    {
        await using var server = new RawBroker(async connection =>
        {
            while (await connection.ReadRequestAsync() is { } line && !line.Contains("type=pending", StringComparison.Ordinal))
            {
                await connection.AnswerAsync("""{"status":"success","data":{"orders":[{"oms_order_id":"20240314929","order_status":"NEW"}]}}""");
            }
        });

        var file = await Recorded.FromAsync(server.Url);

        Assert.False(Recorded.Exchange(file, "type=pending").TryGetProperty("status", out _));
        Assert.Equal("ConnectionBroke", Recorded.Exchange(file, "type=pending").GetProperty("problem").GetString());
        Assert.Equal(200, Recorded.Exchange(file, "trading_info").GetProperty("status").GetInt32());
        Assert.Equal(200, Recorded.Exchange(file, "type=completed").GetProperty("status").GetInt32());
        Assert.Equal(200, Recorded.Exchange(file, "/history").GetProperty("status").GetInt32());
        Assert.Empty(server.Deletes);
    }

    [Fact]
    public async Task Recording_TwoOfTheSameBroker_HaveDifferentReplacements()
    {
        var one = await Recorded.FromAsync(OddBroker.AnswerAsync);
        var other = await Recorded.FromAsync(OddBroker.AnswerAsync);

        Assert.NotEqual(ClientId().Match(one).Value, ClientId().Match(other).Value);
    }

    [GeneratedRegex("client_id=[A-Z0-9]+")]
    private static partial Regex ClientId();
}
