using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;

namespace BracketBot.Cards;

/// <summary>Cards that are always the same.</summary>
internal static class PlainCards
{
    public static readonly Card TalkInPrivate = new(new CardText().Line("Orders are private. Write to me in our own chat.").ToString(), []);

    public static readonly Card Apology = new(
        new CardText().Bold("Something went wrong here").Line("Your message was not carried out. /orders shows how things stand.").ToString(), []);

    public static readonly Card TooMuch = new(new CardText().Line("That was too much at once. Some of it was not read.").ToString(), []);

    public static Card Stranger(TelegramUserId user) =>
        new(new CardText().Line("You have no access yet. Give the operator your Telegram id:").Codes(user.ToString()).ToString(), []);

    public static string StrangerToast(TelegramUserId user) => $"You have no access yet. Give the operator your Telegram id: {user}";
}
