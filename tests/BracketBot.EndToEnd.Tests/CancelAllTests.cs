using BracketBot.Core.Orders;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Broker;
using BracketBot.Sandbox.Telegram;
using BracketBot.Tests.Shared;

namespace BracketBot.EndToEnd;

public sealed class LiteCancelAllTests() : CancelAllTests(new LiteStore());

public sealed class PostgresCancelAllTests(PostgresServer server) : CancelAllTests(new PostgresStore(server));

/// <summary><c>/cancelall</c>: two taps, then leg after leg.</summary>
public abstract class CancelAllTests(Store store)
{
    [Fact]
    public async Task CancelAll_TwoTaps_CancelsTheEntriesThatThePreviewNamed()
    {
        await using var world = await World.StartAsync(store, w => w.Broker.AddBrackets(5, new BracketSpec()));

        var card = await world.SendAsync("/cancelall");
        Assert.Contains(AllSays.OpenEntries(5), card.Text, StringComparison.Ordinal);
        await world.TapAsync(card, Buttons.CancelEntries(5));
        card = await world.UntilAsync(card, AllSays.AsksAgainForEntries(5));
        Assert.Equal(0, world.Deletes);
        world.Broker.AddBracket();
        await world.TapAsync(card, Buttons.CancelAllNow(5));
        card = await world.UntilAsync(card, AllSays.AllGone(5));

        Assert.Equal(5, world.Deletes);
    }

