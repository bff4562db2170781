using BracketBot.Core.Orders;
using static BracketBot.EndToEnd.Cases.Rows;

namespace BracketBot.EndToEnd.Cases;

/// <summary>What became of a cancel: the broker's answers after it, and what the card makes of them.</summary>
public sealed class VerdictCases(CaseBot bot)
{
    private static readonly Dictionary<string, VerdictCase> Cases = VerdictExamples.All.ToDictionary(c => c.Name);

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Cancel_AsTheBrokerAnswers_SaysWhatIsTrue(string name)
    {
        var example = Cases[name];
        var trader = await bot.TraderAsync(example.Pending);
        trader.Broker.Plays(Ask.Completed, RawAnswer.List(example.Completed));
        trader.Broker.Plays(Ask.Cancel, example.Answer);
        trader.Broker.OnCancel(_ =>
        {
            trader.Broker.Plays(Ask.Pending, example.PendingThen);
            trader.Broker.Plays(Ask.Completed, example.CompletedThen);
            trader.Broker.Plays(Ask.History, example.HistoryThen);
        });

        var card = await trader.CancelsAsync(example.Leg);
        card = await trader.ReadsAsync(card, example.Says, example.Buttons);

        if (!SaysCancelled(card.Text))
        {
            Assert.DoesNotContain(trader.EverSaid, SaysCancelled);
        }

        trader.NeverRead(example.Never);
        foreach (var text in example.NotNow)
        {
            Assert.DoesNotContain(text, card.Text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain(card.Buttons, b => b.Style == "danger");
        trader.Sent(example.Leg);
    }

    [Fact]
    public async Task UnderWay_InAnotherDialog_HasNoRedButtonAndIsSeenThrough()
    {
        var trader = await bot.TraderAsync(Entry);
        trader.Broker.OnCancel(_ => trader.Broker.Plays(Ask.Pending, RawAnswer.List(Entry.As("CANCEL_PENDING"))));

        var card = await trader.CancelsAsync("ENTRY");
        await trader.ReadsAsync(card, Says.UnderWay, "CANCEL_PENDING");
        var other = await trader.TypesAsync($"/cancel {Order} ENTRY");
        Assert.DoesNotContain(other.Buttons, b => b.Style == "danger");
        Assert.Contains(Says.BeingCancelled, other.Text, StringComparison.Ordinal);

        trader.Broker.Plays(Ask.Completed, RawAnswer.List(Entry.As("CANCELLED", 0)));
        trader.Broker.Plays(Ask.Pending, RawAnswer.Empty);
        await trader.ReadsAsync(card, Says.BracketClosed);
        trader.NeverRead(Says.StillOpen, Says.TryAgain);
        trader.Sent("ENTRY");
    }

    [Fact]
    public async Task UnderWay_FilledInTheEnd_IsSaid()
    {
        var trader = await bot.TraderAsync(Entry);
        trader.Broker.OnCancel(_ => trader.Broker.Plays(Ask.Pending, RawAnswer.List(Entry.As("Cancellation request received"))));

        var card = await trader.CancelsAsync("ENTRY");
        await trader.ReadsAsync(card, Says.UnderWay, "Cancellation request received");
        trader.Broker.Plays(Ask.Pending, RawAnswer.List(Stop, Target));
        trader.Broker.Plays(Ask.Completed, RawAnswer.List(Filled));

        card = await trader.ReadsAsync(card, Says.AlreadyFilled, Says.FilledAt(100, "11.90"));
        Assert.Contains(card.Buttons, b => Buttons.Pick(LegRole.StopLoss).Fits(b));
        trader.Sent("ENTRY");
    }

    [Fact]
    public async Task Refused_WhileTheBookHangs_FreesTheLegAtOnce()
    {
        var trader = await bot.TraderAsync(Entry);
        var first = await trader.TypesAsync($"/cancel {Order} ENTRY");
        var second = await trader.TypesAsync($"/cancel {Order} ENTRY");
        var never = new TaskCompletionSource();
        trader.Broker.Plays(
            Ask.Cancel, new RawAnswer(400, """{"data":{},"error_code":44000,"message":"`exchange_order_id` can't be blank","status":"error"}"""), RawAnswer.Taken);
        trader.Broker.OnCancel(count =>
        {
            var until = count == 1 ? never.Task : null;
            trader.Broker.Plays(Ask.Pending, RawAnswer.Empty with { Until = until });
            trader.Broker.Plays(Ask.Completed, RawAnswer.List(Entry.As("CANCELLED", 0)) with { Until = until });
        });

        await trader.TapsAsync(first, Buttons.Cancel(LegRole.Entry));
        await trader.ReadsAsync(first, "44000", "`exchange_order_id` can't be blank");
        await trader.TapsAsync(second, Buttons.Cancel(LegRole.Entry));

        await trader.ReadsAsync(second, Says.BracketClosed);
        trader.NeverRead(Says.OnItsWay);
        trader.Sent("ENTRY", "ENTRY");
        never.SetResult();
    }

    /// <summary>True for a card whose first line calls the leg cancelled.</summary>
    private static bool SaysCancelled(string text) => text.Split('\n')[0] is var headline
        && headline.Contains(Words.Cancelled, StringComparison.OrdinalIgnoreCase) && !headline.StartsWith(Says.NotCancelled, StringComparison.Ordinal);
}
