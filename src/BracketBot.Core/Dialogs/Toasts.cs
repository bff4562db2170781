namespace BracketBot.Core.Dialogs;

/// <summary>Answers to taps: about five words.</summary>
public static class Toasts
{
    public const string Sending = "Sending the cancel…";
    public const string Checking = "Checking the order book…";
    public const string Reading = "Reading the order book…";
    public const string ReadAnew = "Read anew.";
    public const string OneMoreQuestion = "One more question…";
    public const string Stopping = "Stopping…";
    public const string SendingAll = "Sending the cancels…";
    public const string LookFirst = "Look first, then tap again.";
    public const string Kept = "Kept.";
    public const string Expired = "That button has expired.";
    public const string OnItsWay = "Already on its way.";
    public const string Over = "That card is over.";
    public const string Changed = "That card has changed.";
    public const string NotYours = "Not your card.";
    public const string NotLinked = "The account of this card is not linked any more.";
    public const string LooksOnly = "You look only here: nothing is cancelled by you.";
    public const string NotAllowed = "You may not cancel this any more. Nothing was sent.";
    public const string Gone = "That card is gone.";
}
