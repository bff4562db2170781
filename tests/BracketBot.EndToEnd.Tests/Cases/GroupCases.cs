using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Telegram;
using static BracketBot.EndToEnd.Cases.Rows;

namespace BracketBot.EndToEnd.Cases;

/// <summary>Groups where the bot hears everything: it answers what is surely for it, in no case with anybody's orders or id.</summary>
public sealed class GroupCases(CaseBot bot)
{
    private static readonly Person Stranger = new(999, "Meera", "meera");

    [Theory]
    [InlineData("good morning")]
    [InlineData("cancel my breakfast")]
    [InlineData("cancel 20240314920 ENTRY")]
    [InlineData("20240314920")]
    [InlineData("IDEA SL")]
    [InlineData("/cancel@AnotherBot 20240314920")]
    [InlineData("/weather")]
    [InlineData("mail me at meera@example.com")]
    [InlineData("@someone look at IDEA")]
    public async Task Group_TalkOfOthers_IsMetWithSilence(string text)
    {
        var trader = await bot.TraderAsync(Entry);
        var group = bot.Telegram.AddGroup("Traders", trader.Person, Stranger);

        bot.Telegram.SendText(Stranger, text, group.Id);
        bot.Telegram.SendText(trader.Person, text, group.Id);

        // What comes later is answered later: the answer in private says that the group was passed over.
        await trader.TypesAsync("/orders");
        await bot.Telegram.WaitForAsync(t => t.Pending.Count == 0, World.Patience);
        Assert.DoesNotContain(bot.Telegram.Messages(group.Id), m => m.FromBot);
        Assert.DoesNotContain(bot.Telegram.Messages(Stranger.Id), m => m.FromBot);
        trader.Sent();
    }

    [Theory]
    [InlineData("/cancel 20240314920 ENTRY")]
    [InlineData("/orders@BracketSandboxBot")]
    [InlineData("@BracketSandboxBot cancel IDEA")]
    public async Task Group_SurelyForTheBot_SaysThatOrdersArePrivateAndNoMore(string text)
    {
        var trader = await bot.TraderAsync(Entry);
        var group = bot.Telegram.AddGroup("Traders", trader.Person, Stranger);

        bot.Telegram.SendText(trader.Person, text, group.Id);
        bot.Telegram.SendText(Stranger, text, group.Id);

        var said = await bot.Telegram.WaitForMessageAsync(group.Id, m => m.FromBot, World.Patience);
        await bot.Telegram.WaitForAsync(t => t.Pending.Count == 0, World.Patience);
        Assert.Equal(BotSays.OrdersArePrivate, said.Text.TrimEnd());
        Assert.Empty(said.Buttons);
        Assert.DoesNotContain(bot.Telegram.Messages(group.Id), m => m.FromBot && (m.Text.Contains("999", StringComparison.Ordinal) || m.Text.Contains("IDEA", StringComparison.Ordinal)));
        trader.Sent();
    }
}
