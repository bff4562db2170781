using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BracketBot.Core.Tests;
using BracketBot.Sandbox.Telegram;
using Microsoft.Playwright;

namespace BracketBot.EndToEnd.Browser;

/// <summary>What takes more than one gesture.</summary>
internal static class PageActs
{
    private const int TabsAtMost = 200;

    /// <summary>Presses Tab, or Shift+Tab, until the element has the focus, and sees that the focus shows.</summary>
    public static async Task TabToAsync(this OpenSandbox sandbox, ILocator element, bool back = false)
    {
        for (var i = 0; i < TabsAtMost; i++)
        {
            await sandbox.Page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
            if (await element.EvaluateAsync<bool>("e => e === document.activeElement && e.matches(':focus-visible')"))
            {
                return;
            }
        }

        Assert.Fail("The keyboard does not get there.");
    }

    /// <summary>Clicks a red button as somebody does who reads the question first: until it takes the click.</summary>
    public static async Task ConfirmAsync(this OpenSandbox sandbox, Wanted button, string question)
    {
        const int TriesAtMost = 60;
        for (var tries = 0; ; tries++)
        {
            try
            {
                await sandbox.LastCard.Locator("[data-testid=button]").GetByText(button.ToString()).ClickAsync(new() { Timeout = 1000 });
                await Assertions.Expect(sandbox.LastCard).Not.ToContainTextAsync(question, new() { Timeout = 500 });
                return;
            }
            catch (Exception e) when (e is PlaywrightException or TimeoutException && tries < TriesAtMost)
            {
                // It took no tap yet, or the card went on between the look and the click: then there is nothing left to click.
                if (!(await sandbox.LastCard.InnerTextAsync()).Contains(question, StringComparison.Ordinal))
                {
                    return;
                }
            }
        }
    }

    /// <summary>Puts the newest card of one chat, buttons and all, into another: what no Telegram should ever do.</summary>
    public static async Task LeakCardAsync(this OpenSandbox sandbox, Person from, Person to)
    {
        var card = sandbox.Host.Telegram.Messages(from.Id).Last(m => m.FromBot);
        var rows = card.Current.Keyboard.Select(row => new JsonArray(
            [.. row.Select(b => new JsonObject { ["text"] = b.Text, ["callback_data"] = b.CallbackData })]));
        using var http = new HttpClient();
        var url = new Uri(sandbox.Host.TelegramUrl, $"/bot{sandbox.Host.Telegram.Options.BotToken}/sendMessage");
        var message = new JsonObject
        {
            ["chat_id"] = to.Id,
            ["text"] = card.Text,
            ["reply_markup"] = new JsonObject { ["inline_keyboard"] = new JsonArray([.. rows]) },
        };
        using var answer = await http.PostAsJsonAsync(url, message);
        Assert.True(answer.IsSuccessStatusCode);
    }

    /// <summary>The README's picture, which is only written where that is asked for.</summary>
    public static async Task SavePictureAsync(this OpenSandbox sandbox)
    {
        await Assertions.Expect(sandbox.Toast).Not.ToHaveClassAsync(new Regex("shown"));
        var picture = await sandbox.Page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });
        Assert.InRange(picture.Length, 10_000, 300_000);
        if (Environment.GetEnvironmentVariable("BRACKETBOT_UPDATE_DOCS") == "1")
        {
            await File.WriteAllBytesAsync(RepoRoot.File("docs", "picture.png"), picture);
        }
    }
}
