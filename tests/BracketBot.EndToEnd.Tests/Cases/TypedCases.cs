using BracketBot.Core.Orders;
using static BracketBot.EndToEnd.Cases.Rows;

namespace BracketBot.EndToEnd.Cases;

/// <summary>Text as phones and people make it. What is sure shows the confirm card, what is not becomes a choice, and nothing is sent by a text.</summary>
public sealed class TypedCases(CaseBot bot)
{
    /// <summary>Means the entry of the one bracket.</summary>
    [Theory]
    [InlineData("/cancel\u00a020240314920\u00a0ENTRY")]
    [InlineData("\u200e20240314920 entry\u200f")]
    [InlineData("2024\u200b0314920, Entry.")]
    [InlineData("Cancel the entry of IDEA, please!")]
    [InlineData("entry 20240314920 cancel")]
    [InlineData("“IDEA-EQ” entry cancel")]
    [InlineData("20240314920—ENTRY")]
    [InlineData("cancel IDEA’s entry leg")]
    [InlineData("２０２４０３１４９２０ ENTRY")]
    [InlineData("CANCEL ENTRY IDEA")]
    public async Task Typed_SurelyTheEntry_AsksForIt(string text)
    {
        var trader = await bot.TraderAsync(Entry, Entry.Of("20240314955", "SBIN-EQ"));

        var card = await trader.TypesAsync(text);

        Assert.StartsWith(Says.Asks(LegRole.Entry), card.Text, StringComparison.Ordinal);
        Assert.Contains("BUY 100 IDEA-EQ", card.Text, StringComparison.Ordinal);
        trader.Sent();
    }

    [Theory]
    [InlineData("cancel stop loss IDEA", LegRole.StopLoss)]
    [InlineData("20240314920 stop-loss", LegRole.StopLoss)]
    [InlineData("IDEA SL", LegRole.StopLoss)]
    [InlineData("please take off the target of IDEA: cancel", LegRole.Target)]
    [InlineData("/cancel 20240314920 third", LegRole.Target)]
    [InlineData("cancel take profit 20240314920", LegRole.Target)]
    public async Task Typed_LegsNameInFull_AsksForIt(string text, LegRole asks)
    {
        var trader = await bot.TraderAsync(Stop, Target);
        trader.Broker.Plays(Ask.Completed, RawAnswer.List(Filled));

        var card = await trader.TypesAsync(text);

        Assert.StartsWith(Says.Asks(asks), card.Text, StringComparison.Ordinal);
        Assert.Contains(Says.YouHoldLong(100), card.Text, StringComparison.Ordinal);
        trader.Sent();
    }

    /// <summary>May mean more than one leg or bracket.</summary>
    [Theory]
    [InlineData("cancel", $"2 {ListSays.OpenBrackets}")]
    [InlineData("cancel my order please", $"2 {ListSays.OpenBrackets}")]
    [InlineData("cancel IDEA", ListSays.MayBeAnyOfThese)]
    [InlineData("cancel entry", ListSays.MayBeAnyOfThese)]
    [InlineData("cancel 20240314920 20240314955", "")]
    [InlineData("cancel RELIANCE", $"{ListSays.NotOpen} RELIANCE")]
    [InlineData("cancel the one from this morning", "")]
    public async Task Typed_NotSure_IsAChoiceWithoutARedButton(string text, string says)
    {
        var trader = await bot.TraderAsync(Entry, Entry.Of("20240314955", "IDEA-EQ"));

        var card = await trader.TypesAsync(text);

        Assert.Contains(says, card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(card.Buttons, b => b.Style == "danger");
        Assert.Contains(card.Buttons, b => b.Text.Contains("20240314955", StringComparison.Ordinal) || Buttons.AllOpenBrackets.IsAllOf(b));
        trader.Sent();
    }

    [Theory]
    [InlineData("don’t cancel 20240314920 ENTRY")]
    [InlineData("Do not cancel IDEA")]
    [InlineData("never cancel my entry")]
    [InlineData("cancel nothing, keep 20240314920")]
    [InlineData("I wanted to cancel it, but it was filled")]
    public async Task Typed_SaysNot_ShowsNoRedButton(string text)
    {
        var trader = await bot.TraderAsync(Entry);

        var card = await trader.TypesAsync(text);

        Assert.StartsWith(ListSays.NotUnderstood, card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(card.Buttons, b => b.Style == "danger");
        trader.Sent();
    }
}
