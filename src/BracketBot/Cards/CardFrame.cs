using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;

namespace BracketBot.Cards;

/// <summary>What a dialog's card needs besides its state.</summary>
/// <param name="Dialog">Whose buttons they are.</param>
/// <param name="Version">The dialog's version that the card shows: its buttons carry it.</param>
/// <param name="MarketZone">The time zone that times are shown in.</param>
internal sealed record CardFrame(DialogId Dialog, int Version, ClientId ClientId, TimeZoneInfo MarketZone)
{
    public CardButton Button(string text, DialogAction action, int argument = 0, ButtonStyle style = ButtonStyle.Plain) =>
        new(text, new DialogTap(Dialog, action, Version, argument).ToCallbackData(), style);

    public MarketTime Clock(DateTimeOffset time) => new(time, MarketZone);

    /// <summary>A red button; disabled where it takes no tap yet.</summary>
    public CardButton Red(string text, DialogAction action, bool dimmed, int argument = 0) =>
        dimmed ? CardButton.Disabled(text, ButtonStyle.Danger) : Button(text, action, argument, ButtonStyle.Danger);
}
