using System.Globalization;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Orders;

namespace BracketBot.Cards;

/// <summary>The cards of <c>/status</c> and the morning readiness card.</summary>
internal static class StatusCards
{
    /// <summary>The first part of the settings buttons' callback data: <c>s::&lt;what&gt;:&lt;to&gt;</c>.</summary>
    public const string Kind = "s";

    /// <summary>When the readiness card comes by default.</summary>
    public static readonly TimeOnly UsualMorning = new(8, 50);

    private static readonly TimeSpan SkewThatMatters = TimeSpan.FromSeconds(2);
    private static readonly TimeOnly[] Mornings = [new(8, 30), UsualMorning, new(9, 5)];

    /// <param name="Book">The open brackets as just read; null if they could not be read.</param>
    /// <param name="Error">Why they could not be read; null if they were.</param>
    /// <param name="Ahead">How far the broker's clock is ahead of ours; null if unknown.</param>
    /// <param name="Refused">The last order call, if it was refused for its IP address; else null.</param>
    /// <param name="Telegram">How long Telegram took to answer; null if it did not or was not asked.</param>
    internal sealed record Facts(
        Member Member, LinkedAccount? Account, OrderBook? Book, BrokerError? Error, TimeSpan? Took, TimeSpan? Ahead, (DateTimeOffset At, string Words)? Refused,
        TimeSpan? Telegram, int Hooks, int PausedHooks, string Version, DateTimeOffset Now);

    /// <summary>The full status.</summary>
    public static Card Status(Facts facts, TimeZoneInfo zone, Uri? login)
    {
        var text = new CardText();
        AddSession(text, facts, zone);
        AddBook(text, facts);
        AddTrouble(text, facts, zone);
        text.Gap().Line(facts.Telegram is { } lag ? string.Create(CultureInfo.InvariantCulture, $"Telegram answers in {lag.TotalMilliseconds:0} ms") : "Telegram does not answer now");
        text.Line($"Alert addresses: {facts.Hooks.ToString(CultureInfo.InvariantCulture)}{(facts.PausedHooks > 0 ? $", {facts.PausedHooks.ToString(CultureInfo.InvariantCulture)} paused" : "")}");
        text.LineIf(facts.Member.Settings.IsPaused, "One-tap cancels are paused: /resume.");
        text.LineIf(facts.Member.Settings.IsMuted, "Alerts are muted: /settings.");
        text.Line($"BracketBot {facts.Version}");
        return new Card(text.ToString(), Buttons(facts, login));
    }

    /// <summary>What a trader has to know before the market opens.</summary>
    public static Card Morning(Facts facts, TimeZoneInfo zone, Uri? login)
    {
        var text = new CardText();
        AddSession(text, facts, zone);
        AddBook(text, facts);
        AddTrouble(text, facts, zone);
        return new Card(text.ToString(), Buttons(facts, login)) { IsSilent = facts.Member.Settings.IsSilent };
    }

    public static Card Settings(Member member, TimeZoneInfo zone, string? word = null)
    {
        var (settings, text) = (member.Settings, new CardText());
        if (word is not null)
        {
            text.Bold(word).Gap();
        }

        text.Bold("Settings")
            .Line(settings.MorningAt is { } at ? $"Morning card: weekdays at {Clock(at)}" : "Morning card: off")
            .Line(settings.IsMuted ? "Alerts: muted. What comes meanwhile is not shown. Answers still come." : settings.IsSilent ? "Alerts: without a sound" : "Alerts: with a sound")
            .Line(settings.IsPaused ? "One-tap cancels: paused" : "One-tap cancels: on")
            .Line(member.Role == Role.Viewer ? "You look only, as your role is." : settings.LooksOnly ? "You look only, by choice." : "You may cancel.")
            .Line($"Times are {zone.Id}: touch one to see it in your own zone.");
        var rows = new List<IReadOnlyList<CardButton>>
        {
            Mornings.Where(m => m != settings.MorningAt).Select(m => Button($"Morning {Clock(m)}", "morning", m.ToString("HHmm", CultureInfo.InvariantCulture))).ToList(),
        };
        if (settings.MorningAt is not null)
        {
            rows.Add([Button("No morning card", "morning", "off")]);
        }

        rows.Add(
        [
            .. settings.IsMuted || settings.IsSilent ? [Button("With a sound", "alerts", "on")] : (CardButton[])[],
            .. settings.IsSilent && !settings.IsMuted ? [] : (CardButton[])[Button("Without a sound", "alerts", "silent")],
            .. settings.IsMuted ? [] : (CardButton[])[Button("Mute alerts", "alerts", "mute")],
        ]);
        rows.Add([settings.IsPaused ? Button("Resume one-tap", "onetap", "on") : Button("Pause one-tap", "onetap", "off")]);
        if (member.Role != Role.Viewer)
        {
            rows.Add([settings.LooksOnly ? Button("Let me cancel again", "look", "off") : Button("Look only", "look", "on")]);
        }

        return new Card(text.ToString(), rows);
    }

