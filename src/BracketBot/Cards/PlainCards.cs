using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;

namespace BracketBot.Cards;

/// <summary>Cards that are always the same.</summary>
internal static class PlainCards
{
    /// <summary>Of a command that there is not: more of it would fill the card.</summary>
    private const int LongestName = 24;

    public static readonly Card TalkInPrivate = new(new CardText().Line("Orders are private. Write to me in our own chat.").ToString(), []);

    public static readonly Card Apology = new(
        new CardText().Bold("Something went wrong here").Line("Your message was not carried out. /orders shows how things stand.").ToString(), []);

    public static readonly Card StoreAway = new(
        new CardText().Bold("My database can't be written now").Line("Nothing was sent to the broker. What you write or tap waits, and no confirmation that waited is carried out.").ToString(), []);

    /// <summary>Says that an alert could not be stored.</summary>
    public static readonly Card AlertNotStored = new(
        new CardText().Bold("An alert came, and my database can't be written").Line("It is shown here once it can. Look at your chart, and at the broker.").ToString(), []);

    public static readonly Card NotAllowed = new(
        new CardText().Bold("Nothing was sent").Line("You may not cancel any more: an admin or your settings changed that.").ToString(), []);

    public static readonly Card NotUnderstood = new(
        new CardText().Bold("Not understood").Line("Send an order id, or /orders to see what is open. /help lists the rest.").ToString(), []);

    public static readonly Card OneAtATime = new(
        new CardText().Bold("One symbol or order at a time").Codes("/cancelall IDEA-EQ").Codes("/cancelall IDEA-EQ exits").ToString(), []);

    public static readonly Card TooMuch = new(new CardText().Line("That was too much at once. Some of it was not read.").ToString(), []);

    /// <summary>The card for looking only, without its buttons, which would do nothing.</summary>
    public static Card LookOnly(Card card) => new(
        new CardText().Bold("My database can't be written now").Line("This is to look at: nothing can be cancelled from here until it can.").ToString() + "\n\n" + card.Html, []);

    /// <param name="name">As it was typed, without the slash.</param>
    public static Card NoSuchCommand(string name) =>
        new(new CardText().Bold($"No command /{(name.Length > LongestName ? name[..LongestName] : name)}").Line("/help lists what there is.").ToString(), []);

    public static Card Stranger(TelegramUserId user) =>
        new(new CardText().Line("You have no access yet. Give the operator your Telegram id:").Codes(user.ToString()).ToString(), []);
}
