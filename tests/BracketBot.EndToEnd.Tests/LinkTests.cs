using System.Text.RegularExpressions;
using BracketBot.Core.Orders;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Broker;
using BracketBot.Sandbox.Browser;
using BracketBot.Sandbox.Telegram;
using BracketBot.Tests.Shared;

namespace BracketBot.EndToEnd;

public sealed class LiteLinkTests() : LinkTests(new LiteStore());

public sealed class PostgresLinkTests(PostgresServer server) : LinkTests(new PostgresStore(server));

/// <summary>Linking accounts by login and by token, with all that can go wrong on the way.</summary>
public abstract class LinkTests(Store store)
{
    private const string Client = "YA0003";

    [Fact]
    public async Task Link_ByLogin_CancelsOnThatAccount()
    {
        await using var world = await StartAsync();
        world.Broker.AddBracket(new BracketSpec { ClientId = Client, OmsOrderId = "20240314777" });

        await LinkAsync(world);
        var card = await world.SendAsync("/cancel 20240314777 ENTRY", World.Meera);
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry), World.Meera);
        await world.UntilAsync(card, Says.NothingHeld);

        Assert.Equal(1, world.Deletes);
        Assert.Contains(Client, world.Now(card).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_WithoutTheNumber_LinksNothing()
    {
        await using var world = await StartAsync();
        var (page, card) = await LogInAsync(world, World.Meera);

        // Somebody else's tap on it, then a number that the page does not show.
        var right = card.Button(Number(page));
        var stranger = await world.Telegram.Tap(World.Asha, card.ChatId, card.MessageId, right.CallbackData!).Answered.WaitAsync(World.Patience);
        var wrong = card.Buttons.First(b => b.Text.Length == 2 && b.Text != right.Text);
        await world.TapAsync(card, Buttons.Numbered(wrong.Text), World.Meera);
        await world.UntilAsync(card, AccessSays.NothingLinked);
        await world.Telegram.Tap(World.Meera, card.ChatId, card.MessageId, right.CallbackData!).Answered.WaitAsync(World.Patience);

        Assert.DoesNotContain(AccessSays.Linked, stranger.Text, StringComparison.Ordinal);
        Assert.Contains(AccessSays.LinkFirst, (await world.SendAsync("/orders", World.Meera)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_ThatWasUsed_IsNoUseAgain()
    {
        await using var world = await StartAsync();
        var offer = await world.SendAsync("/link", World.Meera);
        var address = world.Telegram.OpenButton(World.Meera, offer, Buttons.LogIn);
        using var first = new SandboxBrowser();
        using var second = new SandboxBrowser();
        await first.OpenAsync(address, World.Patience);

        var page = await second.OpenAsync(address, World.Patience);

        Assert.Equal(410, page.Status);
        Assert.Contains(AccessSays.LinkUsed, page.Text, StringComparison.Ordinal);
        Assert.Equal(1, world.Broker.Count(BrokerCall.Authorize));
    }

    [Fact]
    public async Task Callback_Twice_ExchangesTheCodeOnce()
    {
        await using var world = await StartAsync();
        var offer = await world.SendAsync("/link", World.Meera);
        using var browser = new SandboxBrowser();
        var back = await browser.LogInUntilCallbackAsync(world.Telegram.OpenButton(World.Meera, offer, Buttons.LogIn), Client, World.Patience);

        var pages = await Task.WhenAll(browser.OpenAsync(back, World.Patience), browser.OpenAsync(back, World.Patience));

        Assert.Single(pages, p => p.Status == 200);
        Assert.Equal(1, world.Broker.Count(BrokerCall.Token));
    }

    [Fact]
    public async Task Callback_InAnotherBrowserOrWithAnotherState_LinksNothing()
    {
        await using var world = await StartAsync();
        var offer = await world.SendAsync("/link", World.Meera);
        using var browser = new SandboxBrowser();
        using var other = new SandboxBrowser();
        var back = await browser.LogInUntilCallbackAsync(world.Telegram.OpenButton(World.Meera, offer, Buttons.LogIn), Client, World.Patience);

        var elsewhere = await other.OpenAsync(back, World.Patience);
        var changed = await browser.OpenAsync(new Uri(back.ToString().Replace("state=", "state=x", StringComparison.Ordinal)), World.Patience);
        var bare = await browser.OpenAsync(new Uri(back.GetLeftPart(UriPartial.Path)), World.Patience);

        Assert.All([elsewhere, changed, bare], p => Assert.Equal(400, p.Status));
        Assert.Equal(0, world.Broker.Count(BrokerCall.Token));
    }

    [Fact]
    public async Task Link_ThatIsOver_LinksNothing()
    {
        await using var world = await StartAsync();
        var offer = await world.SendAsync("/link", World.Meera);
        await world.PassAsync(TimeSpan.FromMinutes(11));
        using var browser = new SandboxBrowser();

        var page = await browser.OpenAsync(world.Telegram.OpenButton(World.Meera, offer, Buttons.LogIn), World.Patience);

        Assert.Equal(410, page.Status);
        Assert.Equal(0, world.Broker.Count(BrokerCall.Authorize));
    }

    [Fact]
    public async Task Login_Refused_SaysSoInBrowserAndChat()
    {
        await using var world = await StartAsync();
        var offer = await world.SendAsync("/link", World.Meera);
        using var browser = new SandboxBrowser();

        var page = await browser.RefuseLogInAsync(world.Telegram.OpenButton(World.Meera, offer, Buttons.LogIn), World.Patience);

        Assert.Contains(AccessSays.LoginCancelled, page.Text, StringComparison.Ordinal);
        await world.UntilAsync(offer, AccessSays.NothingLinked);
        Assert.Equal(0, world.Broker.Count(BrokerCall.Token));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(400)]
    public async Task Login_WhoseTokenIsRefused_SaysSoAndLinksNothing(int status)
    {
        await using var world = await StartAsync();
        world.Broker.Faults.Once(new BrokerFault.HttpStatus(status), BrokerCall.Token);
        var offer = await world.SendAsync("/link", World.Meera);
        using var browser = new SandboxBrowser();

        var page = await browser.LogInAsync(world.Telegram.OpenButton(World.Meera, offer, Buttons.LogIn), Client, World.Patience);

        Assert.Equal(502, page.Status);
        await world.UntilAsync(offer, AccessSays.NothingLinked);
        Assert.Equal(1, world.Broker.Count(BrokerCall.Token));
    }

    [Fact]
    public async Task Token_AskedFor_IsDeletedAndLinked()
    {
        await using var world = await StartAsync();
        await world.SendAsync("/token", World.Meera);

        var token = world.Telegram.SendText(World.Meera, world.Broker.IssueToken(Client));
        await world.Telegram.WaitForDeletionAsync(token, World.Patience);

        await world.BotMessageAsync(World.Meera, AccessSays.LinkedAs(Client));
    }

    [Fact]
    public async Task Token_NotAskedFor_IsDeletedAndExplained()
    {
        await using var world = await StartAsync();

        var token = world.Telegram.SendText(World.Meera, world.Broker.IssueToken(Client));
        await world.Telegram.WaitForDeletionAsync(token, World.Patience);

        await world.BotMessageAsync(World.Meera, AccessSays.TokenNotAskedFor);
        Assert.Equal(0, world.Broker.Count(BrokerCall.TradingInfo));
    }

    [Fact]
    public async Task Token_OfNobody_IsDeletedAndRefused()
    {
        await using var world = await StartAsync();
        await world.SendAsync("/token", World.Meera);

        var token = world.Telegram.SendText(World.Meera, "abcdefghij-1234567890-nobody");
        await world.Telegram.WaitForDeletionAsync(token, World.Patience);

        await world.BotMessageAsync(World.Meera, AccessSays.TokenRefused);
    }

    [Fact]
    public async Task Accounts_Two_ACardActsForItsOwn()
    {
        await using var world = await StartAsync();
        world.AddDocumentOrder();
        world.Broker.AddBracket(new BracketSpec { ClientId = Client, OmsOrderId = "20240314777" });
        var card = await world.AskAsync();
        await LinkAsync(world, World.Asha);

        // The new account is active; the card of the first goes on for the first.
        Assert.Contains("20240314777", (await world.SendAsync("/orders")).Text, StringComparison.Ordinal);
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(card, Says.NothingHeld);
        var chooser = await world.SendAsync("/account");
        await world.TapAsync(chooser, Buttons.SwitchTo("YA0002"));
        await world.UntilAsync(chooser, AccessSays.ActiveIs("YA0002"));

        Assert.Equal(1, world.Deletes);
        Assert.Contains("YA0002", world.Now(card).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_LinkedByASecondUser_IsToldToTheFirstWhoEndsIt()
    {
        await using var world = await StartAsync();
        await world.SendAsync("/help");
        await LinkAsync(world, World.Meera, "YA0002");

        var told = await world.BotMessageAsync(World.Asha, AccessSays.LinkedBySomebodyElse);
        await world.TapAsync(told, Buttons.EndTheirLink);
        await world.BotMessageAsync(World.Meera, AccessSays.LinkEnded("YA0002"));

        Assert.Contains(AccessSays.LinkFirst, (await world.SendAsync("/orders", World.Meera)).Text, StringComparison.Ordinal);
        Assert.Contains("YA0002", (await world.SendAsync("/account")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unlink_Confirmed_ForgetsTheTokenAndTheCards()
    {
        await using var world = await StartAsync();
        world.AddDocumentOrder();
        var card = await world.AskAsync();
        var button = card.Button(Buttons.Cancel(LegRole.Entry)).CallbackData!;

        var ask = await world.SendAsync("/unlink");
        await world.TapAsync(ask, Buttons.Forget("YA0002"));
        await world.UntilAsync(card, AccessSays.Forgotten("YA0002"));
        await world.Telegram.Tap(World.Asha, card.ChatId, card.MessageId, button).Answered.WaitAsync(World.Patience);

        Assert.Equal(0, world.Deletes);
        Assert.Contains(AccessSays.LinkFirst, (await world.SendAsync("/orders")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_OfAllThisStandNowhereInClear()
    {
        await using var world = await StartAsync();
        await LinkAsync(world);
        await world.SendAsync("/token", World.Meera);
        var token = world.Telegram.SendText(World.Meera, world.Broker.IssueToken(Client));
        await world.Telegram.WaitForDeletionAsync(token, World.Patience);
        await world.BotMessageAsync(World.Meera, AccessSays.MessageDeleted);
        world.Telegram.SendText(World.Meera, world.Broker.IssueToken(Client));
        await world.BotMessageAsync(World.Meera, AccessSays.TokenNotAskedFor);
        await world.UntilConfirmedAsync();
        await world.StopBotAsync();

        var written = string.Join('\n', await store.ContentsAsync());
        var logged = string.Join('\n', world.Logs.Lines);
        var said = string.Join('\n', new[] { World.Asha, World.Meera, World.Dev }.SelectMany(p => world.Telegram.Messages(p.Id)).Where(m => m.FromBot).Select(m => m.Text));

        Assert.Contains(Client, written, StringComparison.Ordinal);
        Assert.All(world.Broker.Secrets, secret => Assert.All([written, logged, said], text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
    }

    internal static async Task<World> StartAsync(Store store) => await World.StartAsync(store, w => w.OpenDoors());

    /// <summary>Links an account by login, to its end.</summary>
    internal static async Task LinkAsync(World world, Person? who = null, string client = Client)
    {
        var (page, card) = await LogInAsync(world, who ?? World.Meera, client);
        await world.TapAsync(card, Buttons.Numbered(Number(page)), who ?? World.Meera);
        await world.UntilAsync(card, AccessSays.LinkedAs(client));
    }

    internal static async Task<(BrowserPage Page, ChatMessage Card)> LogInAsync(World world, Person who, string client = Client)
    {
        var offer = await world.SendAsync("/link", who);
        using var browser = new SandboxBrowser();
        var page = await browser.LogInAsync(world.Telegram.OpenButton(who, offer, Buttons.LogIn), client, World.Patience);
        return (page, await world.UntilAsync(offer, AccessSays.WasThisYou));
    }

    internal static string Number(BrowserPage page) => Regex.Match(page.Html, "class=\"number\">(\\d\\d)<").Groups[1].Value;

    private Task<World> StartAsync() => StartAsync(store);
}
