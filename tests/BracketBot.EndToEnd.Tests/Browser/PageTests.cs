using BracketBot.Core.Orders;
using BracketBot.EndToEnd.Harness;
using static Microsoft.Playwright.Assertions;

namespace BracketBot.EndToEnd.Browser;

/// <summary>What a user does on the sandbox's page, in a real browser, with the real program behind it.</summary>
public sealed class PageTests
{
    private const string Order = World.Document;
    private const string Question = "/cancel " + Order + " ENTRY";

    [Fact]
    public async Task Cancel_ChosenAndConfirmed_TheBrokersViewLosesTheLeg()
    {
        await using var sandbox = await OpenSandbox.StartAsync();
        await sandbox.LegIsAsync(Order, "ENTRY", "MODIFY_CONFIRMED", open: true);

        await sandbox.Page.GetByTestId("start").ClickAsync();
        await Expect(sandbox.LastCard).ToContainTextAsync(AccessSays.LinkedTo("YA0002"));
        await sandbox.WriteAsync("/cancel");
        await sandbox.Button(Buttons.Bracket("IDEA-EQ", Order)).ClickAsync();
        await Expect(sandbox.LastCard).ToContainTextAsync(Says.Asks(LegRole.Entry));
        await sandbox.SavePictureAsync();
        await sandbox.ConfirmAsync(Buttons.Cancel(LegRole.Entry), Says.Asks(LegRole.Entry));

        await Expect(sandbox.LastCard).ToContainTextAsync(BrokerSays.Cancelled);
        await Expect(sandbox.LastCard).ToContainTextAsync(Says.NothingHeld);
        await sandbox.LegIsAsync(Order, "ENTRY", "CANCEL_CONFIRMED", open: false);
        Assert.Equal(1, sandbox.Deletes);
        sandbox.IsClean();
    }

    [Fact]
    public async Task Cancel_StopOfAPosition_ChosenLegGoesAndNoOther()
    {
        await using var sandbox = await OpenSandbox.StartAsync();

        await sandbox.WriteAsync("/cancel 20240314931");
        await Expect(sandbox.LastCard).ToContainTextAsync(Says.WhichLeg);
        await sandbox.Button(Buttons.Pick(LegRole.StopLoss, "1878.00")).ClickAsync();
        await Expect(sandbox.LastCard).ToContainTextAsync(Says.YouHoldLong(20));
        await sandbox.ConfirmAsync(Buttons.Cancel(LegRole.StopLoss), Says.Asks(LegRole.StopLoss));

        await Expect(sandbox.LastCard).ToContainTextAsync(BrokerSays.Cancelled);
        await sandbox.LegIsAsync("20240314931", "SECOND", "CANCEL_CONFIRMED", open: false);
        await sandbox.LegIsAsync("20240314931", "THIRD", "CONFIRMED", open: true);
        Assert.Equal(1, sandbox.Deletes);
        sandbox.IsClean();
    }

    [Fact]
    public async Task Profile_Chosen_TheBrokerAnswersSo()
    {
        await using var sandbox = await OpenSandbox.StartAsync();
        var profile = sandbox.Page.GetByTestId("broker-profile");
        await Expect(profile).ToHaveValueAsync("Documented");

        await profile.SelectOptionAsync("Odd");
        await Expect(sandbox.Page.Locator("#profile-hint")).ToContainTextAsync("a row of totals");
        await sandbox.WriteAsync(Question);
        await sandbox.ConfirmAsync(Buttons.Cancel(LegRole.Entry), Says.Asks(LegRole.Entry));

        await Expect(sandbox.LastCard).ToContainTextAsync(Says.UnderWay);
        await Expect(sandbox.LastCard.Locator("[data-testid=button]")).ToBeDisabledAsync();
        Assert.Equal(1, sandbox.Deletes);
        sandbox.IsClean();
    }

