using System.Text;
using System.Text.Json.Nodes;
using BracketBot.Sandbox.Broker;

namespace BracketBot.Sandbox.Tests.Broker;

public sealed class ControlsTests
{
    private const string Id = "20240314929";

    [Fact]
    public async Task View_Served_IsTheBrokersView()
    {
        await using var running = await RunningBroker.StartAsync(SimulatedBrokerOptions.ForTests with { StartingBook = StartingBook.Demo });

        var view = JsonNode.Parse(await running.Client.GetStringAsync("sandbox/broker", RunningBroker.Ct))!;

        var order = view["orders"]!.AsArray().Single(order => (string)order!["omsOrderId"]! == Id)!;
        Assert.Equal(("IDEA-EQ", 12.90m, "ENTRY", "Buy", true), ((string)order["symbol"]!, (decimal)order["target"]!, (string)order["legs"]![0]!["leg"]!, (string)order["legs"]![0]!["side"]!, (bool)order["isOpen"]!));
        Assert.Contains(view["positions"]!.AsArray(), held => (string)held!["symbol"]! == "M&M-EQ" && (int)held["quantity"]! == 20 && (int)held["stops"]! == 20);
        Assert.Equal(13, view["prices"]!.AsArray().Count);
        Assert.Equal("YA0002", (string)view["sessions"]![0]!["clientId"]!);
        Assert.DoesNotContain("sandbox-access-token", view.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task View_Since_WaitsForAChange()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        var version = running.Broker.View().Version;

        var newer = running.Client.GetStringAsync($"sandbox/broker?since={version}", RunningBroker.Ct);
        running.Broker.FillLeg(Id, "ENTRY");

        Assert.True((long)JsonNode.Parse(await newer)!["version"]! > version);
    }

    [Fact]
    public async Task Fault_SwitchedOnAndOff_StrikesMeanwhile()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();

        var on = await PostAsync(running, "faults", """{"fault":"answerError","call":"cancel","times":2}""");
        Assert.Equal(("AnswerError", "Cancel", 2), ((string)on["faults"]![0]!["fault"]!, (string)on["faults"]![0]!["call"]!, (int)on["faults"]![0]!["timesLeft"]!));
        using (var struck = await running.DeleteAsync(Id, RunningBroker.DocumentedPacket))
        {
            Assert.Equal("`exchange_order_id` can't be blank", (await Envelope.OfAsync(struck)).Message);
        }

        var off = await PostAsync(running, "faults/off", "{}");

        Assert.Empty(off["faults"]!.AsArray());
    }

    [Theory]
    [InlineData("slow", "Slow")]
    [InlineData("drop", "Drop")]
    [InlineData("hang", "Hang")]
    [InlineData("httpStatus", "HttpStatus")]
    [InlineData("emptyBody", "EmptyBody")]
    [InlineData("cutOffBody", "CutOffBody")]
    [InlineData("sessionExpired", "SessionExpired")]
    [InlineData("rateLimited", "RateLimited")]
    [InlineData("addressRefused", "AddressRefused")]
    [InlineData("wrongState", "WrongState")]
    [InlineData("logInError", "LogInError")]
    [InlineData("otherClient", "OtherClient")]
    public async Task Fault_EveryName_IsKnown(string name, string shown)
    {
        await using var running = await RunningBroker.StartAsync();

        var view = await PostAsync(running, "faults", $$"""{"fault":"{{name}}","when":"after","seconds":2,"clientId":"YA0007"}""");

        Assert.Equal(shown, (string)view["faults"]![0]!["fault"]!);
        Assert.Null(view["faults"]![0]!["timesLeft"]);
    }

    [Fact]
    public async Task Midnight_EndsEverySession()
    {
        await using var running = await RunningBroker.StartAsync();

        var view = await PostAsync(running, "midnight", "{}");

        Assert.All(view["sessions"]!.AsArray(), session => Assert.False((bool)session!["isAlive"]!));
        using var refused = await running.Client.GetAsync("api/v1/user/trading_info", RunningBroker.Ct);
        Assert.Equal(401, (int)refused.StatusCode);
    }

