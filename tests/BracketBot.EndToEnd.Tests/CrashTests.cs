using BracketBot.Core.Orders;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Bot;
using BracketBot.Sandbox.Telegram;
using BracketBot.Tests.Shared;

namespace BracketBot.EndToEnd;

public sealed class LiteCrashTests() : CrashTests(new LiteStore());

public sealed class PostgresCrashTests(PostgresServer server) : CrashTests(new PostgresStore(server));

/// <summary>The real program in a process of its own is killed between every two steps of a tap's way, and started again.</summary>
public abstract class CrashTests(Store store)
{
    /// <param name="step">Where it kills itself.</param>
    /// <param name="deletes">How many requests the broker has seen by then, and ever.</param>
    /// <param name="answer">What the chat says in the end.</param>
    [Theory]
    [InlineData("updates-received", 0, Says.TooLate)]
    [InlineData("before-commit", 0, Says.TooLate)]
    [InlineData("ticket-committed", 0, Says.NotCancelledStillOpen)]
    [InlineData("before-delete", 0, Says.NotCancelledStillOpen)]
    [InlineData("after-delete", 1, Says.NothingHeld)]
    [InlineData("answer-committed", 1, Says.NothingHeld)]
    [InlineData("before-settling", 1, Says.NothingHeld)]
    [InlineData("settled", 1, Says.NothingHeld)]
    [InlineData("card-sent", 1, Says.NothingHeld)]
    [InlineData("updates-stored", 1, Says.NothingHeld)]
    public async Task Killed_AtAStep_SendsAtMostOnceAndStillAnswers(string step, int deletes, string answer)
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var card = await world.AskAsync();
        await world.UntilConfirmedAsync();
        await world.StopBotAsync();

        await TapAProcessThatDiesAsync(world, card, step);
        var before = world.Deletes;
        Assert.InRange(before, step is "card-sent" or "updates-stored" ? 0 : deletes, deletes);

        // A tap is stored where it takes long to handle, so that the process may die at "updates-stored" before there is a ticket.
        var tickets = (await world.Store.TicketsAsync()).Count;
        var beforeCommit = step is "updates-received" or "before-commit";
        Assert.InRange(tickets, beforeCommit || step is "updates-stored" ? 0 : 1, beforeCommit ? 0 : 1);

        await world.StartBotAsync();
        await WaitWithJumpsAsync(world, card, tickets == 0 ? Says.TooLate : before == deletes ? answer : Says.NotCancelledStillOpen);

        Assert.Equal(before, world.Deletes);
        Assert.Empty(await world.UnsettledAsync());
    }

    private static async Task TapAProcessThatDiesAsync(World world, ChatMessage card, string step)
    {
        await using var process = await world.StartProcessAsync((World.KillAt, step));
        world.Telegram.TapButton(World.Asha, card, Buttons.Cancel(LegRole.Entry));
        var status = await process.WaitUntilAsync([BotState.Failed], World.Patience);
        Assert.Equal(137, status.ExitCode);
        await world.UntilDeadAsync(process);
    }

    private static async Task WaitWithJumpsAsync(World world, ChatMessage card, string answer)
    {
        // What can be said only after some time is waited for by putting the clock forward, a little at a time.
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        while (!world.Now(card).Text.Contains(answer, StringComparison.Ordinal))
        {
            var change = world.Telegram.NextChange;
            world.Clock.Jump(TimeSpan.FromSeconds(1));
            await Task.WhenAny(change, Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, deadline.Token));
            Assert.False(deadline.IsCancellationRequested, $"The card says: {world.Now(card).Text}");
        }
    }
}
