namespace BracketBot.Core.Dialogs;

/// <summary>What a tap on a dialog's card is answered with. The words are the program's.</summary>
public enum TapAnswer
{
    /// <summary>No words: the card itself shows what the tap did.</summary>
    Silent,
    Sending,
    SendingAll,

    /// <summary>The order book is read before anything is sent.</summary>
    Checking,
    Reading,

    /// <summary>This leg takes a confirmation of its own.</summary>
    OneMoreQuestion,
    Stopping,

    /// <summary>The button had only just appeared under the finger.</summary>
    LookFirst,
    Kept,
    Expired,
    OnItsWay,
    Over,
    Changed,
}
