using System.Net;
using System.Text;
using BracketBot.Core.Orders;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Broker;
using BracketBot.Sandbox.Browser;
using BracketBot.Sandbox.Telegram;
using BracketBot.Tests.Shared;

namespace BracketBot.EndToEnd;

public sealed class LiteAlertTests() : AlertTests(new LiteStore());

public sealed class PostgresAlertTests(PostgresServer server) : AlertTests(new PostgresStore(server));

/// <summary>An alert is posted, a card comes, one tap cancels.</summary>
public abstract class AlertTests(Store store)
{
    private const string Idea = """{"text":"RSI went over 70","symbol":"IDEA","exchange":"NSE"}""";

    [Fact]
    public async Task Alert_TappedOnce_SendsOneDelete()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var address = await world.HookAsync();

        Assert.Equal(HttpStatusCode.Accepted, await world.PostAsync(address, Idea));
        var card = await world.BotMessageAsync("RSI went over 70");
        Assert.Contains("IDEA-EQ", card.Text, StringComparison.Ordinal);
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry, "IDEA-EQ"));
        card = await world.UntilAsync(card, Says.NothingHeld);

        Assert.Equal(1, world.Deletes);
        new[] { Buttons.Back }.Are(card.Buttons);
    }

    [Fact]
    public async Task Alert_TappedTenTimes_SendsOneDelete()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        await world.PostAsync(await world.HookAsync(), Idea);
        var card = await world.BotMessageAsync("RSI went over 70");

        var taps = Enumerable.Range(0, 10).Select(_ => world.Telegram.TapButton(World.Asha, card, Buttons.Cancel(LegRole.Entry))).ToList();
        await Task.WhenAll(taps.Select(t => t.Answered)).WaitAsync(World.Patience);
        await world.UntilAsync(card, Says.NothingHeld);

        Assert.Equal(1, world.Deletes);
    }

    [Fact]
    public async Task Alert_TappedAfterOneTapWithin_SendsNothing()
    {
        await using var world = await World.StartAsync(store, w =>
        {
            w.AddDocumentOrder();
            w.Set("Alerts:OneTapWithin", "00:00:30");
        });
        await world.PostAsync(await world.HookAsync(), Idea);
        var card = await world.BotMessageAsync("RSI went over 70");

        await world.PassAsync(TimeSpan.FromSeconds(31));
        await world.UntilAsync(card, AlertSays.ButtonsExpired);
        await world.Telegram.Tap(World.Asha, card.ChatId, card.MessageId, card.Button(Buttons.Cancel(LegRole.Entry)).CallbackData!).Answered.WaitAsync(World.Patience);
        await world.TapAsync(card, Buttons.Again);
        await world.UntilAsync(card, Says.Leg(LegRole.Entry, "11.90"));

        Assert.Equal(0, world.Deletes);
    }

    [Fact]
    public async Task Alert_LegChangedSince_IsShownAnewWithWhatChanged()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        await world.PostAsync(await world.HookAsync(), Idea);
        var card = await world.BotMessageAsync("RSI went over 70");

        await world.PassAsync(TimeSpan.FromSeconds(11));
        world.Broker.FillLeg(World.Document, "ENTRY", quantity: 4);
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        card = await world.UntilAsync(card, Says.Changed);

        Assert.Contains(Says.FilledFromTo(0, 4), card.Text, StringComparison.Ordinal);
        Assert.Equal(0, world.Deletes);
    }

    [Fact]
    public async Task Alert_StopOfAPosition_AsksOnceMoreInNumbers()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder(new BracketSpec { FilledParts = [10] }));
        await world.PostAsync(await world.HookAsync(), $"order {World.Document}: out of it");
        var card = await world.BotMessageAsync("out of it");

        await world.TapAsync(card, Buttons.Cancel(LegRole.StopLoss, "IDEA-EQ"));
        card = await world.UntilAsync(card, Says.Asks(LegRole.StopLoss));
        Assert.Contains(Says.YouHoldLong(10), card.Text, StringComparison.Ordinal);
        Assert.Equal(0, world.Deletes);
        await world.TapAsync(card, Buttons.Cancel(LegRole.StopLoss));
        card = await world.UntilAsync(card, BrokerSays.Cancelled);

        Assert.Equal(1, world.Deletes);
        await world.UntilAsync(card, $"{Says.NoStopFor(Says.Long("IDEA-EQ", 10))}.");
    }

    [Fact]
    public async Task Alert_StopOfAPositionDoubleTapped_TakesNothingAway()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder(new BracketSpec { FilledParts = [10] }));
        await world.PostAsync(await world.HookAsync(), $"order {World.Document}: out of it");
        var card = await world.BotMessageAsync("out of it");

        await world.TapAsync(card, Buttons.Cancel(LegRole.StopLoss));
        card = await world.UntilAsync(card, Says.Asks(LegRole.StopLoss));
        Assert.True(card.Button(Buttons.Cancel(LegRole.StopLoss)).Disabled);

        // An app that does not know of disabled buttons, at the worst: what the button will carry, too early.
        var data = card.Button(Buttons.Keep).CallbackData!.Replace(":b:", ":a:", StringComparison.Ordinal);
        var second = await world.Telegram.Tap(World.Asha, card.ChatId, card.MessageId, data).Answered.WaitAsync(World.Patience);

        Assert.Equal(BotSays.LookFirst, second.Text);
        Assert.Equal(0, world.Deletes);
        Assert.Equal(data, (await world.UntilListeningAsync(card, Buttons.Cancel(LegRole.StopLoss))).Button(Buttons.Cancel(LegRole.StopLoss)).CallbackData);
    }

    [Fact]
    public async Task Alert_NothingMatches_SaysSoWithWhatIsOpen()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        await world.PostAsync(await world.HookAsync(), """{"text":"sell","symbol":"RELIANCE"}""");

        var card = await world.BotMessageAsync(AlertSays.NoMatch);

        Assert.Contains("IDEA-EQ", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(card.Buttons, b => b.Style == "danger");
    }

    [Fact]
    public async Task Alert_SessionOver_SaysSoWithAButtonThatShowsItAgain()
    {
        await using var world = await LinkTests.StartAsync(store);
        world.AddDocumentOrder();
        var address = await world.HookAsync();
        world.Broker.ExpireSession("YA0002");
        await world.PostAsync(address, Idea);

        var card = await world.BotMessageAsync(AccessSays.YourSessionIsOver);
        Assert.Contains("RSI went over 70", card.Text, StringComparison.Ordinal);
        await world.TapAsync(card, Buttons.Again);
        await world.UntilAsync(card, AccessSays.YourSessionIsOver);
        using var browser = new SandboxBrowser();
        await browser.LogInAsync(world.Telegram.OpenButton(World.Asha, world.Now(card), Buttons.LogIn), "YA0002", World.Patience);

        await world.UntilAsync(card, Says.Leg(LegRole.Entry, "11.90"));
    }

    [Fact]
    public async Task Alert_SameBodyAgain_IsShownOnceWithItsCount()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var address = await world.HookAsync();
        await world.PostAsync(address, Idea);
        var card = await world.BotMessageAsync("RSI went over 70");
        await world.PostAsync(address, Idea);
        await world.PostAsync(address, Idea);

        await world.UntilAsync(card, AlertSays.Times("RSI went over 70", 3));

        Assert.Single(world.Telegram.Messages(World.Asha.Id), m => m.Text.StartsWith("RSI", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Alert_SameBodyAgain_DoesNotDisarmTheButtonOnThePhone()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var address = await world.HookAsync();
        await world.PostAsync(address, Idea);
        var card = await world.BotMessageAsync("RSI went over 70");
        var onThePhone = card.Button(Buttons.Cancel(LegRole.Entry)).CallbackData!;
        await world.PostAsync(address, Idea);
        await world.UntilAsync(card, AlertSays.Times("RSI went over 70", 2));

        await world.Telegram.Tap(World.Asha, card.ChatId, card.MessageId, onThePhone).Answered.WaitAsync(World.Patience);
        await world.UntilAsync(card, Says.NothingHeld);

        Assert.Equal(1, world.Deletes);
    }

    [Fact]
    public async Task Alert_SameBodyAgainAfterTheTap_GetsACardOfItsOwn()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var address = await world.HookAsync();
        await world.PostAsync(address, Idea);
        var card = await world.BotMessageAsync("RSI went over 70");
        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry));
        await world.UntilAsync(card, Says.NothingHeld);

        await world.PostAsync(address, Idea);
        var again = await world.BotMessageAsync(AlertSays.Times("RSI went over 70", 2));

        Assert.NotEqual(card.MessageId, again.MessageId);
        Assert.Contains(AlertSays.NoMatch, again.Text, StringComparison.Ordinal);
        Assert.Equal(1, world.Deletes);
    }

    [Fact]
    public async Task Alert_TwoBracketsOfItsSymbol_TheButtonCancelsTheOneThatItNames()
    {
        await using var world = await World.StartAsync(store, w =>
        {
            w.AddDocumentOrder();
            w.Broker.AddBracket(new BracketSpec { OmsOrderId = "20240314930" });
        });
        await world.PostAsync(await world.HookAsync(), Idea);
        var card = await world.BotMessageAsync("RSI went over 70");

        await world.TapAsync(card, Buttons.Cancel(LegRole.Entry, "IDEA-EQ …4930"));
        await world.UntilAsync(card, BrokerSays.Cancelled);

        Assert.EndsWith("/20240314930", Assert.Single(world.Broker.Requests, r => r.Call == BrokerCall.Cancel).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alert_HookDeletedWhileItsCardIsOnTheWay_IsNotShown()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var address = await world.HookAsync();
        var list = await world.SendAsync("/hooks");
        await world.TapAsync(list, Buttons.OpenHook);
        await world.TapAsync(await world.UntilAsync(list, AlertSays.NewKeyEndsTheOld), Buttons.AskToDelete);
        await world.UntilAsync(list, AlertSays.AsksToDelete("test"));
        world.Telegram.Faults.Away(method: "sendMessage");

        await world.PostAsync(address, Idea);
        await World.UntilAsync(async () => (await world.Store.AlertsAsync()).Any(a => a.ShownOn is not null));

        await world.TapAsync(list, Buttons.Delete);
        await world.UntilAsync(list, AlertSays.Deleted("test"));
        world.Telegram.Faults.Clear();
        await world.PassAsync(TimeSpan.FromSeconds(40));
        await world.SendAsync("/help");

        Assert.DoesNotContain(world.Telegram.Messages(World.Asha.Id), m => m.Text.Contains("RSI went over 70", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Alert_NumberOfAListTappedTwice_OpensOneCard()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var address = await world.HookAsync();
        await PileUpAsync(world, address, 5);
        var list = await world.BotMessageAsync(AlertSays.Several(5));

        var before = (await world.Store.CardsAsync()).Count;
        await TapAndWaitForACardAsync(world, list, Buttons.Numbered("2"));
        Assert.Equal(before + 1, (await world.Store.CardsAsync()).Count);
        await TapAndWaitForACardAsync(world, list, Buttons.Numbered("2"));
        Assert.Equal(before + 1, (await world.Store.CardsAsync()).Count);
    }

    /// <summary>A first alert that does not get into the chat, and behind it more of them, which are gathered for one list.</summary>
    private static async Task PileUpAsync(World world, Uri address, int more)
    {
        world.Telegram.Faults.Away(method: "sendMessage");
        await world.PostAsync(address, "first");

        // On a card before the others come: the list is of those that find its card waiting.
        await World.UntilAsync(async () => (await world.Store.AlertsAsync()).Any(a => a.ShownOn is not null));
        await Task.WhenAll(Enumerable.Range(0, more).Select(i => world.PostAsync(address, $"more {i}")));
        world.Telegram.Faults.Clear();
        await world.PassAsync(TimeSpan.FromSeconds(16));
    }

    private static async Task TapAndWaitForACardAsync(World world, ChatMessage card, Wanted button)
    {
        var before = await PutsAsync();
        await world.TapAsync(card, button);
        await World.UntilAsync(async () => await PutsAsync() != before);

        async Task<long> PutsAsync() => (await world.Store.CardsAsync()).Sum(c => c.Revision);
    }

    [Fact]
    public async Task Alert_UnknownDeletedOrRotatedKey_ShowsNothing()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var old = await world.HookAsync();
        var hidden = await world.BotMessageAsync(AlertSays.AddressOf);
        await world.TapAsync(hidden, Buttons.HideAddress);
        hidden = await world.UntilAsync(hidden, AlertSays.ShownOnce);
        await world.TapAsync(hidden, Buttons.AskForNewKey);
        hidden = await world.UntilAsync(hidden, AlertSays.AsksForNewKey("test"));
        Assert.Equal(HttpStatusCode.Accepted, await world.PostAsync(old, "still good"));
        await world.BotMessageAsync("still good");
        await world.TapAsync(hidden, Buttons.MakeNewKey);
        var rotated = await world.AddressAsync(old);

        Assert.Equal(HttpStatusCode.NotFound, await world.PostAsync(old, Idea));
        Assert.Equal(HttpStatusCode.NotFound, await world.PostAsync(new Uri(old, new string('A', 43)), Idea));
        Assert.Equal(HttpStatusCode.Accepted, await world.PostAsync(rotated, Idea));
        await world.BotMessageAsync("RSI went over 70");
        var list = await world.SendAsync("/hooks");
        await world.TapAsync(list, Buttons.OpenHook);
        await world.TapAsync(await world.UntilAsync(list, AlertSays.NewKeyEndsTheOld), Buttons.AskToDelete);
        await world.TapAsync(await world.UntilAsync(list, AlertSays.AsksToDelete("test")), Buttons.Delete);
        await world.UntilAsync(list, AlertSays.Deleted("test"));
        Assert.Equal(HttpStatusCode.NotFound, await world.PostAsync(rotated, """{"text":"late"}"""));
        await world.SendAsync("/help");

        Assert.DoesNotContain(world.Telegram.Messages(World.Asha.Id), m => m.Text.Contains("late", StringComparison.Ordinal));
        Assert.Equal(0, world.Deletes);
    }

    [Fact]
    public async Task Alert_KeyOfAUserWhoseAccessWasTakenAway_IsUnknown()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var address = await world.HookAsync();
        await world.StopBotAsync();
        world.Set("Access:Users:0:TelegramUserId", "5999");
        await world.StartBotAsync();

        Assert.Equal(HttpStatusCode.NotFound, await world.PostAsync(world.Here(address.AbsolutePath), Idea));
    }

    [Fact]
    public async Task Alert_AddressAndKey_LeaveTheChatAndStandNowhere()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var address = await world.HookAsync();
        var shown = await world.BotMessageAsync(AlertSays.AddressOf);

        // It is in the chat before the bot has heard so, and an answer that comes late by the clock counts as none.
        await World.UntilAsync(async () => (await world.Store.CardsAsync()).Any(c => c.MessageId == shown.MessageId));
        await world.PassAsync(TimeSpan.FromMinutes(2) + TimeSpan.FromSeconds(10));
        await world.UntilAsync(shown, AlertSays.ShownOnce);
        await world.StopBotAsync();

        var key = address.Segments[^1];
        Assert.DoesNotContain(world.Logs.Lines, l => l.Contains(key, StringComparison.Ordinal));
        var stored = await world.Store.ContentsAsync();
        Assert.NotEmpty(stored);
        Assert.All(stored, s => Assert.DoesNotContain(key, s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Alert_BodyHoldsTheHooksAddress_ShowsAllSymbolsAndTheKeyNowhere()
    {
        await using var world = await World.StartAsync(store, w =>
        {
            w.AddDocumentOrder();
            w.Broker.AddBracket(new BracketSpec { Symbol = "SBIN-EQ", EntryPrice = 745.50m, Target = 760m, Stop = 740m });
        });
        var address = await world.HookAsync();
        var key = address.Segments[^1];

        Assert.Equal(HttpStatusCode.Accepted, await world.PostAsync(address, $$"""
            {"stocks":"IDEA,SBIN","trigger_prices":"11.9,745.5","triggered_at":"2:34 pm","scan_name":"Short term breakouts",
             "alert_name":"Alert for Short term breakouts","webhook_url":"https://bot.example.com/alerts/{{key}}"}
            """));
        Assert.Equal(HttpStatusCode.Accepted, await world.PostAsync(address, $"IDEA {key} https://bot.example.com/alerts/{key}?x={key}"));
        var card = await world.BotMessageAsync("Alert for Short term breakouts");
        await world.UntilShownAsync(2);
        await world.StopBotAsync();

        Assert.Contains(card.Buttons, Buttons.Cancel(LegRole.Entry, "IDEA-EQ").IsAllOf);
        Assert.Contains(card.Buttons, Buttons.Cancel(LegRole.Entry, "SBIN-EQ").IsAllOf);
        Assert.DoesNotContain(world.Telegram.Messages(World.Asha.Id), m => !m.Text.Contains(AlertSays.AddressOf, StringComparison.Ordinal) && m.Text.Contains(key, StringComparison.Ordinal));
        Assert.DoesNotContain(world.Logs.Lines, l => l.Contains(key, StringComparison.Ordinal));
        Assert.All(await world.Store.ContentsAsync(), s => Assert.DoesNotContain(key, s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Alert_TooLongInChunks_IsTurnedAway()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var address = await world.HookAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(new byte[(16 * 1024) + 1]) };
        request.Headers.TransferEncodingChunked = true;

        using var response = await http.SendAsync(request, World.Patience);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Empty(await world.Store.AlertsAsync());
    }

    public static TheoryData<string, byte[]> Hostile => new()
    {
        { "html", Encoding.UTF8.GetBytes("<b>&<script>alert(1)</script></b><a href='x'>" + new string('<', 4000)) },
        { "right to left", Encoding.UTF8.GetBytes("\u202Eover\u202C \u200F\u2066IDEA-EQ" + new string('\u202E', 3000)) },
        { "zero bytes", new byte[16 * 1024] },
        { "broken utf-8", [.. Enumerable.Repeat((byte)0xC3, 16 * 1024)] },
        { "deep json", Encoding.UTF8.GetBytes(new string('[', 8000) + new string(']', 8000)) },
        { "deep object", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 2000)) + "1" + new string('}', 2000)) },
        { "half a pair", Encoding.UTF8.GetBytes("""{"text":"\ud800","symbol":"\udc00\ud800","\ud800":"x"}""") },
        { "numbers and nulls", Encoding.UTF8.GetBytes("""{"text":null,"order":20240314929,"leg":[1],"side":{"x":1},"y":true}""") },
        { "long", Encoding.UTF8.GetBytes(new string('x', 16 * 1024)) },
        { "empty", [] },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Alert_HostileBody_IsTakenAndShownOnACardThatTelegramAccepts(string name, byte[] body)
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var address = await world.HookAsync();

        Assert.Equal(HttpStatusCode.Accepted, await world.PostAsync(address, body));
        await world.UntilShownAsync(1);
        await world.BotMessageAsync(AlertSays.AccountOf("YA0002"));

        Assert.NotEmpty(name);
        Assert.DoesNotContain(world.Telegram.Calls, c => c.Code == 400);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await world.PostAsync(address, new byte[(16 * 1024) + 1]));
    }
}
