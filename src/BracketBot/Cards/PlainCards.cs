using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;

namespace BracketBot.Cards;

/// <summary>Cards that are always the same.</summary>
internal static class PlainCards
{
    public static readonly Card TalkInPrivate = new(new CardText().Line("Orders are private. Write to me in our own chat.").ToString(), []);

    public static readonly Card Apology = new(
        new CardText().Bold("Something went wrong here").Line("Your message was not carried out. /orders shows how things stand.").ToString(), []);

    public static readonly Card StoreAway = new(
        new CardText().Bold("My database can't be written now").Line("Nothing was sent to the broker. What you write or tap waits, and no confirmation that waited is carried out.").ToString(), []);

    /// <summary>Fits an answer to a tap.</summary>
    public const string StoreAwayToast = "My database can't be written now. Nothing was sent to the broker.";

    /// <summary>Says that an alert could not be stored.</summary>
    public static readonly Card AlertNotStored = new(
        new CardText().Bold("An alert came, and my database can't be written").Line("It is shown here once it can. Look at your chart, and at the broker.").ToString(), []);

    public static readonly Card TooMuch = new(new CardText().Line("That was too much at once. Some of it was not read.").ToString(), []);

    /// <summary>The card for looking only, without its buttons, which would do nothing.</summary>
    public static Card LookOnly(Card card) => new(
        new CardText().Bold("My database can't be written now").Line("This is to look at: nothing can be cancelled from here until it can.").ToString() + "\n\n" + card.Html, []);

    public static Card Stranger(TelegramUserId user) =>
        new(new CardText().Line("You have no access yet. Give the operator your Telegram id:").Codes(user.ToString()).ToString(), []);

    public static string StrangerToast(TelegramUserId user) => $"You have no access yet. Give the operator your Telegram id: {user}";
}