    [Fact]
    public async Task Time_Touched_IsShownInTheReadersZone()
    {
        await using var sandbox = await OpenSandbox.StartAsync();

        await sandbox.WriteAsync("/orders");
        var time = sandbox.LastCard.Locator("button.moment");
        await time.ClickAsync();

        await Expect(sandbox.Toast).ToHaveTextAsync(await time.GetAttributeAsync("title") ?? "no time");
        sandbox.IsClean();
    }

    [Fact]
    public async Task Cancel_ByKeyboardAlone_Cancels()
    {
        await using var sandbox = await OpenSandbox.StartAsync();
        var keys = sandbox.Page.Keyboard;

        await sandbox.TabToAsync(sandbox.Composer);
        await keys.TypeAsync(Question);
        await keys.PressAsync("Enter");
        await Expect(sandbox.LastCard).ToContainTextAsync(Says.Asks(LegRole.Entry));
        await sandbox.TabToAsync(sandbox.Button(Buttons.Cancel(LegRole.Entry)), back: true);
        await keys.PressAsync("Enter");

        await Expect(sandbox.LastCard).ToContainTextAsync(BrokerSays.Cancelled);
        Assert.Equal(1, sandbox.Deletes);
        sandbox.IsClean();
    }

    [Fact]
    public async Task Stranger_WritesAndTaps_IsTurnedAwayAndNothingIsSent()
    {
        await using var sandbox = await OpenSandbox.StartAsync();
        await sandbox.WriteAsync(Question);
        await Expect(sandbox.Button(Buttons.Cancel(LegRole.Entry))).ToBeVisibleAsync();

        await sandbox.Page.GetByTestId("person-ravi").ClickAsync();
        await sandbox.WriteAsync(Question);
        await Expect(sandbox.LastCard).ToContainTextAsync(AccessSays.YouHaveNoAccess);
        await Expect(sandbox.LastCard).ToContainTextAsync("5002");
        await Expect(sandbox.LastCard.GetByTestId("button")).ToHaveTextAsync([Buttons.AskForAccess.ToString()]);

        await sandbox.LeakCardAsync(World.Asha, World.Ravi);
        await sandbox.Button(Buttons.Cancel(LegRole.Entry)).ClickAsync();
        await Expect(sandbox.Page.GetByTestId("alert")).ToContainTextAsync($"{AccessSays.YouHaveNoAccess}.");
        await sandbox.Page.Keyboard.PressAsync("Enter");
        await Expect(sandbox.Page.GetByTestId("alert")).ToBeHiddenAsync();

        await sandbox.LegIsAsync(Order, "ENTRY", "MODIFY_CONFIRMED", open: true);
        Assert.Equal(0, sandbox.Deletes);
        sandbox.IsClean();
    }

    [Fact]
    public async Task Killed_WhileACancelIsUnderWay_AnswersAfterTheRestartAndSendsOnce()
    {
        await using var sandbox = await OpenSandbox.StartAsync();
        await sandbox.WriteAsync(Question);
        await Expect(sandbox.Button(Buttons.Cancel(LegRole.Entry))).ToBeVisibleAsync();

        await sandbox.Page.GetByTestId("fault-slow").ClickAsync();
        await Expect(sandbox.Page.GetByTestId("fault-slow")).ToBeCheckedAsync();
        await sandbox.Button(Buttons.Cancel(LegRole.Entry)).ClickAsync();
        await Expect(sandbox.Page.GetByTestId("cancel-count")).ToHaveTextAsync("1");
        await sandbox.Page.GetByTestId("bot-kill").ClickAsync();
        await sandbox.BotIsAsync("killed");
        await Expect(sandbox.LastCard).Not.ToContainTextAsync(BrokerSays.Cancelled);

        await sandbox.Page.GetByTestId("fault-slow").ClickAsync();
        await sandbox.Page.GetByTestId("bot-start").ClickAsync();
        await sandbox.BotIsAsync("running");

        await Expect(sandbox.LastCard).ToContainTextAsync(Says.NothingHeld);
        await sandbox.LegIsAsync(Order, "ENTRY", "CANCEL_CONFIRMED", open: false);
        Assert.Equal(1, sandbox.Deletes);
        sandbox.IsClean();
    }
}