    /// <summary>Offers the morning card, which is off until a member turns it on.</summary>
    public static CardButton OfferMorning => Button($"Remind me on weekdays at {Clock(UsualMorning)}", "morning", UsualMorning.ToString("HHmm", CultureInfo.InvariantCulture));

    public static readonly Card Paused = new(
        new CardText().Bold("One-tap cancels are paused").Line("Alerts still come, marked. A tap on one asks once more before anything is sent.").Line("/resume brings them back.").ToString(), []);

    public static readonly Card Resumed = new(new CardText().Bold("One-tap cancels are on").Line("One-tap cancels from alerts work again.").ToString(), []);

    private static void AddSession(CardText text, Facts facts, TimeZoneInfo zone)
    {
        if (facts.Account is not { } account)
        {
            text.Bold("No account is linked").Line("/link logs in at the broker.");
        }
        else if (facts.Error is not BrokerError.NotLoggedIn && account.Session is { } session && account.IsLive(facts.Now))
        {
            text.Bold($"Session live: {LinkCards.Named(account)}").Line("Until ", new MarketTime(session.EndsAt, zone));
        }
        else
        {
            text.Bold($"Session over: {LinkCards.Named(account)}").Line("Nothing can be cancelled until you log in.");
        }
    }

    private static void AddBook(CardText text, Facts facts)
    {
        if (facts.Book is { } book)
        {
            var open = book.Open.ToList();
            text.Line(open.Count switch
            {
                0 => "No open bracket",
                1 => "1 open bracket",
                var many => $"{many.ToString(CultureInfo.InvariantCulture)} open brackets",
            });
            foreach (var bracket in open.Take(5))
            {
                text.BoldThenCode(bracket.Symbol, $"{LegLines.Side(bracket.Side)} {LegLines.Quantity(bracket)}", bracket.Id.Value);
            }

            text.LineIf(open.Count > 5, $"and {(open.Count - 5).ToString(CultureInfo.InvariantCulture)} more: /orders");
            text.LineIf(facts.Took is not null, string.Create(CultureInfo.InvariantCulture, $"Read in {facts.Took?.TotalMilliseconds ?? 0:0} ms"));
        }
        else if (facts.Error is { } error and not BrokerError.NotLoggedIn)
        {
            text.Line($"{ErrorLines.Headline(error)}: your orders could not be read.");
            text.LineIf(ErrorLines.Word(error).Length > 0, ErrorLines.Word(error));
        }
    }

    private static void AddTrouble(CardText text, Facts facts, TimeZoneInfo zone)
    {
        if (facts.Ahead is { } ahead && ahead.Duration() > SkewThatMatters)
        {
            text.Line(string.Create(CultureInfo.InvariantCulture, $"The broker's clock is {ahead.Duration().TotalSeconds:0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the bot's."));
        }

        if (facts.Refused is { } refused)
        {
            text.Line("The last order call was refused at ", new MarketTime(refused.At, zone), refused.Words.Length > 0 ? $": {refused.Words}" : "");
            text.Line("The session is not over by that. Orders go out from the bot's address: it must be registered at the broker.");
        }
    }

    private static IReadOnlyList<IReadOnlyList<CardButton>> Buttons(Facts facts, Uri? login) =>
        login is not null && facts.Account is { } account && (!account.IsLive(facts.Now) || facts.Error is BrokerError.NotLoggedIn)
            ? [[CardButton.Link("Log in at the broker", login)]]
            : [];

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static CardButton Button(string text, string what, string to) => new(text, $"{Kind}::{what}:{to}");
}
