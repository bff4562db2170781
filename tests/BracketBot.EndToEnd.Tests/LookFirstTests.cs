using BracketBot.Core.Dialogs;
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
    private const string Red = "Cancel entry";

    [Fact]
    public async Task ChosenLeg_IsDisabledAtFirst_ThenListens_ThenSends()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await ChooseAsync(world);

        Assert.Equal([true, false, false], card.Buttons.Select(b => b.Disabled));
        var listens = await world.UntilListeningAsync(card, Red);
        Assert.Equal((card.Text, "danger"), (listens.Text, listens.Button(Red).Style));
        Assert.Equal(card.Button("Keep"), listens.Button("Keep"));
        Assert.Equal(0, world.Deletes);

        world.Broker.Faults.UntilSwitchedOff(new BrokerFault.Slow(TimeSpan.FromSeconds(4)), BrokerCall.Cancel);
        Assert.Equal(Toasts.Sending, await world.TapAsync(card, Red));
        card = await world.UntilAsync(card, "Order Cancelled Successfully");
        var sending = Assert.Single(card.Versions, v => v.Text.StartsWith("Sending the cancel…", StringComparison.Ordinal));
        Assert.Equal([new InlineButton("Sending…", null, Disabled: true)], sending.Buttons);
        Assert.Equal(1, world.Deletes);
    }

    [Fact]
    public async Task DisabledButton_KeptMeanwhile_IsKept()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await ChooseAsync(world);

        Assert.Equal(Toasts.Kept, await world.TapAsync(card, "Keep"));
        card = await world.UntilAsync(card, "Kept");
        world.Clock.Jump(DialogRules.LookFirst);

        Assert.Equal("Look again", Assert.Single(world.Now(card).Buttons).Text);
    }

    [Fact]
    public async Task DisabledButton_TelegramRefusesTheEdit_ListensOnceItTakesIt()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await ChooseAsync(world);

        world.Telegram.Faults.RateLimit(TimeSpan.FromSeconds(3), times: 2, method: "editMessageText");
        world.Clock.Jump(DialogRules.LookFirst);

        await world.TapAsync(card, Red);
        await world.UntilAsync(card, "Order Cancelled Successfully");
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
        await world.TapAsync(card, card.Buttons.First().Text);
        return await world.UntilAsync(card, "Cancel entry?");
    }
}
