using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Broker;
using BracketBot.Tests.Shared;

namespace BracketBot.EndToEnd;

public sealed class LiteCancelTests() : CancelTests(new LiteStore());

public sealed class PostgresCancelTests(PostgresServer server) : CancelTests(new PostgresStore(server));

/// <summary>A leg is cancelled by chat.</summary>
public abstract class CancelTests(Store store)
{
    [Fact]
    public async Task Cancel_TypedAndConfirmed_SendsTheDocumentsPacketOnceAndShowsTheApisMessage()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());

        var card = await world.SendAsync("/cancel 20240314929 ENTRY");
        Assert.Contains("Cancel entry?", card.Text, StringComparison.Ordinal);
        Assert.Equal(0, world.Deletes);
        await world.TapAsync(card, "Cancel entry");
        card = await world.UntilAsync(card, "Nothing is held: the bracket is closed.");

        Assert.StartsWith("Order Cancelled Successfully", card.Text, StringComparison.Ordinal);
        Assert.Empty(card.Buttons);
        var request = Assert.Single(world.Broker.Requests, r => r.Call == BrokerCall.Cancel);
        Assert.Equal(("DELETE", "/api/v1/orders/kart/20240314929", ""), (request.Method, request.Path, request.RawQuery));
        Assert.Equal(
            """{"client_id":"YA0002","exchange_order_id":"1100000012461398","execution_type":"BO","leg_order_indicator":"ENTRY","oms_order_id":"20240314929","status":"MODIFY_CONFIRMED"}""",
            request.Body);
        Assert.Single(world.Telegram.Messages(World.Asha.Id), m => m.FromBot);
    }

    [Fact]
    public async Task Cancel_QueryPacket_SendsTheSameOnceAsQuery()
    {
        await using var world = await World.StartAsync(store, w =>
        {
            w.AddDocumentOrder();
            w.Set("Broker:CancelPacket", "Query");
        });

        var card = await world.AskAsync();
        await world.TapAsync(card, "Cancel entry");
        await world.UntilAsync(card, "Order Cancelled Successfully");

        var request = Assert.Single(world.Broker.Requests, r => r.Call == BrokerCall.Cancel);
        Assert.Contains("\"leg_order_indicator\":\"ENTRY\"", Uri.UnescapeDataString(request.RawQuery), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_DocumentedError_ArrivesWordForWord()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        world.Broker.Faults.Once(BrokerFault.DocumentedError, BrokerCall.Cancel);

        var card = await world.AskAsync();
        await world.TapAsync(card, "Cancel entry");
        card = await world.UntilAsync(card, "Order book: still open");

        Assert.StartsWith("Not cancelled: 44000\n`exchange_order_id` can't be blank\n", card.Text, StringComparison.Ordinal);
        Assert.Equal(["Try again", "Look again"], card.Buttons.Select(b => b.Text));
    }

    [Fact]
    public async Task Cancel_ByButtons_LeadsFromListToLegToAnswer()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder(new BracketSpec { FilledParts = [4] }));

        var card = await world.SendAsync("/cancel");
        await world.TapAsync(card, "IDEA-EQ");
        card = await world.UntilAsync(card, "Which leg?");
        await world.TapAsync(card, "Stop");
        card = await world.UntilAsync(card, "Cancel stop?");
        Assert.Contains("You hold 4 long.", card.Text, StringComparison.Ordinal);
        await world.TapAsync(card, "Back");
        card = await world.UntilAsync(card, "Which leg?");
        await world.TapAsync(card, "Entry");
        card = await world.UntilAsync(card, "Cancel entry?");
        Assert.Contains("The open 6 go. The filled 4 stay a position.", card.Text, StringComparison.Ordinal);
        await world.TapAsync(card, "Cancel entry");
        card = await world.UntilAsync(card, "4 of 10 were filled and stay a position.");

        Assert.Contains("Stop 10.90: open", card.Text, StringComparison.Ordinal);
        Assert.Equal(1, world.Deletes);
    }

    [Fact]
    public async Task Keep_SendsNothing()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());

        var card = await world.AskAsync();
        Assert.Equal("Kept.", await world.TapAsync(card, "Keep"));
        card = await world.UntilAsync(card, "Kept");

        Assert.Equal(["Look again"], card.Buttons.Select(b => b.Text));
        Assert.Equal(0, world.Deletes);
    }

    [Theory]
    [InlineData("  /CANCEL@bracket_bot\n  #20240314929   entry ")]
    [InlineData("20240314929 Entry")]
    [InlineData("#20240314929")]
    public async Task Cancel_TypedOddly_IsForgiven(string text)
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());

        var card = await world.SendAsync(text);

        Assert.Contains("Cancel entry?", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_UnknownId_OffersTheNearestOpenOnes()
    {
        await using var world = await World.StartAsync(store, w =>
        {
            w.AddDocumentOrder();
            w.Broker.AddBracket(new BracketSpec { OmsOrderId = "77777777777", Symbol = "M&M-EQ" });
        });

        var card = await world.SendAsync("/cancel 20240314992");

        Assert.StartsWith("No open bracket 20240314992", card.Text, StringComparison.Ordinal);
        Assert.StartsWith("IDEA-EQ", card.Buttons.First().Text, StringComparison.Ordinal);
        Assert.Contains("M&M-EQ", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_SessionOver_SaysSo()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();
        world.Broker.ExpireSession("YA0002");

        await world.TapAsync(card, "Cancel entry");
        card = await world.UntilAsync(card, "Not cancelled: session over");

        Assert.Contains("Sessions end at midnight.", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_FilledJustBefore_SaysAlreadyFilledAndOffersTheExits()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();
        world.Broker.FillLeg(World.Document, "ENTRY");

        await world.TapAsync(card, "Cancel entry");
        card = await world.UntilAsync(card, "Already filled");

        Assert.Equal(2, card.Buttons.Count());
        await world.TapAsync(card, "Stop");
        await world.UntilAsync(card, "Cancel stop?");
        Assert.Equal(1, world.Deletes);
    }
}
