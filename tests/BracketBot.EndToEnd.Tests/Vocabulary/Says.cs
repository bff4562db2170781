using BracketBot.Core.Orders;

namespace BracketBot.EndToEnd.Vocabulary;

/// <summary>
/// What the card of one leg's cancel says, from the question to the outcome, by what it means. A test asks for the meaning, so a new wording is a change
/// here and nowhere else; the whole of each card is pinned by the card tests.
/// </summary>
internal static class Says
{
    public const string WhichLeg = "Which leg?";
    public const string Kept = "Kept";
    public const string TryAgain = "Try again";
    public const string SendingTheCancel = "Sending the cancel…";
    public const string ReadingTheBook = "Reading the order book";
    public const string NoAnswer = "No answer from the broker";

    public const string NothingWasSent = "nothing was sent";
    public const string Changed = $"It changed: {NothingWasSent}";
    public const string TooLate = $"Too late: {NothingWasSent}";
    public const string Expired = $"Expired: {NothingWasSent}";

    public const string OnItsWay = "on its way";
    public const string OfThisLegOnItsWay = $"A cancel of this leg is {OnItsWay}";
    public const string BeingCancelled = "being cancelled";

    public const string Cancelled = "Cancelled";
    public const string AlreadyCancelled = "Already cancelled";
    public const string GoneBefore = $"{AlreadyCancelled}: {NothingWasSent}";
    public const string AlreadyFilled = "Already filled";
    public const string NoLongerOpen = "No longer open";
    public const string ClosedAtMarket = "Closed at market";
    public const string UnderWay = "Cancel under way";
    public const string OutcomeNotKnown = "Outcome not known";

    public const string StillOpen = "still open";
    public const string BookHasItOpen = $"Order book: {StillOpen}";
    public const string NotCancelled = "Not cancelled";
    public const string NotCancelledStillOpen = $"{NotCancelled}: {StillOpen}";
    public const string NotCancelledSessionOver = $"{NotCancelled}: {AccessSays.SessionOver}";
    public const string NotCancelledAddress = $"{NotCancelled}: address not accepted";
    public const string NotCancelledNotPermitted = $"{NotCancelled}: not permitted";
    public const string NotCancelledRateLimit = $"{NotCancelled}: rate limit";
    public const string NotCancelledBrokerClosed = $"{NotCancelled}: broker closed";
    public const string MayBeTheAddress = "It may be the address";
    public const string RegisteredAddress = "registered address";

    public const string BracketClosed = "bracket is closed";
    public const string NothingHeld = $"Nothing is held: the {BracketClosed}.";
    public const string StayAPosition = "stay a position";
    public const string NoStopStands = "No stop stands";
    public const string RestNotRead = "What else of it is open could not be read";
    public const string FillUntold = "the broker does not say";

    /// <summary>The question before a leg is cancelled.</summary>
    public static string Asks(LegRole leg) => leg switch
    {
        LegRole.Entry => "Cancel entry?",
        LegRole.StopLoss => "Cancel stop?",
        LegRole.Target => "Cancel target?",
        LegRole.Exit => throw new ArgumentOutOfRangeException(nameof(leg), leg, "An exit is asked for by its indicator."),
    };

    /// <summary>A leg by its name and price, in a list.</summary>
    public static string Leg(LegRole leg, string price) => $"{Words.Name(leg)} {price}";

    public static string LegIsOpen(LegRole leg, string price) => $"{Leg(leg, price)}: open";

    public static string HeldWithAStop(string position) => $"You hold {position}, with a stop.";

    public static string YouHoldLong(int units) => $"You hold {units} long.";

    public static string RestGoes(int open, int filled) => $"The open {open} go. The filled {filled} {StayAPosition}.";

    /// <summary>What changed since the card: more of the leg is filled.</summary>
    public static string FilledFromTo(int before, int after) => $"Filled {before} → {after}";

    public static string Filled(int units) => $"Filled {units}";

    public static string FilledAt(int units, string price) => $"{units} @ {price}";

    public static string FilledStay(int filled, int quantity) => $"{filled} of {quantity} were filled and {StayAPosition}.";

    public static string SoldBy(LegRole exit, int sold, int quantity) => $"{sold} of {quantity} were sold by this {Words.Of(exit)}";

    public static string Bought(int bought, int quantity) => $"{bought} of {quantity} were bought";

    public static string StillHeld(int units) => $"{units} are still held";

    public static string Long(string symbol, int units) => $"{symbol} {units} long";

    public static string Short(string symbol, int units) => $"{symbol} {units} short";

    public static string NoStopFor(string position) => $"{NoStopStands} for {position}";

    /// <summary>How a position without a stop must not be told where a part of it is gone.</summary>
    public static string LongWithoutStop(int units) => $"{units} long. No stop";
}
