using System.Text.Json.Nodes;
using BracketBot.Sandbox.Broker;

namespace BracketBot.Sandbox.Tests.Broker;

public sealed class CancelPacketTests
{
    private const string Success = """
        {
            "data": {
                "basket_id": "",
                "message": "Order Cancelled Successfully"
            },
            "message": "",
            "status": "success"
        }
        """;

    private const string BlankExchangeOrderId = """
        {
            "data": {},
            "error_code": 44000,
            "message": "`exchange_order_id` can't be blank",
            "status": "error"
        }
        """;

    [Fact]
    public async Task Cancel_DocumentsExample_AnswersTheDocumentsResponse()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();

        using var response = await running.DeleteAsync("20240314929", RunningBroker.DocumentedPacket);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(Success, await response.Content.ReadAsStringAsync(RunningBroker.Ct));
        Assert.Equal(OrderStatus.CancelConfirmed, running.Leg("20240314929", "ENTRY").Status);
    }

    [Fact]
    public async Task Cancel_PacketAsQuery_IsTheSame()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();

        using var response = await running.Client.DeleteAsync("api/v1/orders/kart/20240314929?" + Uri.EscapeDataString(RunningBroker.DocumentedPacket), RunningBroker.Ct);

        Assert.Equal(Success, await response.Content.ReadAsStringAsync(RunningBroker.Ct));
        Assert.False(running.Broker.Order("20240314929")!.IsOpen);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task Cancel_BlankExchangeOrderId_AnswersTheDocumentsError(string? value)
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();

        using var response = await running.DeleteAsync("20240314929", With("exchange_order_id", value));

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(BlankExchangeOrderId, await response.Content.ReadAsStringAsync(RunningBroker.Ct));
        Assert.True(running.Broker.Order("20240314929")!.IsOpen);
    }

    [Theory]
    [InlineData("client_id", null, 44000, "`client_id` can't be blank")]
    [InlineData("execution_type", null, 44000, "`execution_type` can't be blank")]
    [InlineData("leg_order_indicator", "\"\"", 44000, "`leg_order_indicator` can't be blank")]
    [InlineData("oms_order_id", "null", 44000, "`oms_order_id` can't be blank")]
    [InlineData("status", null, 44000, "`status` can't be blank")]
    [InlineData("exchange_order_id", "1100000012461398", 44000, "`exchange_order_id` must be a string")]
    [InlineData("oms_order_id", "20240314929", 44000, "`oms_order_id` must be a string")]
    [InlineData("execution_type", "\"REGULAR\"", 44000, "`execution_type` is invalid")]
    [InlineData("leg_order_indicator", "\"Entry\"", 44000, "`leg_order_indicator` is invalid")]
    [InlineData("oms_order_id", "\"20240314930\"", 44000, "`oms_order_id` doesn't match the path")]
    [InlineData("client_id", "\"YA0007\"", 40000, "Request forbidden")]
    [InlineData("status", "\"CONFIRMED\"", 44004, "`status` doesn't match, the order is MODIFY_CONFIRMED")]
    [InlineData("exchange_order_id", "\"1100000012461399\"", 44002, "No ENTRY leg with this `exchange_order_id`")]
    [InlineData("leg_order_indicator", "\"THIRD\"", 44002, "No THIRD leg with this `exchange_order_id`")]
    public async Task Cancel_OneFieldWrong_AnswersItsErrorAndChangesNothing(string field, string? value, int code, string message)
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();

        using var response = await running.DeleteAsync("20240314929", With(field, value));

        var envelope = await Envelope.OfAsync(response);
        Assert.Equal(("error", code, message), (envelope.Status, envelope.Code, envelope.Message));
        Assert.InRange(envelope.Http, 400, 499);
        Assert.True(running.Broker.Order("20240314929")!.IsOpen);
        Assert.False(Assert.Single(running.Broker.Requests).ActedOnBook);
    }

    [Theory]
    [InlineData("", "`client_id` can't be blank")]
    [InlineData("{}", "`client_id` can't be blank")]
    [InlineData("[]", "request packet is not an object")]
    [InlineData("client_id=YA0002", "request packet is not valid JSON")]
    public async Task Cancel_NoPacket_AnswersAnError(string body, string message)
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();

        using var response = await running.DeleteAsync("20240314929", body);

        Assert.Equal(new(400, "error", 44000, message), await Envelope.OfAsync(response));
    }

    [Fact]
    public async Task Cancel_UnknownOrForeignOrder_AnswersTheSame()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Broker.AddBracket(new() { OmsOrderId = "7", ClientId = "YA0007" });
        var notFound = new Envelope(404, "error", 44001, "Order not found");

        using var unknown = await running.DeleteAsync("8", With("oms_order_id", "\"8\""));
        using var foreign = await running.DeleteAsync("7", With("oms_order_id", "\"7\""));

        Assert.Equal(notFound, await Envelope.OfAsync(unknown));
        Assert.Equal(notFound, await Envelope.OfAsync(foreign));
    }

    [Fact]
    public async Task Cancel_PlainOrder_IsRefused()
    {
        await using var running = await RunningBroker.StartAsync();
        var order = running.Broker.AddOrder();

        using var response = await running.DeleteAsync(order.OmsOrderId, RunningBroker.Packet(order.OmsOrderId, order.Legs[0] with { Leg = "ENTRY" }));

        Assert.Equal(44005, (await Envelope.OfAsync(response)).Code);
        Assert.True(running.Broker.Order(order.OmsOrderId)!.IsOpen);
    }

    [Fact]
    public async Task Cancel_LegAlreadyFilled_SaysSo()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Broker.FillLeg("20240314929", "ENTRY");

        using var response = await running.DeleteAsync("20240314929", RunningBroker.DocumentedPacket);

        Assert.Equal(new(400, "error", 44003, "Order can't be cancelled, it is COMPLETE"), await Envelope.OfAsync(response));
    }

    [Fact]
    public async Task Errors_AskedFor_ComeWithHttp200()
    {
        await using var running = await RunningBroker.StartAsync(SimulatedBrokerOptions.ForTests with { ErrorsComeWithHttp200 = true });

        using var response = await running.DeleteAsync("20240314929", RunningBroker.DocumentedPacket);

        Assert.Equal(new(200, "error", 44001, "Order not found"), await Envelope.OfAsync(response));
    }

    /// <summary>The document's packet with one field given as this JSON, or left out.</summary>
    private static string With(string field, string? value)
    {
        var packet = JsonNode.Parse(RunningBroker.DocumentedPacket)!.AsObject();
        if (value is null)
        {
            packet.Remove(field);
        }
        else
        {
            packet[field] = JsonNode.Parse(value);
        }

        return packet.ToJsonString();
    }
}
