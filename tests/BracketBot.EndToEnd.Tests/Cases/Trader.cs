using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Telegram;

namespace BracketBot.EndToEnd.Cases;

/// <summary>The trader of one case: what they type, tap and are alerted of, what their broker answers, and what the chat says.</summary>
internal sealed class Trader(CaseBot bot, Person person, BrokerScript broker)
{
    /// <summary>A card that does not say it by then never will.</summary>
    private static readonly TimeSpan SaidWithin = TimeSpan.FromSeconds(45);

    public Person Person => person;

    public BrokerScript Broker => broker;

    /// <summary>What the bot said in this chat, each card with all that it ever said.</summary>
    public IReadOnlyList<string> EverSaid =>
        [.. bot.Telegram.Messages(person.Id).Where(m => m.FromBot).SelectMany(m => m.Versions).Select(v => v.Text)];

    /// <summary>Types a text, and waits for the card that answers.</summary>
    public async Task<ChatMessage> TypesAsync(string text)
    {
        var before = CardCount();
        bot.Telegram.SendText(person, text);
        await bot.Telegram.WaitForAsync(_ => CardCount() > before, World.Patience);
        return bot.Telegram.Messages(person.Id).Last(m => m.FromBot);
    }

    /// <summary>Taps the button of the card as it is now, as somebody who reads first.</summary>
    public async Task TapsAsync(ChatMessage card, Wanted button)
    {
        string toast;
        do
        {
            await bot.Telegram.WaitForMessageAsync(
                person.Id, m => m.MessageId == card.MessageId && m.Buttons.Any(b => button.Fits(b) && !b.Disabled), World.Patience);
            toast = (await bot.Telegram.TapButton(person, Now(card), button).Answered.WaitAsync(World.Patience)).Text;
        }
        while (toast == BotSays.LookFirst);
    }

    /// <summary>Shows the leg's confirm card and taps the button that cancels.</summary>
    public async Task<ChatMessage> CancelsAsync(string leg, string order = Rows.Order)
    {
        var card = await TypesAsync($"/cancel {order} {leg}");
        await TapsAsync(card, Buttons.CancelAny);
        return card;
    }

    /// <summary>Waits until the card says all of it.</summary>
    public Task<ChatMessage> ReadsAsync(ChatMessage card, params string[] said) => ReadsAsync(card, said, null);

    /// <summary>Waits until the card says all of it, and has just these buttons.</summary>
    public async Task<ChatMessage> ReadsAsync(ChatMessage card, string[] said, Wanted[]? buttons)
    {
        var now = bot.Telegram.WaitForMessageAsync(
            person.Id,
            m => m.MessageId == card.MessageId && Array.TrueForAll(said, s => m.Text.Contains(s, StringComparison.Ordinal))
                && (buttons?.AreThose(m.Buttons) ?? true),
            World.Patience);
        await Task.WhenAny(now, Task.Delay(SaidWithin, TimeProvider.System));
        Assert.True(now.IsCompleted, $"Waited for: {string.Join(" | ", said)} [{string.Join("] [", buttons?.Select(b => b.ToString()) ?? [])}]\nThe card says:\n{Now(card).Text}\n{string.Join(" ", Now(card).Buttons.Select(b => $"[{b.Text}]"))}");
        return await now;
    }

    /// <summary>Waits for a card that says it.</summary>
    public async Task<ChatMessage> ReadsAsync(string said)
    {
        var card = bot.Telegram.WaitForMessageAsync(person.Id, m => m.FromBot && m.Text.Contains(said, StringComparison.Ordinal), World.Patience);
        await Task.WhenAny(card, Task.Delay(SaidWithin, TimeProvider.System));
        Assert.True(card.IsCompleted, $"Waited for: {said}\nThe chat says:\n{string.Join("\n---\n", EverSaid)}");
        return await card;
    }

    /// <summary>None of these texts ever stood in the chat.</summary>
    public void NeverRead(params string[] texts)
    {
        foreach (var text in texts)
        {
            Assert.DoesNotContain(EverSaid, said => said.Contains(text, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>So many cancels came, of these legs in this order.</summary>
    public void Sent(params string[] legs) =>
        Assert.Equal(legs, broker.Deletes.Select(d => Regex.Match(d, "\"leg_order_indicator\":\"([^\"]*)\"").Groups[1].Value));

    public ChatMessage Now(ChatMessage card) => bot.Telegram.Message(person.Id, card.MessageId) ?? card;

    /// <summary>Makes a hook by chat; its address.</summary>
    public async Task<Uri> HookAsync()
    {
        await TypesAsync("/hooks new test");
        var card = await bot.Telegram.WaitForMessageAsync(person.Id, m => m.FromBot && Key().IsMatch(m.Text), World.Patience);
        return new Uri(bot.Url, $"/alerts/{Key().Match(card.Text).Groups["key"].Value}");
    }

    /// <summary>Hides the card that shows a hook's address.</summary>
    public async Task ForgetsTheAddressAsync()
    {
        var card = await bot.Telegram.WaitForMessageAsync(person.Id, m => m.FromBot && Key().IsMatch(m.Text), World.Patience);
        await TapsAsync(card, Buttons.HideAddress);
        await bot.Telegram.WaitForAsync(_ => bot.Telegram.Messages(person.Id).All(m => !Key().IsMatch(m.Text)), World.Patience);
    }

    /// <summary>All that this card and those after it ever said.</summary>
    public IEnumerable<string> SaidSince(ChatMessage card) =>
        bot.Telegram.Messages(person.Id).Where(m => m.MessageId >= card.MessageId).SelectMany(m => m.Versions).Select(v => v.Text);

    /// <summary>Posts a body to a hook.</summary>
    public async Task<HttpStatusCode> PostsAsync(Uri hook, string body, string contentType = "text/plain", bool chunked = false)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, hook) { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await bot.Http.SendAsync(request, World.Patience);
        return response.StatusCode;
    }

    private static Regex Key() => new("/alerts/(?<key>[A-Za-z0-9_-]{43})");

    private int CardCount() => bot.Telegram.Messages(person.Id).Count(m => m.FromBot);
}
