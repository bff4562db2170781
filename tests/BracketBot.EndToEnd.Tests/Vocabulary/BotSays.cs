namespace BracketBot.EndToEnd.Vocabulary;

/// <summary>What the bot says beside its cards' business: help, toasts, trouble of its own, and its log's lines on that.</summary>
internal static class BotSays
{
    /// <summary>The help's first line.</summary>
    public const string CancelsLegs = "Cancels legs";
    public const string NoCommand = "No command";
    public const string OrdersArePrivate = "Orders are private. Write to me in our own chat.";
    public const string NoCancelsYet = "No cancels yet";

    public const string Sending = "Sending the cancel…";
    public const string LookFirst = "Look first, then tap again.";
    public const string ReadAnew = "Read anew.";
    public const string KeptToast = "Kept.";
    public const string NotYourCard = "Not your card.";
    public const string CardIsGone = "That card is gone.";
    public const string NothingRead = "Nothing was read";
    public const string TooManyTaps = "Too many taps at once.";
    public const string TooMuch = "That was too much at once.";

    public const string DatabaseAway = "My database can't be written now";
    public const string NothingSentToTheBroker = "Nothing was sent to the broker.";
    public const string LogsDatabaseAway = "The database can't be written.";
    public const string LogsDatabaseBack = "The database can be written again";
}
