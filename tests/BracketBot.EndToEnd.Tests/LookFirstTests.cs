using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Broker;
using BracketBot.Sandbox.Telegram;
using BracketBot.Tests.Shared;

namespace BracketBot.EndToEnd;

public sealed class LiteLookFirstTests() : LookFirstTests(new LiteStore());

public sealed class PostgresLookFirstTests(PostgresServer server) : LookFirstTests(new PostgresStore(server));

/// <summary>A red button that comes up under a finger is disabled at first, and never stays so; while a cancel is on its way there is none to tap.</summary>
public abstract class LookFirstTests(Store store)
{
    private static readonly Wanted Red = Buttons.Cancel(LegRole.Entry);

    [Fact]
    public async Task ChosenLeg_IsDisabledAtFirst_ThenListens_ThenSends()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await ChooseAsync(world);

        Assert.Equal([true, false, false], card.Buttons.Select(b => b.Disabled));
        var listens = await world.UntilListeningAsync(card, Red);
        Assert.Equal((card.Text, "danger"), (listens.Text, listens.Button(Red).Style));
        Assert.Equal(card.Button(Buttons.Keep), listens.Button(Buttons.Keep));
        Assert.Equal(0, world.Deletes);

        world.Broker.Faults.UntilSwitchedOff(new BrokerFault.Slow(TimeSpan.FromSeconds(4)), BrokerCall.Cancel);
        Assert.Equal(BotSays.Sending, await world.TapAsync(card, Red));
        card = await world.UntilAsync(card, BrokerSays.Cancelled);
        var sending = Assert.Single(card.Versions, v => v.Text.StartsWith(Says.SendingTheCancel, StringComparison.Ordinal));
        var button = Assert.Single(sending.Buttons);
        Assert.True(Buttons.Sending.IsAllOf(button));
        Assert.Equal(new InlineButton(button.Text, null, Disabled: true), button);
        Assert.Equal(1, world.Deletes);
    }

    [Fact]
    public async Task DisabledButton_KeptMeanwhile_IsKept()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await ChooseAsync(world);

        Assert.Equal(BotSays.KeptToast, await world.TapAsync(card, Buttons.Keep));
        card = await world.UntilAsync(card, Says.Kept);
        world.Clock.Jump(DialogRules.LookFirst);

        new[] { Buttons.Again }.Are(world.Now(card).Buttons);
    }

    [Fact]
    public async Task DisabledButton_TelegramRefusesTheEdit_ListensOnceItTakesIt()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await ChooseAsync(world);

        world.Telegram.Faults.RateLimit(TimeSpan.FromSeconds(3), times: 2, method: "editMessageText");
        world.Clock.Jump(DialogRules.LookFirst);

        await world.TapAsync(card, Red);
        await world.UntilAsync(card, BrokerSays.Cancelled);
    }

    [Fact]
    public async Task DisabledButton_ProcessKilledMeanwhile_ListensAfterTheRestart()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder(), startBot: false);
        var process = await world.StartProcessAsync();
        var card = await ChooseAsync(world);
        await world.UntilDeadAsync(process);

        await using var next = await world.StartProcessAsync();

        Assert.False((await world.UntilListeningAsync(card, Red)).Button(Red).Disabled);
    }

    private static async Task<ChatMessage> ChooseAsync(World world)
    {
        var card = await world.SendAsync("/orders");
        await world.TapAsync(card, Buttons.BracketOf("IDEA-EQ"));
        return await world.UntilAsync(card, Says.Asks(LegRole.Entry));
    }
}
