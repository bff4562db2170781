using BracketBot.Core.Orders;
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
        Assert.Contains(Says.Asks(LegRole.Entry), card.Text, StringComparison.Ordinal);
        Assert.Equal(0, world.Deletes);
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        card = await world.UntilAsync(card, Says.NothingHeld);

        Assert.StartsWith(BrokerSays.Cancelled, card.Text, StringComparison.Ordinal);
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
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(card, BrokerSays.Cancelled);

        var request = Assert.Single(world.Broker.Requests, r => r.Call == BrokerCall.Cancel);
        Assert.Contains("\"leg_order_indicator\":\"ENTRY\"", Uri.UnescapeDataString(request.RawQuery), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_DocumentedError_ArrivesWordForWord()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        world.Broker.Faults.Once(BrokerFault.DocumentedError, BrokerCall.Cancel);

        var card = await world.AskAsync();
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        card = await world.UntilAsync(card, Says.BookHasItOpen);

        Assert.StartsWith($"{Says.NotCancelled}: 44000\n`exchange_order_id` can't be blank\n", card.Text, StringComparison.Ordinal);
        new[] { Buttons.Again, Buttons.Look }.Are(card.Buttons);
    }

    [Fact]
    public async Task Cancel_ByButtons_LeadsFromListToLegToAnswer()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder(new BracketSpec { FilledParts = [4] }));

        var card = await world.SendAsync("/cancel");
        await world.TapAsync(card, Buttons.BracketOf("IDEA-EQ"));
        card = await world.UntilAsync(card, Says.WhichLeg);
        await world.TapAsync(card, Buttons.Pick(LegRole.StopLoss));
        card = await world.UntilAsync(card, Says.Asks(LegRole.StopLoss));
        Assert.Contains(Says.YouHoldLong(4), card.Text, StringComparison.Ordinal);
        await world.TapAsync(card, Buttons.Back);
        card = await world.UntilAsync(card, Says.WhichLeg);
        await world.TapAsync(card, Buttons.Pick(LegRole.Entry));
        card = await world.UntilAsync(card, Says.Asks(LegRole.Entry));
        Assert.Contains(Says.RestGoes(6, 4), card.Text, StringComparison.Ordinal);
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        card = await world.UntilAsync(card, Says.FilledStay(4, 10));

        Assert.Contains(Says.LegIsOpen(LegRole.StopLoss, "10.90"), card.Text, StringComparison.Ordinal);
        Assert.Equal(1, world.Deletes);
    }

    [Fact]
    public async Task Keep_SendsNothing()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());

        var card = await world.AskAsync();
        Assert.Equal(BotSays.KeptToast, await world.TapAsync(card, Buttons.Keep));
        card = await world.UntilAsync(card, Says.Kept);

        new[] { Buttons.Again }.Are(card.Buttons);
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

        Assert.Contains(Says.Asks(LegRole.Entry), card.Text, StringComparison.Ordinal);
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

        Assert.StartsWith($"{ListSays.NotOpen} 20240314992", card.Text, StringComparison.Ordinal);
        Assert.StartsWith("IDEA-EQ", card.Buttons.First().Text, StringComparison.Ordinal);
        Assert.Contains("M&M-EQ", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_SessionOver_SaysSo()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();
        world.Broker.ExpireSession("YA0002");

        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        card = await world.UntilAsync(card, Says.NotCancelledSessionOver);

        Assert.Contains(AccessSays.SessionsEndAtMidnight, card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_FilledJustBefore_SaysAlreadyFilledAndOffersTheExits()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();
        world.Broker.FillLeg(World.Document, "ENTRY");

        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        card = await world.UntilAsync(card, Says.AlreadyFilled);

        Assert.Equal(2, card.Buttons.Count());
        await world.TapAsync(card, Buttons.Pick(LegRole.StopLoss));
        await world.UntilAsync(card, Says.Asks(LegRole.StopLoss));
        Assert.Equal(1, world.Deletes);
    }
}
