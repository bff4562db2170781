using BracketBot.Core.Orders;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Broker;
using BracketBot.Tests.Shared;

namespace BracketBot.EndToEnd;

public sealed class LiteNoAnswerTests() : NoAnswerTests(new LiteStore());

public sealed class PostgresNoAnswerTests(PostgresServer server) : NoAnswerTests(new PostgresStore(server));

/// <summary>The broker gives no word: the bot looks, never guesses, never sends again.</summary>
public abstract class NoAnswerTests(Store store)
{
    [Fact]
    public async Task Cancel_DroppedAfterActing_FindsTheLegGone()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();
        world.Broker.Faults.Once(BrokerFault.DropAfterActing, BrokerCall.Cancel);

        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        card = await world.UntilAsync(card, Says.NothingHeld);

        Assert.StartsWith(Says.Cancelled, card.Text, StringComparison.Ordinal);
        Assert.Equal(1, world.Deletes);
    }

    [Fact]
    public async Task Cancel_DroppedBeforeActing_SaysStillOpenNoSoonerThanItCanBeSaid()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();
        world.Broker.Faults.Once(BrokerFault.DropBeforeActing, BrokerCall.Cancel);

        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        card = await world.UntilAsync(card, Says.NoAnswer);
        Assert.True(Assert.Single(card.Buttons).Disabled);

        // It looks on, although the first look shows the leg open: the request may yet arrive.
        for (var look = 0; look < 3; look++)
        {
            var books = world.Broker.Count(BrokerCall.OrderBook);
            world.Clock.Jump(TimeSpan.FromSeconds(2));
            await world.Broker.WaitForAsync(BrokerCall.OrderBook, books + 1, World.Patience);
        }

        Assert.Contains(Says.NoAnswer, world.Now(card).Text, StringComparison.Ordinal);

        await world.PassAsync(TimeSpan.FromSeconds(13));
        card = await world.UntilAsync(card, Says.NotCancelledStillOpen);
        Assert.Equal(1, world.Deletes);

        await world.TapAsync(card, Buttons.Again);
        card = await world.UntilAsync(card, Says.Asks(LegRole.Entry));
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(card, BrokerSays.Cancelled);
        Assert.Equal(2, world.Deletes);
    }

    [Fact]
    public async Task Cancel_TimesOutWhileTheBrokerActs_FindsTheLegGone()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();
        world.Broker.Faults.Once(BrokerFault.HangAfterActing, BrokerCall.Cancel);

        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        await world.Broker.WaitForAsync(BrokerCall.Cancel, 1, World.Patience);
        await world.PassAsync(TimeSpan.FromSeconds(8));
        card = await world.UntilAsync(card, Says.NothingHeld);

        Assert.Equal(1, world.Deletes);
    }

    [Fact]
    public async Task Cancel_BookUnreadableForTwoMinutes_EndsUnknownAndCanBeLookedAtAgain()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();
        world.Broker.Faults.Once(BrokerFault.DropAfterActing, BrokerCall.Cancel);
        world.Broker.Faults.UntilSwitchedOff(new BrokerFault.HttpStatus(502), BrokerCall.OrderBook);

        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(card, Says.NoAnswer);
        await world.PassAsync(TimeSpan.FromSeconds(121));
        card = await world.UntilAsync(card, Says.OutcomeNotKnown);
        Assert.Contains(BotSays.NothingRead, await world.TapAsync(card, Buttons.Look), StringComparison.Ordinal);
        world.Broker.Faults.SwitchOffAll();
        Assert.Equal(BotSays.ReadAnew, await world.TapAsync(card, Buttons.Look));
        await world.UntilAsync(card, Says.NothingHeld);

        Assert.Equal(1, world.Deletes);
    }

    [Fact]
    public async Task Cancel_HangingBroker_DoesNotHoldUpTheUsersNextMessage()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();
        world.Broker.Faults.UntilSwitchedOff(BrokerFault.HangBeforeActing);

        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        world.Telegram.SendText(World.Asha, "/orders");
        var help = await world.SendAsync("/help");

        Assert.Contains(BotSays.CancelsLegs, help.Text, StringComparison.Ordinal);
        world.Broker.Faults.SwitchOffAll();
        await world.PassAsync(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task Cancel_TelegramAwayAtTheAnswer_DeliversItLater()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();
        world.Telegram.Faults.Http500(method: "editMessageText");

        world.Telegram.TapButton(World.Asha, card, Buttons.Cancel(LegRole.Entry));
        await world.Broker.WaitForAsync(BrokerCall.Cancel, 1, World.Patience);
        await world.StopBotAsync();
        world.Telegram.Faults.Clear();
        world.Clock.Jump(TimeSpan.FromSeconds(40));
        await world.StartBotAsync();
        await world.UntilAsync(card, BrokerSays.Cancelled);

        Assert.Equal(1, world.Deletes);
    }
}
