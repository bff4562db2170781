using System.Net;
using BracketBot.Core.Orders;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Telegram;
using BracketBot.Tests.Shared;

namespace BracketBot.EndToEnd;

public sealed class LiteStoreAwayTests() : StoreAwayTests(new LiteStore());

public sealed class PostgresStoreAwayTests(PostgresServer server) : StoreAwayTests(new PostgresStore(server));

/// <summary>The store can't be written: nothing is sent, everybody is told at once, and what came meanwhile has waited.</summary>
public abstract class StoreAwayTests(Store store)
{
    [Theory]
    [InlineData(Trouble.Refuses)]
    [InlineData(Trouble.Hangs)]
    public async Task Confirm_StoreTakesNothing_SendsNothingAndTells(Trouble trouble)
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();
        await world.UntilConfirmedAsync();
        await using (await store.BreakAsync(world.Bot, trouble))
        {
            var tap = world.Telegram.TapButton(World.Asha, world.Now(card), Buttons.Cancel(LegRole.Entry));
            var toast = await tap.Answered.WaitAsync(World.Patience);
            Assert.StartsWith(BotSays.DatabaseAway, toast.Text, StringComparison.Ordinal);
            await world.BotMessageAsync(BotSays.NothingSentToTheBroker);
        }

        // The tap comes again, and has waited: the card is offered anew.
        card = await world.UntilAsync(card, Says.NothingWasSent);
        await world.UntilConfirmedAsync();

        Assert.Equal(0, world.Deletes);
        Assert.DoesNotContain(Says.NoAnswer, card.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Single(world.Logs.Lines, l => l.Contains(BotSays.LogsDatabaseAway, StringComparison.Ordinal));
        Assert.Single(world.Logs.Lines, l => l.Contains(BotSays.LogsDatabaseBack, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Orders_StoreTakesNothing_AreShownToLookAtAndOnceMoreWhenItIsBack()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        await world.SendAsync("/start");
        await world.UntilConfirmedAsync();
        ChatMessage look;
        await using (await store.BreakAsync(world.Bot, Trouble.Refuses))
        {
            world.Telegram.SendText(World.Asha, "/orders");
            look = await world.BotMessageAsync(ListSays.OnlyToLookAt);
            Assert.Contains("IDEA-EQ", look.Text, StringComparison.Ordinal);
            Assert.Empty(look.Buttons);
        }

        var back = await world.Telegram.WaitForMessageAsync(World.Asha.Id, m => m.FromBot && m.Buttons.Any(b => b.Text.Contains(World.Document, StringComparison.Ordinal)), World.Patience);
        Assert.NotEqual(look.MessageId, back.MessageId);
    }

    /// <summary>Once a write has failed it is not known what is in the file, and it can't be read either.</summary>
    [Fact]
    public async Task Alert_AfterAWriteThatFailed_IsToldAndShownWhenTheStoreIsBack()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var address = await world.HookAsync();
        await world.UntilConfirmedAsync();
        await using (await store.BreakAsync(world.Bot, Trouble.Refuses))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await world.PostAsync(address, "IDEA crossed 11"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await world.PostAsync(address, "IDEA crossed 12"));
            await world.BotMessageAsync(AlertSays.AlertCame);
        }

        await world.BotMessageAsync("IDEA crossed 11");
        await world.BotMessageAsync("IDEA crossed 12");
    }

    [Fact]
    public async Task Alert_StoreTakesNothing_IsToldAndShownWhenItIsBack()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var address = await world.HookAsync();
        await world.UntilConfirmedAsync();
        await using (await store.BreakAsync(world.Bot, Trouble.Refuses))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await world.PostAsync(address, "IDEA crossed 12"));
            await world.BotMessageAsync(AlertSays.AlertCame);
        }

        var card = await world.BotMessageAsync("IDEA crossed 12");
        Assert.Contains(card.Buttons, Buttons.Cancel(LegRole.Entry).Fits);
    }
}
