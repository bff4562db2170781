using System.Text.RegularExpressions;
using BracketBot.Core.Orders;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BracketBot.EndToEnd.Browser;

/// <summary>From the alert to the tap to the DELETE, and everything at once, on the sandbox's page in a real browser.</summary>
public sealed partial class AlertPageTests
{
    private const string Order = World.Document;

    [Fact]
    public async Task Alert_PostedByTheComposerAndTappedOnce_TheBrokersViewLosesTheLeg()
    {
        await using var sandbox = await OpenSandbox.StartAsync();
        await Box(sandbox, "alert-panel").ClickAsync();
        await sandbox.WriteAsync("/hooks new RSI 70");
        await Expect(Box(sandbox, "alert-address")).ToHaveValueAsync(new Regex(@"^http://127\.0\.0\.1:\d+/alerts/[\w-]{43}$"));
        await Expect(Box(sandbox, "alert-body")).ToHaveValueAsync(new Regex("\"symbol\": \"IDEA\""));

        await Box(sandbox, "alert-send").ClickAsync();
        await Expect(Result(sandbox)).ToContainTextAsync(new Regex(@"202.*taken · \d+ ms"));
        await Expect(sandbox.LastCard).ToContainTextAsync("IDEA crossed 1");
        Assert.Equal(0, sandbox.Deletes);
        await sandbox.Button(Buttons.Cancel(LegRole.Entry, "IDEA-EQ")).ClickAsync();

        await Expect(sandbox.LastCard).ToContainTextAsync(BrokerSays.Cancelled);
        await sandbox.LegIsAsync(Order, "ENTRY", "CANCEL_CONFIRMED", open: false);
        Assert.Equal(1, sandbox.Deletes);
        sandbox.IsClean();
    }

    [Fact]
    public async Task Composer_ByKeyboardAlone_MakesAnAddressAndPosts()
    {
        await using var sandbox = await OpenSandbox.StartAsync();
        var keys = sandbox.Page.Keyboard;

        await sandbox.TabToAsync(Box(sandbox, "alert-panel"));
        await keys.PressAsync("Enter");
        await sandbox.TabToAsync(Box(sandbox, "alert-make"));
        await keys.PressAsync("Enter");
        await Expect(Box(sandbox, "alert-address")).ToHaveValueAsync(new Regex("/alerts/"));
        await sandbox.TabToAsync(Box(sandbox, "alert-preset-order"));
        await keys.PressAsync("Enter");
        await Expect(Box(sandbox, "alert-body")).ToBeFocusedAsync();
        await Expect(Box(sandbox, "alert-body")).ToHaveValueAsync(new Regex(Order));
        await keys.PressAsync("Control+Enter");
        await Expect(Result(sandbox)).ToHaveAttributeAsync("data-status", "202");
        await Expect(sandbox.LastCard).ToContainTextAsync("Out of it");
        await sandbox.TabToAsync(Box(sandbox, "alert-repeat"));
        await keys.PressAsync("Enter");

        await Expect(sandbox.LastCard).ToContainTextAsync(AlertSays.Times("Out of it", 2));
        await Expect(Box(sandbox, "alert-repeat")).ToBeFocusedAsync();
        Assert.Equal(0, sandbox.Deletes);
        sandbox.IsClean();
    }

    [Fact]
    public async Task Composer_BurstOfHostileText_EveryPostIsTakenAndTheCardIsAccepted()
    {
        await using var sandbox = await OpenSandbox.StartAsync();
        await Box(sandbox, "alert-panel").ClickAsync();
        await Box(sandbox, "alert-make").ClickAsync();
        await Expect(Box(sandbox, "alert-address")).ToHaveValueAsync(new Regex("/alerts/"));

        await Box(sandbox, "alert-preset-hostile").ClickAsync();
        await Box(sandbox, "alert-burst").ClickAsync();

        await Expect(Result(sandbox)).ToHaveAttributeAsync("data-status", "202:200");
        await Expect(sandbox.LastCard).ToContainTextAsync(AlertSays.Times("", 200));
        await Expect(sandbox.LastCard).ToContainTextAsync("<script>alert(1)</script>");
        sandbox.IsClean();
    }

