using BracketBot.Broker.Tests.Serving;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Broker.Tests.Cancels;

public class CancelPacketTests
{
    private static readonly Reply Success = Reply.Fixture("cancel-success.json");

    [Fact]
    public async Task Cancel_InBody_IsTheDocumentsPacket()
    {
        await using var server = await WebBroker.StartAsync(Success);
        using var broker = Given.Broker(server.Url);
        var session = new BrokerSession(new("clintId"), Given.Token);
        var packet = Given.Packet with { ClientId = session.ClientId };

        var result = await broker.CancelLegAsync(session, packet, Given.Soon(), Given.Never);

        Assert.Equal(new CancelTaken("Order Cancelled Successfully"), result.Value);
        var seen = Assert.Single(server.Seen);
        Assert.Equal("DELETE", seen.Method);
        Assert.Equal("/api/v1/orders/kart/20240314929", seen.Target);
        Assert.Equal(Compact(Fixtures.Read("cancel-request.json")), seen.Body);
        Assert.Equal("application/json", seen.Headers["Content-Type"]);
        Assert.Equal(seen.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), seen.Headers["Content-Length"]);
        Assert.Equal($"Bearer {Given.Token}", seen.Headers["Authorization"]);
        Assert.Equal("application/json", seen.Headers["Accept"]);
        Assert.Equal(
            ["Accept", "Accept-Encoding", "Authorization", "Content-Length", "Content-Type", "Host"],
            seen.Headers.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Cancel_InQuery_IsTheSamePacketWithoutABody()
    {
        await using var server = await WebBroker.StartAsync(Success);
        using var broker = Given.Broker(server.Url, PacketPlace.Query);

        var result = await broker.CancelLegAsync(Given.Session, Given.Packet, Given.Soon(), Given.Never);

        Assert.Equal("Order Cancelled Successfully", result.Value?.Message);
        var seen = Assert.Single(server.Seen);
        var json = Compact(Fixtures.Read("cancel-request.json")).Replace("clintId", "YA0002", StringComparison.Ordinal);
        Assert.Equal("DELETE", seen.Method);
        Assert.Equal($"/api/v1/orders/kart/20240314929?{Uri.EscapeDataString(json)}", seen.Target);
        Assert.StartsWith("/api/v1/orders/kart/20240314929?%7B%22client_id%22%3A%22YA0002%22%2C%22", seen.Target, StringComparison.Ordinal);
        Assert.Equal("", seen.Body);
        Assert.Equal("0", seen.Headers["Content-Length"]);
        Assert.False(seen.Headers.ContainsKey("Content-Type"));
        Assert.False(seen.Headers.ContainsKey("Transfer-Encoding"));
    }

    [Fact]
    public async Task Cancel_OddCharacters_StayLiteralInJson()
    {
        await using var server = await WebBroker.StartAsync(Success);
        using var broker = Given.Broker(server.Url);
        var leg = new LegRef(new("1/2?3#4%5 6&é"), new("entry"), new("M&M+<>'é"));

        await broker.CancelLegAsync(
            Given.Session, new(Given.Session.ClientId, leg, "MOD \"x\"\\"), Given.Soon(), Given.Never);

        var seen = Assert.Single(server.Seen);
        Assert.Equal("/api/v1/orders/kart/1%2F2%3F3%234%255%206%26%C3%A9", seen.Target);
        Assert.Equal(
            """{"client_id":"YA0002","exchange_order_id":"M&M+<>'é","execution_type":"BO","leg_order_indicator":"ENTRY","oms_order_id":"1/2?3#4%5 6&é","status":"MOD \"x\"\\"}""",
            seen.Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task BaseUrl_WithAPath_KeepsIt(string end)
    {
        await using var server = await WebBroker.StartAsync(Success);
        using var broker = Given.Broker(new Uri(server.Url, "/broker/one" + end));

        await broker.CancelLegAsync(Given.Session, Given.Packet, Given.Soon(), Given.Never);

        Assert.Equal("/broker/one/api/v1/orders/kart/20240314929", Assert.Single(server.Seen).Target);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task OrderId_ThatIsNoPathSegment_IsABug(string id)
    {
        using var broker = Given.Broker(new("http://127.0.0.1:1"));

        await Assert.ThrowsAsync<ArgumentException>(() => broker.CancelLegAsync(Given.Session, Given.Cancel(id), Given.Soon(), Given.Never));
    }

    [Fact]
    public async Task Packet_ForAnotherClient_IsABug()
    {
        using var broker = Given.Broker(new("http://127.0.0.1:1"));
        var packet = Given.Packet with { ClientId = new("YB0777") };

        await Assert.ThrowsAsync<ArgumentException>(() => broker.CancelLegAsync(Given.Session, packet, Given.Soon(), Given.Never));
    }

    private static string Compact(string json) => string.Concat(json.Where(c => !char.IsWhiteSpace(c)));
}
