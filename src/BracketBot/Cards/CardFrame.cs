using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;

namespace BracketBot.Cards;

/// <summary>What a dialog's card needs besides its state.</summary>
/// <param name="Dialog">Whose buttons they are.</param>
/// <param name="Version">The dialog's version that the card shows: its buttons carry it.</param>
/// <param name="MarketZone">The time zone that times are shown in.</param>
/// <param name="Login">Where a session that is over is renewed, by this card's own link; null where there is no login.</param>
internal sealed record CardFrame(DialogId Dialog, int Version, ClientId ClientId, TimeZoneInfo MarketZone, Uri? Login = null)
{
    public CardButton Button(string text, DialogAction action, int argument = 0, ButtonStyle style = ButtonStyle.Plain) =>
        new(text, new DialogTap(Dialog, action, Version, argument).ToCallbackData(), style);

    public MarketTime Clock(DateTimeOffset time) => new(time, MarketZone);

    /// <summary>What a card offers first whose session is over; no row where there is no login.</summary>
    public IReadOnlyList<IReadOnlyList<CardButton>> LoginRow => Login is { } address ? [[CardButton.Link("Log in at the broker", address)]] : [];

    /// <summary>A red button; disabled where it takes no tap yet.</summary>
    public CardButton Red(string text, DialogAction action, bool dimmed, int argument = 0) =>
        dimmed ? CardButton.Disabled(text, ButtonStyle.Danger) : Button(text, action, argument, ButtonStyle.Danger);
}
