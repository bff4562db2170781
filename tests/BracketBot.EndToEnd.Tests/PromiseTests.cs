using BracketBot.Core.Orders;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Broker;
using BracketBot.Tests.Shared;

namespace BracketBot.EndToEnd;

public sealed class LitePromiseTests() : PromiseTests(new LiteStore());

public sealed class PostgresPromiseTests(PostgresServer server) : PromiseTests(new PostgresStore(server));

/// <summary>The five promises, and the one about time, counted at the simulated broker.</summary>
public abstract class PromiseTests(Store store)
{
    [Fact]
    public async Task Confirm_TappedTenTimes_SendsOneDelete()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();

        var taps = Enumerable.Range(0, 10).Select(_ => world.Telegram.TapButton(World.Asha, card, Buttons.Cancel(LegRole.Entry))).ToList();
        await Task.WhenAll(taps.Select(t => t.Answered)).WaitAsync(World.Patience);
        await world.UntilAsync(card, Says.NothingHeld);

        Assert.Equal(1, world.Deletes);
    }

    [Fact]
    public async Task Confirm_SameUpdateTwice_SendsOneDelete()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();

        var tap = world.Telegram.TapButton(World.Asha, card, Buttons.Cancel(LegRole.Entry));
        world.Telegram.Redeliver(tap.UpdateId);
        await world.UntilAsync(card, Says.NothingHeld);
        world.Telegram.Redeliver(tap.UpdateId);
        await world.SendAsync("/help");

        Assert.Equal(1, world.Deletes);
    }

    [Fact]
    public async Task Confirm_TwoCardsOfOneLegAtOnce_SendsOneWhileTheOtherIsWithoutOutcome()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var first = await world.AskAsync();
        var second = await world.AskAsync();
        world.Broker.Faults.Once(new BrokerFault.Slow(TimeSpan.FromSeconds(3)), BrokerCall.Cancel);

        await world.TapAsync(first, Buttons.Cancel(LegRole.Entry));
        await world.Broker.WaitForAsync(BrokerCall.Cancel, 1, World.Patience);
        await world.TapAsync(second, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(second, Says.OfThisLegOnItsWay);

        Assert.Equal(1, world.Deletes);
    }

    [Fact]
    public async Task Confirm_AfterExpiry_SendsNothingAndOffersTheCardAgain()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();
        var stale = card;

        await world.PassAsync(TimeSpan.FromSeconds(61));
        await world.UntilAsync(card, Says.Expired);
        await world.Telegram.Tap(World.Asha, card.ChatId, card.MessageId, stale.Button(Buttons.Cancel(LegRole.Entry)).CallbackData!).Answered.WaitAsync(World.Patience);
        await world.TapAsync(card, Buttons.Again);
        await world.UntilAsync(card, Says.Asks(LegRole.Entry));

        Assert.Equal(0, world.Deletes);
    }

    [Fact]
    public async Task Confirm_InABacklogAfterTenMinutesAway_SendsNothing()
    {
        await using var world = await World.StartAsync(store, w =>
        {
            w.AddDocumentOrder();
            w.Set("Dialogs:ConfirmWithin", "00:10:00");
        });
        var card = await world.AskAsync();
        await world.StopBotAsync();

        var tap = world.Telegram.TapButton(World.Asha, card, Buttons.Cancel(LegRole.Entry));
        world.Clock.Jump(TimeSpan.FromMinutes(9));
        await world.StartBotAsync();
        card = await world.UntilAsync(card, Says.TooLate);

        Assert.Equal(0, world.Deletes);
        Assert.True(tap.UpdateId > 0);
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(card, BrokerSays.Cancelled);
        Assert.Equal(1, world.Deletes);
    }

    [Fact]
    public async Task Confirm_LegFilledSinceTheCard_ShowsItAnewInsteadOfSending()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();

        await world.PassAsync(TimeSpan.FromSeconds(11));
        world.Broker.FillLeg(World.Document, "ENTRY", quantity: 4);
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        card = await world.UntilAsync(card, Says.Changed);

        Assert.Contains(Says.FilledFromTo(0, 4), card.Text, StringComparison.Ordinal);
        Assert.Equal(0, world.Deletes);
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(card, BrokerSays.Cancelled);
        Assert.Equal(1, world.Deletes);
    }

    [Fact]
    public async Task Confirm_LegFilledWhollySinceTheCard_SaysSoAndWhatIsHeld()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();

        await world.PassAsync(TimeSpan.FromSeconds(11));
        world.Broker.FillLeg(World.Document, "ENTRY");
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        card = await world.UntilAsync(card, Says.AlreadyFilled);

        Assert.Contains(Says.HeldWithAStop("IDEA-EQ 10 long"), card.Text, StringComparison.Ordinal);
        Assert.Equal(0, world.Deletes);
    }

    [Fact]
    public async Task Confirm_OldCardUnchanged_ReadsTheBookOnceThenSends()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();

        await world.PassAsync(TimeSpan.FromSeconds(11));
        world.Broker.ClearRequests();
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(card, BrokerSays.Cancelled);

        Assert.Equal([BrokerCall.OrderBook, BrokerCall.Cancel], world.Broker.Requests.Take(2).Select(r => r.Call));
    }

    [Fact]
    public async Task Confirm_FreshCard_ReadsNothingBeforeSending()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();

        world.Broker.ClearRequests();
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(card, BrokerSays.Cancelled);

        Assert.Equal(BrokerCall.Cancel, world.Broker.Requests[0].Call);
    }

    [Fact]
    public async Task Confirm_ByAnotherUser_SendsNothing()
    {
        await using var world = await World.StartAsync(store, w =>
        {
            w.AddDocumentOrder();
            w.Set("Access:Users:1:TelegramUserId", "5002");
            w.Set("Access:Users:1:ClientId", "YA0007");
            w.Set("Access:Users:1:AccessToken", SimulatedAccount.Neighbour.AccessToken);
        });
        var card = await world.AskAsync();

        var toast = await world.TapAsync(card, Buttons.Cancel(LegRole.Entry), World.Ravi);

        Assert.Equal(BotSays.NotYourCard, toast);
        Assert.Equal(0, world.Deletes);
    }

    [Fact]
    public async Task Stranger_HoweverTheyKnock_GetsOnePoliteLineAndNothingElse()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();

        var reply = await world.SendAsync("/orders", World.Ravi);
        var tap = await world.Telegram.TapButton(World.Ravi, card, Buttons.Cancel(LegRole.Entry)).Answered.WaitAsync(World.Patience);
        world.Telegram.SendText(World.Ravi, $"/cancel {World.Document} ENTRY");
        world.Telegram.Forward(World.Ravi, card);
        await world.SendAsync("/help");

        Assert.Contains("5002", reply.Text, StringComparison.Ordinal);
        Assert.Contains("5002", tap.Text, StringComparison.Ordinal);
        Assert.Single(world.Telegram.Messages(World.Ravi.Id), m => m.FromBot);
        Assert.Equal(0, world.Deletes);
        Assert.DoesNotContain(world.Broker.Requests, r => r.Call is BrokerCall.Cancel);
    }

    [Theory]
    [InlineData("d:AAAAAAAAAAAAAAAA:a:1.0")]
    [InlineData("d:::")]
    [InlineData("x")]
    [InlineData("d:AAAA:a:-1.99999999999999")]
    [InlineData("DELETE 20240314929")]
    public async Task ForgedCallbackData_DoesNothing(string data)
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();

        var answer = await world.Telegram.Tap(World.Asha, card.ChatId, card.MessageId, data).Answered.WaitAsync(World.Patience);

        Assert.Equal(BotSays.CardIsGone, answer.Text);
        Assert.Equal(0, world.Deletes);
    }

    [Fact]
    public async Task Group_GetsOneLineThatSaysToTalkInPrivate()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var group = world.Telegram.AddGroup("Traders", World.Asha, World.Ravi);

        world.Telegram.SendText(World.Asha, $"/cancel {World.Document} ENTRY", group.Id);
        var line = await world.Telegram.WaitForMessageAsync(group.Id, m => m.FromBot, World.Patience);

        Assert.Equal(BotSays.OrdersArePrivate, line.Text);
        Assert.Empty(line.Buttons);
    }

    [Fact]
    public async Task EditedMessage_DoesNothing()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        await world.SendAsync("/help");
        var mine = world.Telegram.Messages(World.Asha.Id).First(m => !m.FromBot);

        world.Telegram.EditText(World.Asha, mine.ChatId, mine.MessageId, "/orders");
        await world.SendAsync("/start");

        Assert.Equal(2, world.Telegram.Messages(World.Asha.Id).Count(m => m.FromBot));
    }

    [Fact]
    public async Task Secrets_AreInNoLogAndNoChat()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        world.Broker.Faults.Once(BrokerFault.DropBeforeActing, BrokerCall.OrderBook);
        world.Telegram.Faults.Http500(2);
        await world.SendAsync("/orders");
        var card = await world.AskAsync();
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(card, BrokerSays.Cancelled);
        await world.StopBotAsync();

        var token = world.Telegram.Options.BotToken;
        string[] secrets = [token, token.Split(':')[1], SimulatedAccount.Trader.AccessToken];
        Assert.NotEmpty(world.Logs.Lines);
        Assert.All(secrets, s => Assert.DoesNotContain(world.Logs.Lines, l => l.Contains(s, StringComparison.Ordinal)));
        Assert.All(secrets, s => Assert.DoesNotContain(world.Telegram.Calls, c => c.Body.Contains(s, StringComparison.Ordinal)));
        var stored = await world.Store.ContentsAsync();
        Assert.NotEmpty(stored);
        Assert.All(stored, s => Assert.DoesNotContain(SimulatedAccount.Trader.AccessToken, s, StringComparison.Ordinal));
    }
}
