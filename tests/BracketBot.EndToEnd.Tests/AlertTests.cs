using System.Net;
using System.Text;
using BracketBot.Core.Dialogs;
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
        await world.TapAsync(card, "Cancel entry · IDEA-EQ");
        card = await world.UntilAsync(card, "Nothing is held: the bracket is closed.");

        Assert.Equal(1, world.Deletes);
        Assert.Equal(["Back to the alert"], card.Buttons.Select(b => b.Text));
    }

    [Fact]
    public async Task Alert_TappedTenTimes_SendsOneDelete()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        await world.PostAsync(await world.HookAsync(), Idea);
        var card = await world.BotMessageAsync("RSI went over 70");

        var taps = Enumerable.Range(0, 10).Select(_ => world.Telegram.TapButton(World.Asha, card, "Cancel entry")).ToList();
        await Task.WhenAll(taps.Select(t => t.Answered)).WaitAsync(World.Patience);
        await world.UntilAsync(card, "Nothing is held: the bracket is closed.");

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
        await world.UntilAsync(card, "Its buttons have expired.");
        await world.Telegram.Tap(World.Asha, card.ChatId, card.MessageId, card.Button("Cancel entry").CallbackData!).Answered.WaitAsync(World.Patience);
        await world.TapAsync(card, "Look again");
        await world.UntilAsync(card, "Entry 11.90");

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
        await world.TapAsync(card, "Cancel entry");
        card = await world.UntilAsync(card, "It changed: nothing was sent");

        Assert.Contains("Filled 0 → 4", card.Text, StringComparison.Ordinal);
        Assert.Equal(0, world.Deletes);
    }

    [Fact]
    public async Task Alert_StopOfAPosition_AsksOnceMoreInNumbers()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder(new BracketSpec { FilledParts = [10] }));
        await world.PostAsync(await world.HookAsync(), $"order {World.Document}: out of it");
        var card = await world.BotMessageAsync("out of it");

        await world.TapAsync(card, "Cancel stop · IDEA-EQ");
        card = await world.UntilAsync(card, "Cancel stop?");
        Assert.Contains("You hold 10 long.", card.Text, StringComparison.Ordinal);
        Assert.Equal(0, world.Deletes);
        await world.TapAsync(card, "Cancel stop");
        card = await world.UntilAsync(card, "Order Cancelled Successfully");

        Assert.Equal(1, world.Deletes);
        await world.UntilAsync(card, "No stop stands for IDEA-EQ 10 long.");
    }

    [Fact]
    public async Task Alert_StopOfAPositionDoubleTapped_TakesNothingAway()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder(new BracketSpec { FilledParts = [10] }));
        await world.PostAsync(await world.HookAsync(), $"order {World.Document}: out of it");
        var card = await world.BotMessageAsync("out of it");

        await world.TapAsync(card, "Cancel stop");
        card = await world.UntilAsync(card, "Cancel stop?");
        Assert.True(card.Button("Cancel stop").Disabled);

        // An app that does not know of disabled buttons, at the worst: what the button will carry, too early.
        var data = card.Button("Keep").CallbackData!.Replace(":b:", ":a:", StringComparison.Ordinal);
        var second = await world.Telegram.Tap(World.Asha, card.ChatId, card.MessageId, data).Answered.WaitAsync(World.Patience);

        Assert.Equal(Toasts.LookFirst, second.Text);
        Assert.Equal(0, world.Deletes);
        Assert.Equal(data, (await world.UntilListeningAsync(card, "Cancel stop")).Button("Cancel stop").CallbackData);
    }

    [Fact]
    public async Task Alert_NothingMatches_SaysSoWithWhatIsOpen()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        await world.PostAsync(await world.HookAsync(), """{"text":"sell","symbol":"RELIANCE"}""");

        var card = await world.BotMessageAsync("No open bracket matches");

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

        var card = await world.BotMessageAsync("Your broker session is over");
        Assert.Contains("RSI went over 70", card.Text, StringComparison.Ordinal);
        await world.TapAsync(card, "Look again");
        await world.UntilAsync(card, "Your broker session is over");
        using var browser = new SandboxBrowser();
        await browser.LogInAsync(world.Telegram.OpenButton(World.Asha, world.Now(card), "Log in"), "YA0002", World.Patience);

        await world.UntilAsync(card, "Entry 11.90");
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

        await world.UntilAsync(card, "RSI went over 70 ×3");

        Assert.Single(world.Telegram.Messages(World.Asha.Id), m => m.Text.StartsWith("RSI", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Alert_SameBodyAgain_DoesNotDisarmTheButtonOnThePhone()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var address = await world.HookAsync();
        await world.PostAsync(address, Idea);
        var card = await world.BotMessageAsync("RSI went over 70");
        var onThePhone = card.Button("Cancel entry").CallbackData!;
        await world.PostAsync(address, Idea);
        await world.UntilAsync(card, "RSI went over 70 ×2");

        await world.Telegram.Tap(World.Asha, card.ChatId, card.MessageId, onThePhone).Answered.WaitAsync(World.Patience);
        await world.UntilAsync(card, "Nothing is held: the bracket is closed.");

        Assert.Equal(1, world.Deletes);
    }

    [Fact]
    public async Task Alert_SameBodyAgainAfterTheTap_GetsACardOfItsOwn()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var address = await world.HookAsync();
        await world.PostAsync(address, Idea);
        var card = await world.BotMessageAsync("RSI went over 70");
        await world.TapAsync(card, "Cancel entry");
        await world.UntilAsync(card, "Nothing is held: the bracket is closed.");

        await world.PostAsync(address, Idea);
        var again = await world.BotMessageAsync("RSI went over 70 ×2");

        Assert.NotEqual(card.MessageId, again.MessageId);
        Assert.Contains("No open bracket matches", again.Text, StringComparison.Ordinal);
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

        await world.TapAsync(card, "Cancel entry · IDEA-EQ …4930");
        await world.UntilAsync(card, "Order Cancelled Successfully");

        Assert.EndsWith("/20240314930", Assert.Single(world.Broker.Requests, r => r.Call == BrokerCall.Cancel).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alert_HookDeletedWhileItsCardIsOnTheWay_IsNotShown()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var address = await world.HookAsync();
        var list = await world.SendAsync("/hooks");
        await world.TapAsync(list, "1. test");
        await world.TapAsync(await world.UntilAsync(list, "A new key ends"), "Delete");
        await world.UntilAsync(list, "Delete test?");
        world.Telegram.Faults.Away(method: "sendMessage");

        await world.PostAsync(address, Idea);
        await World.UntilAsync(async () => (await world.Store.AlertsAsync()).Any(a => a.ShownOn is not null));

        await world.TapAsync(list, "Delete it");
        await world.UntilAsync(list, "test is deleted");
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
        var list = await world.BotMessageAsync("5 alerts at once");

        var before = (await world.Store.CardsAsync()).Count;
        await TapAndWaitForACardAsync(world, list, "2");
        Assert.Equal(before + 1, (await world.Store.CardsAsync()).Count);
        await TapAndWaitForACardAsync(world, list, "2");
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

    private static async Task TapAndWaitForACardAsync(World world, ChatMessage card, string button)
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
        var hidden = await world.BotMessageAsync("Address of");
        await world.TapAsync(hidden, "Done");
        hidden = await world.UntilAsync(hidden, "It was shown once");
        await world.TapAsync(hidden, "New key");
        hidden = await world.UntilAsync(hidden, "New key for test?");
        Assert.Equal(HttpStatusCode.Accepted, await world.PostAsync(old, "still good"));
        await world.BotMessageAsync("still good");
        await world.TapAsync(hidden, "Make a new key");
        var rotated = await world.AddressAsync(old);

        Assert.Equal(HttpStatusCode.NotFound, await world.PostAsync(old, Idea));
        Assert.Equal(HttpStatusCode.NotFound, await world.PostAsync(new Uri(old, new string('A', 43)), Idea));
        Assert.Equal(HttpStatusCode.Accepted, await world.PostAsync(rotated, Idea));
        await world.BotMessageAsync("RSI went over 70");
        var list = await world.SendAsync("/hooks");
        await world.TapAsync(list, "1. test");
        await world.TapAsync(await world.UntilAsync(list, "A new key ends"), "Delete");
        await world.TapAsync(await world.UntilAsync(list, "Delete test?"), "Delete it");
        await world.UntilAsync(list, "test is deleted");
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
        var shown = await world.BotMessageAsync("Address of");

        // It is in the chat before the bot has heard so, and an answer that comes late by the clock counts as none.
        await World.UntilAsync(async () => (await world.Store.CardsAsync()).Any(c => c.MessageId == shown.MessageId));
        await world.PassAsync(TimeSpan.FromMinutes(2) + TimeSpan.FromSeconds(10));
        await world.UntilAsync(shown, "It was shown once");
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

        Assert.Contains(card.Buttons, b => b.Text == "Cancel entry · IDEA-EQ");
        Assert.Contains(card.Buttons, b => b.Text == "Cancel entry · SBIN-EQ");
        Assert.DoesNotContain(world.Telegram.Messages(World.Asha.Id), m => !m.Text.Contains("Address of", StringComparison.Ordinal) && m.Text.Contains(key, StringComparison.Ordinal));
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
        await world.BotMessageAsync("YA0002 ·");

        Assert.NotEmpty(name);
        Assert.DoesNotContain(world.Telegram.Calls, c => c.Code == 400);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await world.PostAsync(address, new byte[(16 * 1024) + 1]));
    }
}