    [Fact]
    public async Task Alert_StopDoubleClicked_TakesNothingAway()
    {
        await using var sandbox = await OpenSandbox.StartAsync();
        await Box(sandbox, "alert-panel").ClickAsync();
        await Box(sandbox, "alert-make").ClickAsync();
        await Expect(Box(sandbox, "alert-address")).ToHaveValueAsync(new Regex("/alerts/"));
        await Box(sandbox, "alert-body").FillAsync("M_M crossed");
        await Box(sandbox, "alert-send").ClickAsync();
        var stop = sandbox.LastCard.Locator("[data-testid=button]").GetByText(Buttons.Cancel(LegRole.StopLoss, "M&M-EQ").ToString());
        await Expect(stop).ToBeVisibleAsync();
        var at = await stop.BoundingBoxAsync();
        Assert.NotNull(at);

        await stop.ClickAsync();
        await Expect(sandbox.LastCard).ToContainTextAsync(Says.Asks(LegRole.StopLoss));
        await sandbox.Page.Mouse.DblClickAsync(at.X + (at.Width / 4), at.Y + (at.Height / 2));
        await sandbox.WriteAsync("/help");
        await Expect(sandbox.LastCard).ToContainTextAsync(BotSays.CancelsLegs);

        Assert.Equal(0, sandbox.Deletes);
        sandbox.IsClean();
    }

    [Fact]
    public async Task CancelAll_RefusedAndThenUnanswered_EndsWithATableThatIsRight()
    {
        await using var sandbox = await OpenSandbox.StartAsync();
        await SwitchAsync(sandbox, "fault-error", on: true);

        await sandbox.WriteAsync("/cancelall entries");
        await ConfirmAllAsync(sandbox);
        await Expect(Box(sandbox, "history")).ToContainTextAsync(new Regex(AllSays.NoneGonePattern));
        await Expect(sandbox.LastCard).ToContainTextAsync("44000");
        var asked = await TableIsRightAsync(sandbox, gone: 0);
        Assert.Equal(asked, sandbox.Deletes);

        await SwitchAsync(sandbox, "fault-error", on: false);
        await SwitchAsync(sandbox, "fault-drop-after", on: true);
        await sandbox.LastCard.GetByText(Buttons.FailedAgain).ClickAsync();
        await ConfirmAllAsync(sandbox);
        await Expect(sandbox.LastCard).ToContainTextAsync(AllSays.AllGone(asked));
        Assert.Equal(asked, await TableIsRightAsync(sandbox, gone: asked));
        Assert.Equal(2 * asked, sandbox.Deletes);
        sandbox.IsClean();
    }

    private static ILocator Box(OpenSandbox sandbox, string id) => sandbox.Page.GetByTestId(id);

    /// <summary>The newest answer beside the composer.</summary>
    private static ILocator Result(OpenSandbox sandbox) => Box(sandbox, "alert-result").Locator("li").First;

    private static async Task SwitchAsync(OpenSandbox sandbox, string fault, bool on)
    {
        await Box(sandbox, fault).ClickAsync();
        await Expect(Box(sandbox, fault)).ToBeCheckedAsync(new() { Checked = on });
    }

    private static async Task ConfirmAllAsync(OpenSandbox sandbox)
    {
        await sandbox.LastCard.GetByText(new Regex(Buttons.CancelEntriesPattern)).ClickAsync();
        await sandbox.ConfirmAsync(Buttons.CancelAll, AllSays.AsksAgain);
    }

    /// <summary>Holds every row of the table against the broker's own book, and tells how many rows there are.</summary>
    private static async Task<int> TableIsRightAsync(OpenSandbox sandbox, int gone)
    {
        var rows = RowPattern().Matches(await sandbox.LastCard.InnerTextAsync());
        var book = sandbox.Host.Broker.View().Orders.Where(o => o.ClientId == SandboxPerson.Asha.ClientId && o.ExecutionType == "BO").ToList();
        foreach (Match row in rows)
        {
            var entries = book.Where(o => o.Symbol == row.Groups["symbol"].Value).SelectMany(o => o.Legs).Where(l => l.Leg == "ENTRY");
            Assert.Equal(row.Groups["outcome"].Value != Words.Cancelled, Assert.Single(entries).IsOpen);
        }

        Assert.Equal(gone, rows.Count(r => r.Groups["outcome"].Value == Words.Cancelled));
        return rows.Count;
    }

    [GeneratedRegex(AllSays.EntryRowPattern, RegexOptions.Multiline)]
    private static partial Regex RowPattern();
}
