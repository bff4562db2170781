using System.Net;
using BracketBot.Core.Orders;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Bot;
using BracketBot.Tests.Shared;

namespace BracketBot.EndToEnd;

public sealed class LiteNativeTests() : NativeTests(new LiteStore());

public sealed class PostgresNativeTests(PostgresServer server) : NativeTests(new PostgresStore(server));

/// <summary>The published program from its first start to its third: a dialog, an alert, what it knows after a good end, and after a kill.</summary>
public abstract class NativeTests(Store store)
{
    [Fact]
    public async Task NativeForm_DialogAlertAndRestarts_WorkAsTheyShould()
    {
        NativeForm.Require();
        await using var world = await World.StartAsync(
            store,
            w =>
            {
                w.AddDocumentOrder();
                w.Broker.AddBracket(new() { Symbol = "ITC-EQ", EntryPrice = 408.00m, Target = 413.00m, Stop = 405.50m });
            },
            startBot: false);
        Uri address;
        await using (var process = await world.StartProcessAsync())
        {
            var answered = await world.AskAsync();
            await world.TapAsync(answered, Buttons.Cancel(LegRole.Entry));
            await world.UntilAsync(answered, Says.NothingHeld);
            address = await world.HookAsync();
            await world.UntilConfirmedAsync();
        }

        Assert.Equal(1, world.Deletes);
        await world.Store.ForgetDeadProcessesAsync();

        await using (var process = await world.StartProcessAsync())
        {
            // It knows the address, the account and the card of before.
            Assert.Equal(HttpStatusCode.Accepted, await world.PostAsync(address, """{"text":"RSI went over 71","symbol":"ITC"}"""));
            var alert = await world.BotMessageAsync("RSI went over 71");
            await world.TapAsync(alert, Buttons.Cancel(LegRole.Entry));
            await world.UntilAsync(alert, Says.NothingHeld);
            Assert.Equal(2, world.Deletes);
            process.Kill();
            await process.WaitUntilAsync([BotState.Killed], World.Patience);
            await world.UntilDeadAsync(process);
        }

        await using (var process = await world.StartProcessAsync())
        {
            var list = await world.SendAsync("/orders");
            Assert.DoesNotContain("ITC", list.Text, StringComparison.Ordinal);
            Assert.Empty(await world.UnsettledAsync());
        }

        Assert.Equal(2, world.Deletes);
    }
}
