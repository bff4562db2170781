using BracketBot.Sandbox;
using BracketBot.Sandbox.Broker;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BracketBot.EndToEnd.Browser;

/// <summary>The sandbox as a user has it, with the real program in a process of its own, and its page open in a browser.</summary>
internal sealed class OpenSandbox : IAsyncDisposable
{
    /// <summary>Everything is given up after this: a bound for a test that hangs, never a measure of speed.</summary>
    private const float PatienceMs = 60_000;

    private readonly string _folder;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _errors = [];
    private readonly List<string> _strayRequests = [];

    private OpenSandbox(SandboxHost host, string folder, IPlaywright playwright, IBrowser browser, IPage page)
    {
        (Host, _folder, _playwright, _browser, Page) = (host, folder, playwright, browser, page);
        page.SetDefaultTimeout(PatienceMs);
        SetDefaultExpectTimeout(PatienceMs);
        page.Console += (_, said) => Note(_errors, said.Text, said.Type == "error");
        page.PageError += (_, error) => Note(_errors, error, true);
        page.Request += (_, request) => Note(_strayRequests, request.Url, new Uri(request.Url).Host != "127.0.0.1");
    }

    public SandboxHost Host { get; }

    public IPage Page { get; }

    /// <summary>How often the broker was asked to cancel.</summary>
    public int Deletes => Host.Broker.Count(BrokerCall.Cancel);

    public ILocator Composer => Page.GetByTestId("composer");

    /// <summary>What the bot wrote last, with its buttons.</summary>
    public ILocator LastCard => Page.Locator("[data-testid=message][data-mine=false]").Last;

    public ILocator Toast => Page.GetByTestId("toast");

    public static async Task<OpenSandbox> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        IBrowser? browser = null;
        SandboxHost? host = null;
        var folder = Directory.CreateTempSubdirectory("bracketbot-browser-").FullName;
        try
        {
            browser = await Chromium.LaunchAsync(playwright);
            host = await SandboxHost.StartAsync(new()
            {
                PagePort = 0,
                StartBot = true,
                Folder = folder,
                Broker = new() { PriceMoves = false },
            });
            var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1240, Height = 800 }, ColorScheme = ColorScheme.Light });
            var sandbox = new OpenSandbox(host, folder, playwright, browser, page);
            await page.GotoAsync(host.PageUrl!.ToString());
            await sandbox.BotIsAsync("running");
            return sandbox;
        }
        catch
        {
            await CloseAsync(playwright, browser, host, folder);
            throw;
        }
    }

    public Task BotIsAsync(string state) => Expect(Page.GetByTestId("bot-state")).ToHaveAttributeAsync("data-state", state);

    public async Task WriteAsync(string text)
    {
        await Composer.FillAsync(text);
        await Page.GetByTestId("send").ClickAsync();
    }

    /// <summary>A button of the newest card, by its whole text.</summary>
    public ILocator Button(Wanted wanted) => LastCard.Locator($"[data-testid=button][data-text='{wanted}']");

    /// <summary>The broker's own view of a leg.</summary>
    public ILocator Leg(string order, string leg) => Page.Locator($"[data-testid=leg-row][data-order='{order}'][data-leg='{leg}']");

    public async Task LegIsAsync(string order, string leg, string status, bool open)
    {
        await Expect(Leg(order, leg)).ToHaveAttributeAsync("data-status", status);
        await Expect(Leg(order, leg)).ToHaveAttributeAsync("data-open", open ? "true" : "false");
    }

    /// <summary>Nothing went wrong on the page, and nothing was asked of anybody else.</summary>
    public void IsClean()
    {
        lock (_errors)
        {
            Assert.Empty(_errors);
        }

        lock (_strayRequests)
        {
            Assert.Empty(_strayRequests);
        }
    }

    public ValueTask DisposeAsync() => CloseAsync(_playwright, _browser, Host, _folder);

    private static async ValueTask CloseAsync(IPlaywright playwright, IBrowser? browser, SandboxHost? host, string folder)
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        if (host is not null)
        {
            await host.DisposeAsync();
        }

        playwright.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static void Note(List<string> notes, string text, bool when)
    {
        if (when)
        {
            lock (notes)
            {
                notes.Add(text);
            }
        }
    }
}
