using BracketBot.Core.Orders;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Broker;
using BracketBot.Sandbox.Browser;
using BracketBot.Sandbox.Telegram;
using BracketBot.Tests.Shared;

namespace BracketBot.EndToEnd;

public sealed class LiteSessionTests() : SessionTests(new LiteStore());

public sealed class PostgresSessionTests(PostgresServer server) : SessionTests(new PostgresStore(server));

/// <summary>How sessions end, and what comes back after a login.</summary>
public abstract class SessionTests(Store store)
{
    [Fact]
    public async Task SessionOver_AtTheTap_SendsNothingAndTheCardComesBackUnconfirmed()
    {
        await using var world = await LinkTests.StartAsync(store);
        world.AddDocumentOrder();
        var card = await world.AskAsync();
        world.Broker.EndAllSessions();
        await world.PassAsync(TimeSpan.FromSeconds(12));

        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(card, AccessSays.SessionIsOver);
        Assert.Equal(0, world.Deletes);
        var page = await LogInFromAsync(world, card);
        await world.UntilAsync(card, Says.Asks(LegRole.Entry));

        // Nothing of the tap before has gone out by the login.
        await world.SendAsync("/help");
        Assert.Equal(200, page.Status);
        Assert.Equal(0, world.Deletes);
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(card, Says.NothingHeld);
        Assert.Equal(1, world.Deletes);
    }

    [Fact]
    public async Task SessionOver_FoundByTheDelete_EndsTheTicketAndTheCardComesBack()
    {
        await using var world = await LinkTests.StartAsync(store);
        world.AddDocumentOrder();
        var card = await world.AskAsync();
        world.Broker.EndAllSessions();

        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(card, AccessSays.SessionOver);
        await LogInFromAsync(world, card);
        await world.UntilAsync(card, Says.Asks(LegRole.Entry));

        Assert.Equal(1, world.Deletes);
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(card, Says.NothingHeld);
        Assert.Equal(2, world.Deletes);
    }

    [Fact]
    public async Task Midnight_NothingIsAskedOfTheBrokerUntilSomebodyLogsIn()
    {
        await using var world = await LinkTests.StartAsync(store);
        world.AddDocumentOrder();
        await world.AskAsync();
        await world.UntilDeliveredAsync();
        var asked = world.Broker.Requests.Count;

        world.Clock.Jump(TimeSpan.FromHours(24));
        var card = await world.SendAsync("/orders");

        Assert.Contains(AccessSays.SessionIsOver, card.Text, StringComparison.Ordinal);
        Assert.Equal(asked, world.Broker.Requests.Count);
    }

    [Fact]
    public async Task Renewal_ByAnotherClient_ChangesNothing()
    {
        await using var world = await LinkTests.StartAsync(store);
        world.AddDocumentOrder();
        world.Broker.EndAllSessions();
        var card = await world.SendAsync("/orders");

        var page = await LogInFromAsync(world, card, "YA0003");

        Assert.Equal(409, page.Status);
        Assert.Contains("YA0003", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("YA0003", (await world.SendAsync("/account")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(401)]
    public async Task OrdersRefusedWhileReadsPass_LeavesTheSession(int status)
    {
        await using var world = await LinkTests.StartAsync(store);
        world.AddDocumentOrder();
        world.Broker.Faults.Once(new BrokerFault.AddressRefused(status), BrokerCall.Cancel);
        var card = await world.AskAsync();

        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(card, Says.NotCancelled);

        Assert.Contains(AccessSays.SessionLive, (await world.SendAsync("/status")).Text, StringComparison.Ordinal);
        Assert.Contains(AccessSays.OrdersRefusedAt, (await world.SendAsync("/status")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_AndExport_TellOnesOwnCancelsAndNobodyElses()
    {
        await using var world = await LinkTests.StartAsync(store);
        world.AddDocumentOrder();
        var card = await world.AskAsync();
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(card, Says.NothingHeld);

        var page = await world.SendAsync("/history");
        var button = page.Button(Buttons.Numbered("1")).CallbackData!;
        await world.TapAsync(page, Buttons.Numbered("1"));
        await world.UntilAsync(page, Says.Asks(LegRole.Entry));
        var file = await world.SendAsync("/export");
        var others = await world.SendAsync("/history", World.Meera);
        await world.Telegram.Tap(World.Meera, others.ChatId, others.MessageId, button).Answered.WaitAsync(World.Patience);
        var all = await world.SendAsync("/export all", World.Dev);

        Assert.Contains(Words.Cancelled, page.Text, StringComparison.Ordinal);
        Assert.Contains(World.Document, file.Attachment!.Text, StringComparison.Ordinal);
        Assert.Contains(BotSays.NoCancelsYet, world.Now(others).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(World.Document, (await world.SendAsync("/export all", World.Meera)).Attachment?.Text ?? "", StringComparison.Ordinal);
        Assert.Contains(Words.Confirmed, all.Attachment!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MorningCard_OnceSaidYes_ComesOnWeekdaysAndRenewsTheSession()
    {
        await using var world = await LinkTests.StartAsync(store);
        var settings = await world.SendAsync("/settings");
        await world.TapAsync(settings, Buttons.MorningAt0850);
        await world.UntilAsync(settings, AccessSays.OnWeekdaysAt("08:50"));

        world.Broker.EndAllSessions();
        await world.UntilDeliveredAsync();
        world.Clock.Jump(UntilNextMorning(world.Clock.GetUtcNow()));
        var card = await world.BotMessageAsync(AccessSays.SessionOverOf("YA0002"));
        var page = await LogInFromAsync(world, card);

        Assert.Contains(AccessSays.LoggedInAs("YA0002"), page.Text, StringComparison.Ordinal);
        await world.BotMessageAsync(AccessSays.LoggedInAs("YA0002"));
        Assert.Contains(AccessSays.SessionLive, (await world.SendAsync("/status")).Text, StringComparison.Ordinal);
    }

    /// <summary>By the card's own link; the page at the end.</summary>
    private static async Task<BrowserPage> LogInFromAsync(World world, ChatMessage card, string client = "YA0002")
    {
        using var browser = new SandboxBrowser();
        return await browser.LogInAsync(world.Telegram.OpenButton(World.Asha, world.Now(card), Buttons.LogIn), client, World.Patience);
    }

    /// <summary>To shortly after 08:50 in India on the next weekday.</summary>
    private static TimeSpan UntilNextMorning(DateTimeOffset now)
    {
        var india = now.ToOffset(TimeSpan.FromHours(5.5));
        var day = india.Date;
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || day.AddHours(8).AddMinutes(50) <= india.DateTime)
        {
            day = day.AddDays(1);
        }

        return new DateTimeOffset(day.AddHours(8).AddMinutes(51), TimeSpan.FromHours(5.5)) - now;
    }
}
