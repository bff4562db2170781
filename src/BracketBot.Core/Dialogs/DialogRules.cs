namespace BracketBot.Core.Dialogs;

/// <summary>The dialog's times.</summary>
/// <param name="ConfirmWithin">How long a confirm button works after it is shown (<c>Dialogs:ConfirmWithin</c>).</param>
/// <param name="FreshFor">How old a card may be and still send without checking the order book (<c>Dialogs:FreshFor</c>).</param>
/// <param name="OneTapWithin">How long the buttons of an alert's card work (<c>Alerts:OneTapWithin</c>).</param>
public sealed record DialogRules(TimeSpan ConfirmWithin, TimeSpan FreshFor, TimeSpan OneTapWithin)
{
    /// <summary>
    /// How long after a tap its request may start. Long enough for one reading of the order book, and short enough that a trader who sees nothing happen is
    /// still looking at the card.
    /// </summary>
    public static readonly TimeSpan SendWithin = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a red button takes no taps after it appears where a finger has just tapped. The second half of a double tap, with its way to Telegram and
    /// back, must not confirm what nobody has read.
    /// </summary>
    public static readonly TimeSpan LookFirst = TimeSpan.FromSeconds(1.2);
}
