using System.Globalization;
using BracketBot.Core.Orders;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Bot;
using BracketBot.Sandbox.Broker;
using BracketBot.Sandbox.Telegram;

namespace BracketBot.EndToEnd;

/// <summary>
/// The real program, killed again and again at moments that nobody chose, while somebody cancels two orders at a time and goes on until each is
/// cancelled. BRACKETBOT_KILLS and BRACKETBOT_SEED make it longer, or another one.
/// </summary>
public sealed class RandomKillTests
{
    /// <summary>What leads on from wherever a kill has left a card, the best first.</summary>
    private static readonly Wanted[] WaysOn = [Buttons.Cancel(LegRole.Entry), Buttons.Again, Buttons.Look];

    [Fact]
    public async Task Killed_AtRandomMoments_CancelsEachOrderOnceAndAnswersEachTap()
    {
        var kills = Number("BRACKETBOT_KILLS") ?? 12;
#pragma warning disable CA5394 // Nothing secret hangs on when it is killed, and a seed brings it back.
        var random = new Random(Number("BRACKETBOT_SEED") ?? 20_240_314);
#pragma warning restore CA5394
        await using var world = await World.StartAsync(new LiteStore(), startBot: false);
        var orders = new List<string>();
        var users = new List<Task>();
        for (var kill = 0; kill <= kills; kill++)
        {
            await using var process = world.LaunchProcess(("Broker__Timeout", "00:00:02"));
            if (kill == kills)
            {
                await Task.WhenAll(users);
                await world.UntilConfirmedAsync();
                break;
            }

            foreach (var order in new[] { world.Broker.AddBracket(new()), world.Broker.AddBracket(new()) })
            {
                orders.Add(order.OmsOrderId);
                users.Add(CancelAsync(world, order.OmsOrderId));
            }

            await KillAsync(world, process, random);
        }

        // What left for the broker acted there, or was cut off with its process; none left twice.
        var tickets = await world.Store.TicketsAsync();
        Assert.All(tickets, t => Assert.Equal("Settled", t.State));
        Assert.All(orders, order =>
        {
            var deletes = world.Broker.Requests.Where(r => r.Call == BrokerCall.Cancel && r.Body.Contains(order, StringComparison.Ordinal)).ToList();
            Assert.Single(deletes, d => d.ActedOnBook);
            Assert.InRange(deletes.Count, 1, tickets.Count(t => t.Order == order));
        });
        Assert.Equal(kills * 2, orders.Count);
    }

    /// <summary>After some request to Telegram, or where none comes, and some moments later: in the midst of whatever it does then.</summary>
    private static async Task KillAsync(World world, BotProcess process, Random random)
    {
#pragma warning disable CA5394
        var (calls, moment) = (world.Telegram.Calls.Count + random.Next(1, 26), TimeSpan.FromMicroseconds(random.Next(0, 12_000)));
#pragma warning restore CA5394
        var reached = world.Telegram.WaitForAsync(t => t.Calls.Count >= calls, World.Patience);
        await Task.WhenAny(reached, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System));
        await Task.Delay(moment, TimeProvider.System);
        process.Kill();
        await world.UntilDeadAsync(process);
    }

    /// <summary>Somebody who wants this order's entry cancelled, and taps what its cards offer until one says that it is.</summary>
    private static async Task CancelAsync(World world, string order)
    {
        var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10), TimeProvider.System).Token;
        var taps = new Dictionary<string, Tap>();
        var command = $"/cancel {order} ENTRY";
        var notRead = 0;
        world.Telegram.SendText(World.Asha, command);
        while (true)
        {
            var change = world.Telegram.NextChange;
            var cards = world.Telegram.Messages(World.Asha.Id).Where(m => m.FromBot && m.Text.Contains(order, StringComparison.Ordinal)).ToList();
            if (cards.Exists(c => c.Text.Contains(Says.NothingHeld, StringComparison.Ordinal)))
            {
                return;
            }

            // So many taps at once can be too much, and then the bot says that some of what came was not read.
            var told = world.Telegram.Messages(World.Asha.Id).Count(m => m.Text.StartsWith(BotSays.TooMuch, StringComparison.Ordinal));
            if (cards.Count == 0 && told > notRead)
            {
                world.Telegram.SendText(World.Asha, command);
            }

            notRead = told;
            foreach (var card in cards)
            {
                var button = WaysOn.Select(way => card.Buttons.FirstOrDefault(way.Fits)).FirstOrDefault(b => b is not null);
                if (button?.CallbackData is { } data && (!taps.TryGetValue(data, out var before) || TakesNoTapYet(before)))
                {
                    taps[data] = world.Telegram.TapButton(World.Asha, card, button.Text);
                }
            }

            // A button that takes no tap yet is tapped again a little later.
            try
            {
                await (taps.Values.Any(TakesNoTapYet) ? Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience) : change.WaitAsync(patience));
            }
            catch (OperationCanceledException)
            {
                var others = world.Telegram.Messages(World.Asha.Id).Where(m => m.FromBot && !m.Text.Contains(order[..6], StringComparison.Ordinal));
                Assert.Fail($"Order {order} was never told cancelled.\n{string.Join("\n---\n", cards.Concat(others).Select(c => Story(c, taps)))}");
            }
        }
    }

    /// <summary>A card as it is, what it offers, and what became of the taps on it.</summary>
    private static string Story(ChatMessage card, Dictionary<string, Tap> taps)
    {
        var buttons = card.Buttons.Select(b => b.CallbackData is { } data && taps.TryGetValue(data, out var tap)
            ? $"[{b.Text}] tapped: {(tap.Answered.IsCompletedSuccessfully ? $"\"{tap.Answered.Result.Text}\"" : "no answer")}"
            : $"[{b.Text}]");
        return $"{card.Text}\n{string.Join(' ', buttons)}";
    }

    private static bool TakesNoTapYet(Tap tap) => tap.Answered is { IsCompletedSuccessfully: true, Result.Text: BotSays.LookFirst or BotSays.TooManyTaps };

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