    [Fact]
    public async Task Token_ForAClient_IsAGoodOne()
    {
        await using var running = await RunningBroker.StartAsync();

        running.LogIn((string)(await PostAsync(running, "token", """{"clientId":"YA0003"}"""))["token"]!);

        Assert.Contains("YA0003", await running.Client.GetStringAsync("api/v1/user/trading_info", RunningBroker.Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Legs_FilledModifiedCancelled_ByHand()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();

        await PostAsync(running, "fill", $$"""{"omsOrderId":"{{Id}}","leg":"ENTRY","quantity":4}""");
        await PostAsync(running, "modify", $$"""{"omsOrderId":"{{Id}}","leg":"THIRD","price":13.00}""");
        await PostAsync(running, "cancel", $$"""{"omsOrderId":"{{Id}}","leg":"SECOND"}""");

        Assert.Equal((4, 13.00m, false), (running.Leg(Id, "ENTRY").Filled, running.Leg(Id, "THIRD").Price, running.Leg(Id, "SECOND").IsOpen));
    }

    [Fact]
    public async Task Session_ExpiredAndRenewed_ByHand()
    {
        await using var running = await RunningBroker.StartAsync();

        Assert.False((bool)(await PostAsync(running, "session/expire", """{"clientId":"YA0002"}"""))["sessions"]![0]!["isAlive"]!);
        Assert.True((bool)(await PostAsync(running, "session/renew", """{"clientId":"YA0002"}"""))["sessions"]![0]!["isAlive"]!);
    }

    [Fact]
    public async Task Market_PriceTickRule_ByHand()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();

        await PostAsync(running, "price", """{"symbol":"IDEA-EQ","price":11.90}""");
        var ruled = await PostAsync(running, "exit-rule", """{"rule":"Refused"}""");
        var ticked = await PostAsync(running, "tick", null);

        Assert.True(running.Leg(Id, "ENTRY").Filled > 0);
        Assert.Equal("Refused", (string)ruled["exitLegRule"]!);
        Assert.NotEqual(ruled["prices"]!.ToJsonString(), ticked["prices"]!.ToJsonString());
    }

    [Fact]
    public async Task Reset_GivesAFreshBookAndNoFaults()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Broker.Faults.UntilSwitchedOff(BrokerFault.DropAfterActing);
        running.Broker.ExpireSession("YA0002");

        var view = await PostAsync(running, "reset", """{"book":"Demo"}""");

        Assert.Empty(view["faults"]!.AsArray());
        Assert.True((bool)view["sessions"]![0]!["isAlive"]!);
        Assert.True(view["orders"]!.AsArray().Count > 10);
    }

    [Theory]
    [InlineData("faults", """{"fault":"earthquake"}""", 400)]
    [InlineData("faults", """{"fault":"slow","call":"everything"}""", 400)]
    [InlineData("faults", """{"fault":"slow","times":0}""", 400)]
    [InlineData("faults/off", """{"id":99}""", 404)]
    [InlineData("fill", """{"omsOrderId":"1","leg":"ENTRY"}""", 404)]
    [InlineData("fill", """{"omsOrderId":"20240314929","leg":"ENTRY","quantity":99}""", 400)]
    [InlineData("fill", "nonsense", 400)]
    [InlineData("price", """{"symbol":"IDEA-EQ","price":-1}""", 400)]
    [InlineData("price", """{"symbol":"NONE","price":1}""", 404)]
    [InlineData("session/expire", """{"clientId":"nobody"}""", 404)]
    [InlineData("token", """{"clientId":"nobody"}""", 404)]
    [InlineData("token", "{}", 404)]
    [InlineData("market/resume", "{}", 409)]
    public async Task BadOrder_IsRefusedWithAReason(string path, string body, int status)
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await running.Client.PostAsync("sandbox/broker/" + path, content, RunningBroker.Ct);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.NotEmpty((string)JsonNode.Parse(await response.Content.ReadAsStringAsync(RunningBroker.Ct))!["error"]!);
    }

    private static async Task<JsonNode> PostAsync(RunningBroker running, string path, string? body)
    {
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await running.Client.PostAsync("sandbox/broker/" + path, content, RunningBroker.Ct);
        Assert.Equal(200, (int)response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(RunningBroker.Ct))!;
    }
}
