using System.Text.RegularExpressions;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Telegram;
using static BracketBot.EndToEnd.Cases.Rows;

namespace BracketBot.EndToEnd.Cases;

/// <summary>Both exits of one bracket: one at a time, the target before the stop, a look between.</summary>
public sealed class ExitCases(CaseBot bot)
{
    [Fact]
    public async Task CancelAll_BothExits_SendsTheTargetThenLooksThenTheStop()
    {
        var trader = await HoldingAsync();
        trader.Broker.OnCancel(count =>
        {
            trader.Broker.Plays(Ask.Pending, count == 1 ? RawAnswer.List(Stop) : RawAnswer.Empty);
            trader.Broker.Plays(Ask.Completed, count == 1 ? RawAnswer.List(Filled, Target.As("CANCELLED", 0)) : RawAnswer.List(Filled, Target.As("CANCELLED", 0), Stop.As("CANCELLED", 0)));
        });

        var card = await CancelsAllAsync(trader, 2);

        await trader.ReadsAsync(card, AllSays.AllGone(2), AllSays.NoStopForOnePosition, Says.Long("IDEA-EQ", 100));
        trader.Sent("THIRD", "SECOND");
        Assert.Contains(nameof(Ask.Pending), Between(trader, "THIRD", "SECOND"));
    }

    [Fact]
    public async Task CancelAll_StoppedWithTheTargetInFlight_LeavesTheStopStanding()
    {
        var trader = await HoldingAsync();
        var inFlight = new TaskCompletionSource();
        trader.Broker.Plays(Ask.Cancel, RawAnswer.Taken with { Until = inFlight.Task });
        trader.Broker.OnCancel(_ =>
        {
            trader.Broker.Plays(Ask.Pending, RawAnswer.List(Stop));
            trader.Broker.Plays(Ask.Completed, RawAnswer.List(Filled, Target.As("CANCELLED", 0)));
        });

        var card = await CancelsAllAsync(trader, 2);
        await World.UntilAsync(() => Task.FromResult(trader.Broker.Deletes.Count == 1));
        await trader.TapsAsync(card, Buttons.StopSending);
        inFlight.SetResult();

        await trader.ReadsAsync(card, AllSays.Gone(1, 2), AllSays.NotSentStopped);
        trader.Sent("THIRD");
    }

    [Fact]
    public async Task CancelAll_TheTargetTakesTheStopAlong_DoesNotSendTheStop()
    {
        var trader = await HoldingAsync();
        trader.Broker.OnCancel(_ =>
        {
            trader.Broker.Plays(Ask.Pending, RawAnswer.Empty);
            trader.Broker.Plays(Ask.Completed, RawAnswer.List(Filled, Target.As("CANCELLED", 0), Stop.As("CANCELLED", 0)));
        });

        var card = await CancelsAllAsync(trader, 2);

        await trader.ReadsAsync(card, AllSays.GoneOf(2));
        trader.Sent("THIRD");
    }

    [Fact]
    public async Task CancelAll_TheTargetFillsFirst_DoesNotSendTheStopThatWentWithIt()
    {
        var trader = await HoldingAsync();
        trader.Broker.OnCancel(_ =>
        {
            trader.Broker.Plays(Ask.Pending, RawAnswer.Empty);
            trader.Broker.Plays(Ask.Completed, RawAnswer.List(Filled, Target.As("COMPLETE", 100), Stop.As("CANCELLED", 0)));
        });

        var card = await CancelsAllAsync(trader, 2);

        await trader.ReadsAsync(card, Words.AlreadyFilled);
        trader.NeverRead(Says.NoStopStands);
        trader.Sent("THIRD");
    }

    [Fact]
    public async Task CancelAll_TheTargetIsUnderWay_LeavesTheStopStanding()
    {
        var trader = await HoldingAsync();
        trader.Broker.OnCancel(_ => trader.Broker.Plays(Ask.Pending, RawAnswer.List(Stop, Target.As("CANCEL_PENDING"))));

        await CancelsAllAsync(trader, 2);
        await World.UntilAsync(() => Task.FromResult(trader.Broker.Calls.Count(c => c == nameof(Ask.Pending)) > 5));

        trader.Sent("THIRD");
    }

    [Fact]
    public async Task CancelAll_TwoBrackets_KeepsTheOrderInEach()
    {
        string[] rows = [Stop, Target, Stop.Of("20240314955", "SBIN-EQ"), Target.Of("20240314955", "SBIN-EQ")];
        string[] entries = [Filled, Filled.Of("20240314955", "SBIN-EQ")];
        var trader = await bot.TraderAsync(rows);
        trader.Broker.Plays(Ask.Completed, RawAnswer.List(entries));
        trader.Broker.OnCancel(_ =>
        {
            var gone = trader.Broker.Deletes.Select(IdOf).ToHashSet();
            trader.Broker.Plays(Ask.Pending, RawAnswer.List([.. rows.Where(r => !gone.Contains(IdOf(r)))]));
            trader.Broker.Plays(Ask.Completed, RawAnswer.List([.. entries, .. rows.Where(r => gone.Contains(IdOf(r))).Select(r => r.As("CANCELLED", 0))]));
        });

        var card = await CancelsAllAsync(trader, 4);

        await trader.ReadsAsync(card, AllSays.AllGone(4));
        foreach (var order in new[] { Order, "20240314955" })
        {
            Assert.Equal(
                ["THIRD", "SECOND"],
                trader.Broker.Deletes.Where(d => d.Contains(order, StringComparison.Ordinal)).Select(d => Regex.Match(d, "\"leg_order_indicator\":\"([^\"]*)\"").Groups[1].Value));
        }
    }

    private async Task<Trader> HoldingAsync()
    {
        var trader = await bot.TraderAsync(Stop, Target);
        trader.Broker.Plays(Ask.Completed, RawAnswer.List(Filled));
        return trader;
    }

    private static async Task<ChatMessage> CancelsAllAsync(Trader trader, int exits)
    {
        var card = await trader.TypesAsync("/cancelall exits");
        await trader.TapsAsync(card, Buttons.CancelExits(exits));
        await trader.TapsAsync(card, Buttons.CancelAllNow(exits));
        return card;
    }

    private static IEnumerable<string> Between(Trader trader, string leg, string next) => trader.Broker.Calls
        .SkipWhile(c => !c.Contains($"\"{leg}\"", StringComparison.Ordinal)).TakeWhile(c => !c.Contains($"\"{next}\"", StringComparison.Ordinal));

    private static string IdOf(string json) => Regex.Match(json, "\"exchange_order_id\":\"([0-9]+)\"").Groups[1].Value;
}
