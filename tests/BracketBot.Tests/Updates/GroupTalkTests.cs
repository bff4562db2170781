using BracketBot.Sandbox.Telegram;
using BracketBot.Tests.Commands;

namespace BracketBot.Tests.Updates;

/// <summary>In a group the bot speaks only where it is spoken to, and never of anybody's access.</summary>
public sealed class GroupTalkTests
{
    private static readonly Person Stranger = new(999, "Uma");

    [Fact]
    public async Task Group_TalkOfOthers_IsMetWithSilence()
    {
        await using var program = await ChatProgram.StartAsync(hearsEverything: true);
        var telegram = program.Sandbox.Telegram;
        var group = telegram.AddGroup("Desk", ChatProgram.Asha, Stranger);
        string[] said =
        [
            "good morning", "cancel 20240314929", "20240314929", "IDEA sl", "mail me at a@b.in", "@SomebodyElse please cancel", "/cancel@OtherBot", "/cancel@OtherBot 20240314929 ENTRY",
            "/weather", "/", "//cancel", "see /cancel", "@BracketSandboxBotX hi",
        ];
        foreach (var text in said)
        {
            telegram.SendText(Stranger, text, group.Id);
            telegram.SendText(ChatProgram.Asha, text, group.Id);
        }

        // What is answered after all of it shows that all of it was heard.
        await program.AskAsync("/start");
        Assert.DoesNotContain(telegram.Messages(group.Id), m => m.FromBot);
    }

    [Theory]
    [InlineData("/cancel")]
    [InlineData("/orders@BracketSandboxBot")]
    [InlineData("@BracketSandboxBot what is open?")]
    public async Task Group_SpokenTo_AnswersEverybodyTheSameOnceAMinute(string text)
    {
        await using var program = await ChatProgram.StartAsync(hearsEverything: true);
        var telegram = program.Sandbox.Telegram;
        var group = telegram.AddGroup("Desk", ChatProgram.Asha, Stranger);

        telegram.SendText(Stranger, text, group.Id);
        var line = await telegram.WaitForMessageAsync(group.Id, m => m.FromBot, ChatProgram.Patience);

        Assert.Equal("Orders are private. Write to me in our own chat.", line.Text);
    }
}