    [Fact]
    public async Task CancelAll_Filters_LimitTheList()
    {
        await using var world = await World.StartAsync(store, w =>
        {
            w.Broker.AddBracket(new BracketSpec { Symbol = "M&M-EQ" });
            w.Broker.AddBracket(new BracketSpec { FilledParts = [10] });
        });

        var symbol = await world.SendAsync("/cancelall m&m-eq");
        var entries = await world.SendAsync("/cancelall entries");
        var exits = await world.SendAsync("/cancelall EXITS");

        Assert.Contains(AllSays.OpenEntries(1), symbol.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Words.Exits, symbol.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(AllSays.OpenExits, entries.Text, StringComparison.Ordinal);
        Assert.Contains(AllSays.OpenExitsOf(2), exits.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancelAll_SecondTapTwice_SendsEachOnce()
    {
        await using var world = await World.StartAsync(store, w => w.Broker.AddBrackets(5, new BracketSpec()));
        var card = await world.SendAsync("/cancelall");
        await world.TapAsync(card, Buttons.CancelEntries(5));
        card = await world.UntilAsync(card, AllSays.AsksAgain);
        card = await world.UntilListeningAsync(card, Buttons.CancelAll);

        world.Telegram.TapButton(World.Asha, card, Buttons.CancelAll);
        world.Telegram.TapButton(World.Asha, card, Buttons.CancelAll);
        await world.UntilAsync(card, AllSays.AllGone(5));

        Assert.Equal(5, world.Deletes);
    }

    [Fact]
    public async Task CancelAll_Stopped_SendsNoMore()
    {
        await using var world = await World.StartAsync(store, w => w.Broker.AddBrackets(40, new BracketSpec()));
        var card = await world.SendAsync("/cancelall");
        world.Broker.Faults.UntilSwitchedOff(new BrokerFault.Slow(TimeSpan.FromSeconds(2)), BrokerCall.Cancel);
        await world.TapAsync(card, Buttons.CancelEntries(40));
        card = await world.UntilAsync(card, AllSays.AsksAgain);
        await world.TapAsync(card, Buttons.CancelAll);
        card = await world.UntilAsync(card, AllSays.Of(40));
        await world.Broker.WaitForAsync(BrokerCall.Cancel, 1, World.Patience);
        await world.TapAsync(card, Buttons.StopSending);
        var atStop = world.Deletes;
        world.Broker.Faults.SwitchOffAll();
        card = await world.UntilAsync(card, AllSays.NotSentStopped);
        Assert.Single(card.Buttons, Buttons.TryWhatIsLeft.Fits);

        Assert.InRange(world.Deletes, 1, 39);
        Assert.InRange(world.Deletes - atStop, 0, 1);
        Assert.Equal(world.Deletes, (await world.Store.TicketsAsync()).Count(t => t.Outcome is not (null or "NotSent")));
    }

    [Fact]
    public async Task CancelAll_ThreeHundredLegsOverABadBroker_EndsWithEveryOutcomeRight()
    {
        await using var world = await StartOfThreeHundredAsync();

        var card = await ConfirmAllAsync(world);
        await PassUntilAsync(world, card, AllSays.GoneOf(300));

        await AssertTrueAsync(world, world.Now(card));

        // Where the machine stalls, the clock runs ahead, and what could not be sent in its five seconds is not sent at all.
        var notSent = (await world.Store.TicketsAsync()).Count(t => t.Outcome == "NotSent");
        Assert.Equal(300 - notSent, world.Deletes);
        Assert.InRange(notSent, 0, 15);
    }

    [Fact]
    public async Task CancelAll_StoppedWhileTheBrokerRefusesConnections_SendsNothingWhenItIsBack()
    {
        await using var world = await World.StartAsync(store, w => w.Broker.AddBrackets(20, new BracketSpec()), startBot: false);
        var door = await BrokerServer.StartAsync(world.Broker, ct: World.Patience);
        world.Set("Broker:BaseUrl", door.BaseUrl.GetLeftPart(UriPartial.Authority));
        await world.StartBotAsync();
        var card = await world.SendAsync("/cancelall");
        await world.TapAsync(card, Buttons.CancelEntries(20));
        card = await world.UntilAsync(card, AllSays.AsksAgain);

        await door.DisposeAsync();
        await world.TapAsync(card, Buttons.CancelAll);
        card = await world.UntilAsync(card, AllSays.Of(20));
        await World.UntilAsync(async () => (await world.Store.TicketsAsync()).Count >= 8);

        await world.TapAsync(card, Buttons.StopSending);
        await using var back = await BrokerServer.StartAsync(world.Broker, door.BaseUrl.Port, World.Patience);
        card = await world.UntilAsync(card, AllSays.NotSentStopped);

        Assert.Equal(0, world.Deletes);
        Assert.StartsWith(AllSays.GoneAndLeft(0, 20), card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancelAll_OneLegFilledSinceThePreview_IsLeftOutAndTheOthersGo()
    {
        await using var world = await World.StartAsync(store, w =>
        {
            w.Broker.AddBrackets(4, new BracketSpec());
            w.AddDocumentOrder();
        });
        var card = await world.SendAsync("/cancelall");
        await world.TapAsync(card, Buttons.CancelEntries(5));
        card = await world.UntilAsync(card, AllSays.AsksAgain);

        await world.PassAsync(TimeSpan.FromSeconds(11));
        world.Broker.FillLeg(World.Document, "ENTRY", quantity: 4);
        await world.TapAsync(card, Buttons.CancelAllNow(5));
        card = await world.UntilAsync(card, AllSays.GoneAndLeft(4, 5));

        Assert.Contains(AllSays.Row("IDEA-EQ", "4929", LegRole.Entry, AllSays.NotSentFilled(0, 4)), card.Text, StringComparison.Ordinal);
        Assert.Equal(4, world.Deletes);
    }

    [Fact]
    public async Task CancelAll_BookUnreadableForAWhile_CostsNoLeg()
    {
        await using var world = await World.StartAsync(store, w =>
        {
            w.Broker.AddBrackets(30, new BracketSpec());
            w.Set("Dialogs:FreshFor", "00:00:02");
        });
        var card = await world.SendAsync("/cancelall");
        world.Broker.Faults.UntilSwitchedOff(new BrokerFault.Slow(TimeSpan.FromSeconds(3)), BrokerCall.Cancel);
        await world.TapAsync(card, Buttons.CancelEntries(30));
        card = await world.UntilAsync(card, AllSays.AsksAgain);
        await world.TapAsync(card, Buttons.CancelAllNow(30));
        await world.Broker.WaitForAsync(BrokerCall.Cancel, 1, World.Patience);
        var unreadable = world.Broker.Faults.UntilSwitchedOff(new BrokerFault.HttpStatus(502), BrokerCall.OrderBook);
        var read = world.Broker.Count(BrokerCall.OrderBook);
        var patience = World.Patience;
        while (world.Broker.Count(BrokerCall.OrderBook) < read + 6)
        {
            world.Clock.Jump(TimeSpan.FromMilliseconds(500));
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience);
        }

        world.Broker.Faults.SwitchOff(unreadable);
        await PassUntilAsync(world, card, AllSays.AllGone(30));

        Assert.Equal(30, world.Deletes);
    }

    [Fact]
    public async Task CancelAll_SessionOverInTheMiddle_SendsNoMoreAndSaysWhatToDo()
    {
        await using var world = await World.StartAsync(store, w => w.Broker.AddBrackets(60, new BracketSpec()));
        var card = await world.SendAsync("/cancelall");
        world.Broker.Faults.UntilSwitchedOff(new BrokerFault.Slow(TimeSpan.FromSeconds(1)), BrokerCall.Cancel);
        await world.TapAsync(card, Buttons.CancelEntries(60));
        card = await world.UntilAsync(card, AllSays.AsksAgain);
        await world.TapAsync(card, Buttons.CancelAll);
        await world.Broker.WaitForAsync(BrokerCall.Cancel, 12, World.Patience);
        world.Broker.ExpireSession("YA0002");

        await PassUntilAsync(world, card, AllSays.GoneOf(60));

        // Each place may have one request under way, and one more that left before the first refusal came.
        card = world.Now(card);
        Assert.InRange(world.Deletes, 12, 12 + 16);
        Assert.Contains(AllSays.NotSentSessionOver, card.Text, StringComparison.Ordinal);
        Assert.Contains(AllSays.LinkLogsIn, card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancelAll_RestartedAfterThreeMinutes_SendsNoMoreAndAsks()
    {
        await using var world = await StartOfThreeHundredAsync(startBot: false);
        var card = await KillInTheMiddleAsync(world, 20);
        var (deletes, tickets) = (world.Deletes, (await world.Store.TicketsAsync()).Count);

        world.Clock.Jump(TimeSpan.FromMinutes(3));
        await world.StartBotAsync();
        await PassUntilAsync(world, card, AllSays.GoneOf(300));

        card = world.Now(card);
        Assert.Equal(deletes, world.Deletes);
        Assert.Equal(tickets, (await world.Store.TicketsAsync()).Count);
        Assert.Contains(AllSays.NotSentTimeOver, card.Text, StringComparison.Ordinal);
        await AssertTrueAsync(world, card);
        await world.TapAsync(card, Buttons.Again);
        await world.UntilAsync(card, AllSays.AsksWhich);
        Assert.Equal(deletes, world.Deletes);
    }

    [Fact]
    public async Task CancelAll_OwnerWithoutAccessAtTheRestart_SendsNoMoreAndSaysSo()
    {
        await using var world = await StartOfThreeHundredAsync(startBot: false);
        var card = await KillInTheMiddleAsync(world, 20);
        var (deletes, tickets) = (world.Deletes, (await world.Store.TicketsAsync()).Count);

        world.Set("Access:Users:0:TelegramUserId", World.Meera.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await world.StartBotAsync();
        await PassUntilAsync(world, card, AllSays.GoneOf(300));

        Assert.Equal(deletes, world.Deletes);
        Assert.Equal(tickets, (await world.Store.TicketsAsync()).Count);
        Assert.Contains(AllSays.NotSentNotAllowed, world.Now(card).Text, StringComparison.Ordinal);
        Assert.Empty(await world.UnsettledAsync());
    }

    public static TheoryData<int> Moments => [7, 61, Random.Shared.Next(2, 220)];

    [Theory]
    [MemberData(nameof(Moments), DisableDiscoveryEnumeration = true)]
    public async Task CancelAll_KilledInTheMiddle_GoesOnAndEndsWithEveryOutcomeRight(int killedAt)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"Killed at cancel {killedAt}.");
        await using var world = await StartOfThreeHundredAsync(startBot: false);
        var card = await KillInTheMiddleAsync(world, killedAt);

        await world.StartBotAsync();
        await PassUntilAsync(world, card, AllSays.GoneOf(300));

        await AssertTrueAsync(world, world.Now(card));
        Assert.Equal(300, (await world.Store.TicketsAsync()).Count);

        // What was committed and not sent when the process died is never sent: at most one for each place side by side.
        Assert.InRange(world.Deletes, 300 - 8, 300);
    }

    private static async Task<ChatMessage> KillInTheMiddleAsync(World world, int killedAt)
    {
        await using var process = await world.StartProcessAsync();
        var card = await ConfirmAllAsync(world);
        await world.Broker.WaitForAsync(BrokerCall.Cancel, killedAt, World.Patience);
        process.Kill();
        await world.UntilDeadAsync(process);
        return card;
    }

    private async Task<World> StartOfThreeHundredAsync(bool startBot = true)
    {
        var world = await World.StartAsync(store, w => w.Broker.AddBrackets(300, new BracketSpec()), startBot);
        var nth = 0;
        world.Broker.Faults.Script = request => request.Call != BrokerCall.Cancel ? null : (Interlocked.Increment(ref nth) % 10) switch
        {
            3 => new BrokerFault.AnswerError(44999, "Exchange said no"),
            5 => new BrokerFault.Slow(TimeSpan.FromSeconds(2), FaultMoment.AfterActing),
            7 => BrokerFault.DropAfterActing,
            _ => null,
        };
        return world;
    }

    private static async Task<ChatMessage> ConfirmAllAsync(World world)
    {
        var card = await world.SendAsync("/cancelall entries");
        await world.TapAsync(card, Buttons.CancelEntries(300));
        card = await world.UntilAsync(card, AllSays.AsksAgain);
        await world.TapAsync(card, Buttons.CancelAllNow(300));
        return await world.UntilAsync(card, AllSays.Of(300));
    }

    private static async Task PassUntilAsync(World world, ChatMessage card, string text)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(120), TimeProvider.System);
        while (!world.Now(card).Text.Contains(text, StringComparison.Ordinal))
        {
            // Slow enough for a loaded machine: the list's three minutes must not be over before its work can be done.
            world.Clock.Jump(TimeSpan.FromMilliseconds(500));
            await Task.Delay(TimeSpan.FromMilliseconds(80), TimeProvider.System, deadline.Token);
            Assert.False(deadline.IsCancellationRequested, $"The card says: {world.Now(card).Text}");
        }
    }

    /// <summary>One DELETE a ticket, no limit broken, and each ticket's outcome and the card's count as the broker's own book has it.</summary>
    private static async Task AssertTrueAsync(World world, ChatMessage card)
    {
        Assert.Empty(await world.UnsettledAsync());
        Assert.Equal(0, world.Broker.LimitsBroken);
        var deletes = world.Broker.Requests.Where(r => r.Call == BrokerCall.Cancel).ToList();
        Assert.Equal(deletes.Count, deletes.Select(r => r.Path).Distinct().Count());
        var gone = 0;
        foreach (var ticket in await world.Store.TicketsAsync())
        {
            var entry = world.Broker.Order(ticket.Order)!.Legs.Single(l => l.Leg == "ENTRY");
            Assert.True((ticket.Outcome is "Cancelled") == !entry.IsOpen, $"{ticket.Order} is {ticket.Outcome}, and the broker has it {entry.Status}");
            gone += entry.IsOpen ? 0 : 1;
        }

        Assert.StartsWith(AllSays.GoneAndLeft(gone, 300), card.Text, StringComparison.Ordinal);
    }
}
