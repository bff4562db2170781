using BracketBot.Core.Accounts;
using BracketBot.Core.Dialogs;

namespace BracketBot.Cards;

/// <summary>Answers to taps: about five words, or an alert of at most 200 characters (<c>answerCallbackQuery</c>).</summary>
internal static class Toasts
{
    /// <summary>Stops the button's spinning, and says nothing.</summary>
    public const string Silent = "";

    public const string Sending = "Sending the cancel…";
    public const string SendingAll = "Sending the cancels…";
    public const string Checking = "Checking the order book…";
    public const string Reading = "Reading the order book…";
    public const string ReadAnew = "Read anew.";
    public const string OneMoreQuestion = "One more question…";
    public const string Stopping = "Stopping…";
    public const string LookFirst = "Look first, then tap again.";
    public const string Kept = "Kept.";
    public const string Expired = "That button has expired.";
    public const string OnItsWay = "Already on its way.";
    public const string Over = "That card is over.";
    public const string Changed = "That card has changed.";
    public const string Gone = "That card is gone.";
    public const string NotYours = "Not your card.";
    public const string NotLinked = "The account of this card is not linked any more.";
    public const string LooksOnly = "You look only here: nothing is cancelled by you.";
    public const string NotAllowed = "You may not cancel this any more. Nothing was sent.";
    public const string AdminsOnly = "For admins alone.";

    public const string Saved = "Saved.";
    public const string Linked = "Linked.";
    public const string WrongNumber = "Wrong number: nothing is linked.";
    public const string Forgotten = "Forgotten.";
    public const string Ended = "Ended.";
    public const string Asked = "Asked.";
    public const string AskedAlready = "You have asked already. Ask again tomorrow.";

    public const string LinkFirst = "Link your account first: /link.";
    public const string NewKey = "New key.";
    public const string Testing = "Sending a test alert…";
    public const string HookPaused = "Paused. /hooks resumes it.";
    public const string HookDeleted = "Deleted.";
    public const string HookHeld = "Paused.";
    public const string HookResumed = "Resumed.";
    public const string AddressHidden = "Hidden.";

    public const string Failed = "Something went wrong here. Look at /orders.";
    public const string TooManyTaps = "Too many taps at once.";
    public const string StoreAway = "My database can't be written now. Nothing was sent to the broker.";

    /// <summary>The words for a step's answer.</summary>
    public static string Of(TapAnswer answer) => answer switch
    {
        TapAnswer.Silent => Silent,
        TapAnswer.Sending => Sending,
        TapAnswer.SendingAll => SendingAll,
        TapAnswer.Checking => Checking,
        TapAnswer.Reading => Reading,
        TapAnswer.OneMoreQuestion => OneMoreQuestion,
        TapAnswer.Stopping => Stopping,
        TapAnswer.LookFirst => LookFirst,
        TapAnswer.Kept => Kept,
        TapAnswer.Expired => Expired,
        TapAnswer.OnItsWay => OnItsWay,
        TapAnswer.Over => Over,
        TapAnswer.Changed => Changed,
    };

    public static string Stranger(TelegramUserId user) => $"You have no access yet. Give the operator your Telegram id: {user}";

    public static string ActingFor(ClientId client) => $"Acting for {client}.";

    /// <param name="most">How many addresses a member may have.</param>
    public static string TooManyHooks(int most) => $"{most} addresses are the most. Delete one first.";
}
