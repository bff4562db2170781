using BracketBot.Core.Orders;
using BracketBot.Sandbox.Broker;
using static Microsoft.Playwright.Assertions;

namespace BracketBot.EndToEnd.Browser;

/// <summary>Accounts on the sandbox's page: invited, linked by a login in the browser, over at midnight, and back.</summary>
public sealed class AccountPageTests
{
    [Fact]
    public async Task Invitation_FromLinkToFirstCancelAndPastMidnight()
    {
        await using var sandbox = await OpenSandbox.StartAsync();
        await BecomeAsync(sandbox, "dev");
        await sandbox.WriteAsync("/invite Meera");
        await Expect(sandbox.LastCard.GetByTestId("photo")).ToBeVisibleAsync();

        // The link goes from one to the other, as between two phones.
        await sandbox.Page.GetByTestId("hand-meera").Last.ClickAsync();
        await Expect(sandbox.LastCard).ToContainTextAsync(AccessSays.YouAreIn);
        await sandbox.WriteAsync("/link");
        var number = await LogInAsync(sandbox, "YA0003");
        Assert.Matches("^[0-9]{2}$", number);
        await Expect(sandbox.LastCard).ToContainTextAsync(AccessSays.WasThisYou);
        await sandbox.Button(Buttons.Numbered(number)).ClickAsync();
        await Expect(sandbox.LastCard).ToContainTextAsync(AccessSays.LinkedAs("YA0003"));
        foreach (var order in new[] { "20240314801", "20240314802" })
        {
            sandbox.Host.Broker.AddBracket(new BracketSpec { ClientId = "YA0003", OmsOrderId = order });
        }

        await sandbox.WriteAsync("/cancel 20240314801 ENTRY");
        await Expect(sandbox.LastCard).ToContainTextAsync(Says.Asks(LegRole.Entry));
        await sandbox.ConfirmAsync(Buttons.Cancel(LegRole.Entry), Says.Asks(LegRole.Entry));
        await Expect(sandbox.LastCard).ToContainTextAsync(BrokerSays.Cancelled);
        Assert.Equal(1, sandbox.Deletes);

        // Midnight, with the question on the screen.
        await sandbox.WriteAsync("/cancel 20240314802 ENTRY");
        await Expect(sandbox.LastCard).ToContainTextAsync(Says.Asks(LegRole.Entry));
        await sandbox.Page.GetByTestId("midnight").ClickAsync();
        await sandbox.ConfirmAsync(Buttons.Cancel(LegRole.Entry), Says.Asks(LegRole.Entry));
        await Expect(sandbox.LastCard).ToContainTextAsync(Words.Session);
        await LogInAsync(sandbox, "YA0003");
        await Expect(sandbox.LastCard).ToContainTextAsync(Says.Asks(LegRole.Entry));
        var before = sandbox.Deletes;
        await sandbox.ConfirmAsync(Buttons.Cancel(LegRole.Entry), Says.Asks(LegRole.Entry));
        await Expect(sandbox.LastCard).ToContainTextAsync(BrokerSays.Cancelled);

        Assert.Equal(before + 1, sandbox.Deletes);
        sandbox.IsClean();
    }

    [Fact]
    public async Task Stranger_WhoAsks_IsApproved()
    {
        await using var sandbox = await OpenSandbox.StartAsync();
        await BecomeAsync(sandbox, "dev");
        await sandbox.WriteAsync("/users");
        await Expect(sandbox.LastCard).ToContainTextAsync(AccessSays.WhoHasAccess);

        await BecomeAsync(sandbox, "ravi");
        await sandbox.WriteAsync("hello");
        await sandbox.Button(Buttons.AskForAccess).ClickAsync();
        await Expect(sandbox.LastCard).ToContainTextAsync(AccessSays.AdminsAsked);
        await BecomeAsync(sandbox, "dev");
        await Expect(sandbox.LastCard).ToContainTextAsync(AccessSays.SomebodyAsks);
        await sandbox.Button(Buttons.Approve).ClickAsync();
        await Expect(sandbox.LastCard).ToContainTextAsync(AccessSays.LetIn);
        await BecomeAsync(sandbox, "ravi");

        await Expect(sandbox.LastCard).ToContainTextAsync(AccessSays.YouAreIn);
        sandbox.IsClean();
    }

    private static async Task BecomeAsync(OpenSandbox sandbox, string person) => await sandbox.Page.GetByTestId($"person-{person}").ClickAsync();

    /// <summary>Opens the newest card's login link in a tab of its own, logs in as the client, and comes back; the number that the page shows, "" for none.</summary>
    private static async Task<string> LogInAsync(OpenSandbox sandbox, string client)
    {
        var tab = await sandbox.Page.Context.RunAndWaitForPageAsync(() => sandbox.Button(Buttons.LogIn).ClickAsync());
        await tab.GetByTestId("login-client").SelectOptionAsync(client);
        await tab.GetByTestId("login-go").ClickAsync();
        await tab.WaitForURLAsync("**/oauth/callback?**");
        await Expect(tab.Locator("h1")).ToBeVisibleAsync();
        var number = tab.Locator(".number");
        var shown = await number.CountAsync() > 0 ? await number.InnerTextAsync() : "";
        await tab.CloseAsync();
        return shown;
    }
}
