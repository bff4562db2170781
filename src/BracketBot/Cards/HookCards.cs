using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;

namespace BracketBot.Cards;

/// <summary>The cards of <c>/hooks</c>.</summary>
internal static class HookCards
{
    public const string Kind = "h";

    /// <summary>The user's hooks; <c>new</c> stands for no hook in the callback data.</summary>
    public static Card List(IReadOnlyList<AlertHook> hooks, string? notice = null)
    {
        var text = new CardText();
        text.Bold(notice ?? (hooks.Count == 0 ? "No alert addresses yet" : "Alert addresses"));
        text.Line("Whatever is posted to one comes here as an alert, with one-tap cancels. It can only propose.");
        for (var i = 0; i < hooks.Count; i++)
        {
            text.Line($"{i + 1}. {hooks[i].Name}{(hooks[i].IsPaused ? " · paused" : "")}");
        }

        text.Gap().Codes("/hooks new RSI 70").Codes(hooks.Count > 0 ? "/hooks rename 1 RSI 80" : "");
        var rows = hooks.Select((h, i) => (IReadOnlyList<CardButton>)[Button($"{i + 1}. {h.Name}", h, "open")]).ToList();
        rows.Add([new CardButton("New address", $"{Kind}:new:make", ButtonStyle.Primary)]);
        return new Card(text.ToString(), rows);
    }

    public static Card One(AlertHook hook, string? notice = null) => new(
        new CardText().Bold(notice ?? hook.Name).LineIf(notice is not null, hook.Name)
            .LineIf(hook.IsPaused, "Paused: what is posted to it is not shown.")
            .Line("Test sends an alert to this chat. A new key ends the old one at once.").ToString(),
        [[hook.IsPaused ? Button("Resume", hook, "resume") : Button("Pause", hook, "hold")], [Button("Test", hook, "test"), Button("New key", hook, "renew")], [Button("All addresses", hook, "list"), Button("Delete", hook, "ask")]]);

    public static Card AskDelete(AlertHook hook) => new(
        new CardText().Bold($"Delete {hook.Name}?").Line("What is posted to its address is turned away from then on.").ToString(),
        [[Button("Back", hook, "open"), Button("Delete it", hook, "delete")]]);

    public static Card AskRotate(AlertHook hook) => new(
        new CardText().Bold($"New key for {hook.Name}?").Line("The current address stops working at once: whatever posts to it needs the new one.").ToString(),
        [[Button("Back", hook, "open"), Button("Make a new key", hook, "rotate")]]);

    public static CardId AddressCard(AlertHook hook) => new($"{Kind}{hook.Id}:{hook.KeyHash[..16]}");

    /// <summary>Shows an address, the only time that it is shown.</summary>
    public static Card Address(AlertHook hook, string address, bool isLocal)
    {
        var text = new CardText().Bold($"Address of {hook.Name}").Line("It is shown once, and leaves this chat in two minutes.").Codes(address);
        text.Gap().Line("TradingView, as the alert's message:")
            .Codes("""{"text":"{{ticker}} crossed {{close}}","symbol":"{{ticker}}","exchange":"{{exchange}}"}""")
            .Gap().Line("Or from a shell:")
            .Codes($$"""curl -d '{"text":"RSI crossed 70","symbol":"IDEA-EQ"}' {{address}}""");
        text.LineIf(isLocal, "Only this machine reaches it: set Server:PublicUrl for others.");
        return new Card(text.ToString(), [[Button("Done, hide it", hook, "hide")]]);
    }

    public static Card AddressHidden(AlertHook hook) => new(
        new CardText().Bold($"Address of {hook.Name}").Line("It was shown once. If it is lost, make a new key.").ToString(), [[Button("Test", hook, "test"), Button("New key", hook, "renew")]]);

    public static Card AddressNotShown(AlertHook hook) => new(
        new CardText().Bold($"The address of {hook.Name} could not be shown").Line("Make a new key to see one.").ToString(), [[Button("New key", hook, "rotate")]]);

    /// <summary>One card a minute.</summary>
    public static CardId FloodCard(AlertHook hook, DateTimeOffset now) => new($"{Kind}{hook.Id}:flood{now.ToUnixTimeSeconds() / 60}");

    public static Card Flood(AlertHook hook) => new(
        new CardText().Bold($"Too many alerts: {hook.Name}")
            .Line("Some were turned away and are not shown. An address takes 300 a minute, and 20 a second over 10 s.").ToString(),
        [[Button("New key", hook, "renew"), Button("Delete", hook, "ask")]]);

    private static CardButton Button(string text, AlertHook hook, string action) =>
        new(text, $"{Kind}:{hook.Id}:{action}", ButtonStyle.Plain);
}
