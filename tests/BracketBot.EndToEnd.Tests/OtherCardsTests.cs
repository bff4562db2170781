using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Broker;
using BracketBot.Tests.Shared;

namespace BracketBot.EndToEnd;

public sealed class LiteOtherCardsTests() : OtherCardsTests(new LiteStore());

public sealed class PostgresOtherCardsTests(PostgresServer server) : OtherCardsTests(new PostgresStore(server));

/// <summary>Several cards offer one leg: once it is gone, none of them does.</summary>
public abstract class OtherCardsTests(Store store)
{
    private const string Cancel = "Cancel entry";

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

        await world.TapAsync(newer, Cancel);
        await world.UntilAsync(newer, "Nothing is held");
        older = await world.UntilAsync(older, "Already cancelled: nothing was sent");
        alert = await world.UntilAsync(alert, "Already cancelled: nothing was sent");

        Assert.DoesNotContain(older.Buttons, b => b.Text.StartsWith(Cancel, StringComparison.Ordinal));
        Assert.Single(alert.Buttons, b => b.Text.StartsWith(Cancel, StringComparison.Ordinal));
        Assert.Contains("RSI went over 70", alert.Text, StringComparison.Ordinal);
        await world.TapAsync(alert, Cancel);
        await world.UntilAsync(other, "Already cancelled: nothing was sent");
        await world.UntilAsync(alert, "Nothing is held");
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
        await world.TapAsync(list, "Cancel 2 entries");
        await world.UntilAsync(list, "Really cancel 2 entries?");
        await world.TapAsync(list, "Cancel all 2 now");

        older = await world.UntilAsync(older, "Already cancelled: nothing was sent");

        Assert.DoesNotContain(older.Buttons, b => b.Text.StartsWith(Cancel, StringComparison.Ordinal));
        Assert.Equal(2, world.Deletes);
    }
}
