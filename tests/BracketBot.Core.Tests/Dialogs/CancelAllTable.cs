namespace BracketBot.Core.Tests.Dialogs;

/// <summary>The states of lists that are cancelled at once.</summary>
internal static partial class DialogTable
{
    private const string OfCancellingAll = """
        BookRead ListBrackets; BookRead OpenBracket; BookRead OpenLeg; BookRead OpenLegAgain; BookRead ShowAlert; BookRead PreviewAll → stays
        BookFailed ListBrackets; BookFailed OpenBracket; BookFailed OpenLeg; BookFailed OpenLegAgain; BookFailed ShowAlert; BookFailed PreviewAll → stays
        Confirm; Confirm (waited); Confirm (taken up late); Confirm (card old); Confirm (card expired) → stays · say “Already on its way.”
        Back; Keep; Arm entries; Arm exits; Arm (card expired) → stays · say “Already on its way.”
        AllEnded → Closed (AllDone)
        """;

    private const string OfArmingAll = """
            Confirm → CancellingAll · say “Sending the cancels…” · begin the list
            Confirm (waited); Confirm (taken up late); Confirm (card expired) → stays · say “That button has expired.” · read the book: PreviewAll
            Confirm (card old) → stays · say “Checking the order book…” · read the book: CheckAll
            Back → stays · say “Reading the order book…” · read the book: PreviewAll
            Keep → Closed (AllKept) · say “Kept.”
            Expire; Expire (five minutes) → Closed (AllKept)
            BookRead CheckAll → CancellingAll · begin the list
            BookFailed CheckAll → PreviewingAll (CheckFailed)
            """;

    private static Dictionary<string, string> OfLists => new()
    {
        ["PreviewingAll"] = """
            Arm entries; Arm exits → ArmingAll · say “”
            Arm (card expired) → stays · say “That button has expired.” · read the book: PreviewAll
            Refresh → stays · say “Reading the order book…” · read the book: PreviewAll
            Keep → Closed (AllKept) · say “Kept.”
            Expire; Expire (five minutes) → Closed (AllKept)
            """,
        ["ArmingAll"] = OfArmingAll,
        ["ArmingAll (dimmed)"] = OfArmingAll + """

            Listen → ArmingAll
            """,
        ["CancellingAll"] = OfCancellingAll + """

            Stop → CancellingAll · say “Stopping…” · take back what has not left
            """,
        ["CancellingAll (stopped)"] = OfCancellingAll + """

            Stop → stays · say “Already on its way.”
            """,
        ["Closed (AllKept)"] = AnyClosed + """

            PickLeg; LookAgain → stays · say “That card is over.”
            Again → stays · say “Reading the order book…” · read the book: PreviewAll
            """,
        ["Closed (AllDone)"] = """
            TurnTo → Closed (AllDone) · say “”
            Again → stays · say “Reading the order book…” · read the book: PreviewAll
            """,
    };
}
