using BracketBot.Core.Orders;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Broker;
using BracketBot.Tests.Shared;

namespace BracketBot.EndToEnd;

public sealed class LiteOtherCardsTests() : OtherCardsTests(new LiteStore());

public sealed class PostgresOtherCardsTests(PostgresServer server) : OtherCardsTests(new PostgresStore(server));

/// <summary>Several cards offer one leg: once it is gone, none of them does.</summary>
public abstract class OtherCardsTests(Store store)
{
    [Fact]
    public async Task Card_LegCancelledOnAnotherCard_LosesItsRedButton()
    {
        await using var world = await World.StartAsync(store, w =>
        {
            w.AddDocumentOrder();
            w.Broker.AddBracket(new BracketSpec { OmsOrderId = "20240314777" });
        });
        await world.PostAsync(await world.HookAsync(), """{"text":"RSI went over 70","symbol":"IDEA"}""");
        var alert = await world.BotMessageAsync("RSI went over 70");
        var other = await world.SendAsync("/cancel 20240314777 ENTRY");
        var older = await world.SendAsync($"/cancel {World.Document} ENTRY");
        var newer = await world.SendAsync($"/cancel {World.Document} ENTRY");

        await world.TapAsync(newer, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(newer, Says.NothingHeld);
        older = await world.UntilAsync(older, Says.GoneBefore);
        alert = await world.UntilAsync(alert, Says.GoneBefore);

        Assert.DoesNotContain(older.Buttons, Buttons.CancelAny.Fits);
        Assert.Single(alert.Buttons, Buttons.CancelAny.Fits);
        Assert.Contains("RSI went over 70", alert.Text, StringComparison.Ordinal);
        await world.TapAsync(alert, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(other, Says.GoneBefore);
        await world.UntilAsync(alert, Says.NothingHeld);
        Assert.Equal(2, world.Deletes);
    }

    [Fact]
    public async Task Card_LegCancelledByAList_LosesItsRedButton()
    {
        await using var world = await World.StartAsync(store, w =>
        {
            w.AddDocumentOrder();
            w.Broker.AddBracket(new BracketSpec { OmsOrderId = "20240314777" });
        });
        var older = await world.SendAsync($"/cancel {World.Document} ENTRY");
        var list = await world.SendAsync("/cancelall");
        await world.TapAsync(list, Buttons.CancelEntries(2));
        await world.UntilAsync(list, AllSays.AsksAgainForEntries(2));
        await world.TapAsync(list, Buttons.CancelAllNow(2));

        older = await world.UntilAsync(older, Says.GoneBefore);

        Assert.DoesNotContain(older.Buttons, Buttons.CancelAny.Fits);
        Assert.Equal(2, world.Deletes);
    }
}
