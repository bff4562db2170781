namespace BracketBot.Core.Tests.Dialogs;

/// <summary>The states of lists that are cancelled at once.</summary>
internal static partial class DialogTable
{
    private const string OfCancellingAll = """
        BookRead ListBrackets; BookRead OpenBracket; BookRead OpenLeg; BookRead OpenLegAgain; BookRead ShowAlert; BookRead PreviewAll → stays
        BookFailed ListBrackets; BookFailed OpenBracket; BookFailed OpenLeg; BookFailed OpenLegAgain; BookFailed ShowAlert; BookFailed PreviewAll → stays
        Confirm; Confirm (waited); Confirm (taken up late); Confirm (card old); Confirm (card expired) → stays · answer OnItsWay
        Back; Keep; Arm entries; Arm exits; Arm (card expired) → stays · answer OnItsWay
        AllEnded → Closed (AllDone)
        """;

    private const string OfArmingAll = """
            Confirm → CancellingAll · answer SendingAll · begin the list
            Confirm (waited); Confirm (taken up late); Confirm (card expired) → stays · answer Expired · read the book: PreviewAll
            Confirm (card old) → stays · answer Checking · read the book: CheckAll
            Back → stays · answer Reading · read the book: PreviewAll
            Keep → Closed (AllKept) · answer Kept
            Expire; Expire (five minutes) → Closed (AllKept)
            BookRead CheckAll → CancellingAll · begin the list
            BookFailed CheckAll → PreviewingAll (CheckFailed)
            """;

    private static Dictionary<string, string> OfLists => new()
    {
        ["PreviewingAll"] = """
            Arm entries; Arm exits → ArmingAll · answer Silent
            Arm (card expired) → stays · answer Expired · read the book: PreviewAll
            Refresh → stays · answer Reading · read the book: PreviewAll
            Keep → Closed (AllKept) · answer Kept
            Expire; Expire (five minutes) → Closed (AllKept)
            """,
        ["ArmingAll"] = OfArmingAll,
        ["ArmingAll (dimmed)"] = OfArmingAll + """

            Listen → ArmingAll
            """,
        ["CancellingAll"] = OfCancellingAll + """

            Stop → CancellingAll · answer Stopping · take back what has not left
            """,
        ["CancellingAll (stopped)"] = OfCancellingAll + """

            Stop → stays · answer OnItsWay
            """,
        ["Closed (AllKept)"] = AnyClosed + """

            PickLeg; LookAgain → stays · answer Over
            Again → stays · answer Reading · read the book: PreviewAll
            """,
        ["Closed (AllDone)"] = """
            TurnTo → Closed (AllDone) · answer Silent
            Again → stays · answer Reading · read the book: PreviewAll
            """,
    };
}
