using BracketBot.Core.Orders;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Bot;
using BracketBot.Sandbox.Broker;
using BracketBot.Sandbox.Telegram;
using BracketBot.Tests.Shared;

namespace BracketBot.EndToEnd;

public sealed class LiteSoonTests() : SoonTests(new LiteStore());

public sealed class PostgresSoonTests(PostgresServer server) : SoonTests(new PostgresStore(server));

/// <summary>A card says soon what it has to say, and goes on saying it: through taps that come together, repeats, and a process that dies.</summary>
public abstract class SoonTests(Store store)
{
    /// <summary>What goes wrong between two threads does not do so every time.</summary>
    private const int Rounds = 10;

    [Fact]
    public async Task Confirm_TenTapsAtOnce_SendOneDeleteAndTheCardEndsWithTheAnswer()
    {
        IReadOnlyList<string> orders = [];
        await using var world = await World.StartAsync(store, w => orders = w.Broker.AddBrackets(Rounds, new BracketSpec()));

        foreach (var (round, order) in orders.Index())
        {
            var card = await world.SendAsync($"/cancel {order} ENTRY");
            await TapTenTimesAsync(world, card);

            Assert.Equal(round + 1, world.Deletes);
        }
    }

    [Fact]
    public async Task Alert_TenTapsAtOnce_SendOneDeleteAndTheCardEndsWithTheAnswer()
    {
        IReadOnlyList<string> orders = [];
        await using var world = await World.StartAsync(store, w => orders = w.Broker.AddBrackets(Rounds, new BracketSpec()));
        var address = await world.HookAsync();

        foreach (var (round, order) in orders.Index())
        {
            await world.PostAsync(address, $$"""{"text":"get out of {{order}}","order":"{{order}}"}""");
            var card = await world.BotMessageAsync($"get out of {order}");
            await TapTenTimesAsync(world, card);

            Assert.Equal(round + 1, world.Deletes);

            // So that the chat takes the next alert at once.
            await world.PassAsync(TimeSpan.FromSeconds(8));
        }
    }

    [Fact]
    public async Task Alert_PostedThreeTimes_IsCountedOnItsCard()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var address = await world.HookAsync();

        foreach (var text in Enumerable.Range(71, Rounds).Select(i => $"RSI went over {i}"))
        {
            var body = $$"""{"text":"{{text}}","symbol":"IDEA","exchange":"NSE"}""";
            await world.PostAsync(address, body);
            var card = await world.BotMessageAsync(text);

            await world.PostAsync(address, body);
            await world.PostAsync(address, body);
            await world.UntilSoonAsync(card, AlertSays.Times(text, 3));

            Assert.Single(world.Telegram.Messages(World.Asha.Id), m => m.Text.StartsWith(text, StringComparison.Ordinal));
            await world.PassAsync(TimeSpan.FromSeconds(8));
        }
    }

    [Fact]
    public async Task Killed_RightAfterTheDelete_TheNextProcessBringsTheAnswer()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder(), startBot: false);
        ChatMessage card;
        await using (var process = await world.StartProcessAsync((World.KillAt, "after-delete")))
        {
            card = await world.AskAsync();
            world.Telegram.TapButton(World.Asha, card, Buttons.Cancel(LegRole.Entry));
            await process.WaitUntilAsync([BotState.Failed], World.Patience);
            await world.UntilDeadAsync(process);
        }

        await world.StartBotAsync();
        await world.UntilSoonAsync(card, Says.NothingHeld);

        Assert.Equal(1, world.Deletes);
        Assert.Empty(await world.UnsettledAsync());
    }

    private static async Task TapTenTimesAsync(World world, ChatMessage card)
    {
        // The card may have gone on before the last of them: a thumb taps what it saw.
        var button = card.Button(Buttons.Cancel(LegRole.Entry)).CallbackData ?? throw new InvalidOperationException("The button has no data.");
        var taps = Enumerable.Range(0, 10).Select(_ => world.Telegram.Tap(World.Asha, card.ChatId, card.MessageId, button)).ToList();
        await Task.WhenAll(taps.Select(t => t.Answered)).WaitAsync(World.Patience);
        await world.UntilSoonAsync(card, Says.NothingHeld);

        // Where it ends: no older state of the card may come after the answer. That an edit was taken may be written along with the next commit, so
        // there is one.
        await world.SendAsync("/help");
        await World.UntilAsync(async () => (await world.Store.CardsAsync()).Single(c => c.MessageId == card.MessageId) is var c && c.Delivered == c.Revision);
        Assert.Contains(Says.NothingHeld, world.Now(card).Text, StringComparison.Ordinal);
    }
}
