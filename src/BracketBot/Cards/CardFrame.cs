using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;

namespace BracketBot.Cards;

/// <summary>What a dialog's card needs beyond its state.</summary>
/// <param name="Dialog">The dialog that its buttons belong to.</param>
/// <param name="Version">The dialog's version that the card shows; its buttons carry it.</param>
/// <param name="MarketZone">The time zone that times are shown in.</param>
/// <param name="Login">This card's own link for renewing a session that has ended; null if there is no login.</param>
internal sealed record CardFrame(DialogId Dialog, int Version, ClientId ClientId, TimeZoneInfo MarketZone, Uri? Login = null)
{
    public CardButton Button(string text, DialogAction action, int argument = 0, ButtonStyle style = ButtonStyle.Plain) =>
        new(text, new DialogTap(Dialog, action, Version, argument).ToCallbackData(), style);

    public MarketTime Clock(DateTimeOffset time) => new(time, MarketZone);

    /// <summary>The first row of a card whose session has ended; no row if there is no login.</summary>
    public IReadOnlyList<IReadOnlyList<CardButton>> LoginRow => Login is { } address ? [[CardButton.Link("Log in at the broker", address)]] : [];

    /// <summary>A red button, disabled while it takes no taps.</summary>
    public CardButton Red(string text, DialogAction action, bool dimmed, int argument = 0) =>
        dimmed ? CardButton.Disabled(text, ButtonStyle.Danger) : Button(text, action, argument, ButtonStyle.Danger);
}
