using BracketBot.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace BracketBot.Tests.Commands;

/// <summary>The one list of commands, as users and Telegram's menu see it.</summary>
public sealed class CommandListTests
{
    [Fact]
    public async Task Help_ListsEveryCommandAndHowItIsWritten()
    {
        await using var program = await ChatProgram.StartAsync();
        var commands = program.Host.App.Services.GetRequiredService<CommandList>().All;

        var help = (await program.AskAsync("/help")).Split('\n');

        Assert.Equal(
            ["orders", "cancel", "cancelall", "hooks", "link", "token", "account", "unlink", "help", "start", "invite", "users", "revoke"], commands.Select(c => c.Name));
        foreach (var command in commands.Where(c => c.Name != "help" && !c.IsForAdmins))
        {
            Assert.Contains(command.Description, help);
            Assert.All(command.Usage, line => Assert.Contains(line, help));
            Assert.Contains(command.Usage, u => u == $"/{command.Name}");
        }
    }

    [Fact]
    public async Task Menu_IsTheList()
    {
        await using var program = await ChatProgram.StartAsync();
        var commands = program.Host.App.Services.GetRequiredService<CommandList>().All;

        await program.Sandbox.Telegram.WaitForAsync(t => t.Commands.Count > 0, ChatProgram.Patience);

        Assert.Equal(commands.Where(c => !c.IsForAdmins).Select(c => (c.Name, c.Description)), program.Sandbox.Telegram.Commands.Select(c => (c.Command, c.Description)));
        Assert.All(commands, c =>
        {
            Assert.Matches("^[a-z0-9_]{1,32}$", c.Name);
            Assert.InRange(c.Description.Length, 1, 256);
        });
    }

    [Theory]
    [InlineData("/orderz", "No command /orderz\n/help lists what there is.")]
    [InlineData("/ABCDEFGHIJKLMNOPQRSTUVWXYZ_1234567890", "No command /abcdefghijklmnopqrstuvwx\n/help lists what there is.")]
    [InlineData("hello", "Not understood\nSend an order id, or /orders to see what is open. /help lists the rest.")]
    [InlineData("/start x", "Linked to YA0002")]
    [InlineData("/orders@BracketSandboxBot", "No open brackets")]
    [InlineData("#20240314929", "No open bracket 20240314929")]
    [InlineData("/cancel 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "No open bracket ")]
    public async Task Message_IsAnswered(string text, string begins)
    {
        await using var program = await ChatProgram.StartAsync();

        Assert.StartsWith(begins, await program.AskAsync(text), StringComparison.Ordinal);
    }
}
