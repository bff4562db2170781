namespace BracketBot.Core.Tests.Dialogs;

/// <summary>The states that lead to the cancel of one leg, and their ends.</summary>
internal static partial class DialogTable
{
    private const string AnyClosed = """
            Begin; Expire; Expire (early); LegBusy; TicketMoved (opened); TicketMoved (answered) → stays
            TicketMoved (another's); BookRead CheckBeforeSending; BookFailed CheckBeforeSending → stays
            TurnTo; PickBracket → stays · answer Changed
            Refresh; PickLeg (no such); Back; Keep; Confirm; Confirm (waited); Confirm (taken up late) → stays · answer Over
            Confirm (card old); Confirm (card expired) → stays · answer Over
            BookRead ListBrackets → ChoosingOrder
            BookRead OpenBracket → ChoosingLeg
            BookRead OpenLeg; BookRead OpenLegAgain → Confirming
            BookFailed ListBrackets; BookFailed OpenBracket; BookFailed OpenLeg; BookFailed OpenLegAgain → Closed (Unread)
            OneTap; OneTap (waited); OneTap (taken up late); OneTap (card old); OneTap (card expired) → stays · answer Over
            OneTap (stop of a position); OneTap (no such) → stays · answer Over
            """;

    private const string OfConfirming = """
            Begin; Expire (early); TicketMoved (answered); TicketMoved (settled); TicketMoved (another's) → stays
            TurnTo; Refresh; PickBracket; PickLeg; PickLeg (no such); LookAgain; Again → stays · answer Changed
            Back → stays · answer Reading · read the book: OpenBracket
            Keep → Closed (Kept) · answer Kept
            Confirm → stays · answer Sending · open a ticket
            Confirm (waited); Confirm (taken up late); Confirm (card expired) → stays · answer Expired · read the book: OpenLegAgain
            Confirm (card old) → stays · answer Checking · read the book: CheckBeforeSending
            Expire; Expire (five minutes) → Closed (Expired)
            LegBusy → Confirming (LegIsBusy) · answer OnItsWay
            LegGone → Closed (LegGone)
            TicketMoved (opened) → Cancelling
            BookRead ListBrackets → ChoosingOrder
            BookRead OpenBracket → ChoosingLeg
            BookRead OpenLeg; BookRead OpenLegAgain → Confirming
            BookRead CheckBeforeSending → stays · open a ticket
            BookFailed ListBrackets; BookFailed OpenBracket; BookFailed OpenLeg; BookFailed OpenLegAgain → Closed (Unread)
            BookFailed CheckBeforeSending → Confirming (CheckFailed)
            """;

    private const string OfSettled = AnyClosed + """

            PickLeg; Again → stays · answer Reading · read the book: OpenLegAgain
            LookAgain → stays · look up the ticket
            TicketMoved (settled) → Closed (Settled)
            """;

    private static Dictionary<string, string> ToOneCancel => new()
    {
        ["Idle"] = """
            ListAlerts → ChoosingAlert
            Begin → stays · read the book: ListBrackets
            TurnTo; Refresh; PickBracket; PickLeg; PickLeg (no such); Back; Keep; Confirm; Confirm (waited) → stays · answer Changed
            Confirm (taken up late); Confirm (card old); Confirm (card expired); LookAgain; Again → stays · answer Changed
            Expire; Expire (early); LegBusy; TicketMoved (opened); TicketMoved (answered) → stays
            TicketMoved (settled); TicketMoved (another's); BookRead CheckBeforeSending → stays
            BookFailed CheckBeforeSending → stays
            BookRead ListBrackets → ChoosingOrder
            BookRead OpenBracket → ChoosingLeg
            BookRead OpenLeg; BookRead OpenLegAgain → Confirming
            BookFailed ListBrackets; BookFailed OpenBracket; BookFailed OpenLeg; BookFailed OpenLegAgain → Closed (Unread)
            """,
        ["ChoosingOrder"] = """
            Begin; Expire; Expire (early); LegBusy; TicketMoved (opened); TicketMoved (answered) → stays
            TicketMoved (settled); TicketMoved (another's); BookRead CheckBeforeSending → stays
            BookFailed CheckBeforeSending → stays
            TurnTo; Refresh → stays · answer Reading · read the book: ListBrackets
            PickBracket → stays · answer Reading · read the book: OpenBracket
            PickLeg; PickLeg (no such); Back; Confirm; Confirm (waited); Confirm (taken up late) → stays · answer Changed
            Confirm (card old); Confirm (card expired); LookAgain; Again → stays · answer Changed
            Keep → Closed (Kept) · answer Kept
            BookRead ListBrackets → ChoosingOrder
            BookRead OpenBracket → ChoosingLeg
            BookRead OpenLeg; BookRead OpenLegAgain → Confirming
            BookFailed ListBrackets → ChoosingOrder (PageUnread)
            BookFailed OpenBracket; BookFailed OpenLeg; BookFailed OpenLegAgain → Closed (Unread)
            """,
        ["ChoosingLeg"] = """
            Begin; Expire; Expire (early); LegBusy; TicketMoved (opened); TicketMoved (answered) → stays
            TicketMoved (settled); TicketMoved (another's); BookRead CheckBeforeSending → stays
            BookFailed CheckBeforeSending → stays
            TurnTo; PickBracket; PickLeg (no such); Confirm; Confirm (waited); Confirm (taken up late) → stays · answer Changed
            Confirm (card old); Confirm (card expired); LookAgain; Again → stays · answer Changed
            Refresh → stays · answer Reading · read the book: OpenBracket
            PickLeg → stays · answer Reading · read the book: OpenLegAgain
            Back → stays · answer Reading · read the book: ListBrackets
            Keep → Closed (Kept) · answer Kept
            BookRead ListBrackets → ChoosingOrder
            BookRead OpenBracket → ChoosingLeg
            BookRead OpenLeg; BookRead OpenLegAgain → Confirming
            BookFailed ListBrackets; BookFailed OpenBracket; BookFailed OpenLeg; BookFailed OpenLegAgain → Closed (Unread)
            """,
        ["Confirming"] = OfConfirming,
        ["Confirming (from an alert)"] = OfConfirming + """

            Back → stays · answer Reading · read the book: ShowAlert
            """,
        ["Confirming (dimmed)"] = OfConfirming + """

            Listen → Confirming
            """,
        ["Confirming (dimmed still)"] = OfConfirming + """

            Confirm → stays · answer LookFirst
            """,
        ["Cancelling"] = """
            Begin; Expire; Expire (early); LegBusy; TicketMoved (another's); BookRead ListBrackets → stays
            BookRead OpenBracket; BookRead OpenLeg; BookRead OpenLegAgain; BookRead CheckBeforeSending → stays
            BookFailed ListBrackets; BookFailed OpenBracket; BookFailed OpenLeg; BookFailed OpenLegAgain → stays
            BookFailed CheckBeforeSending → stays
            BookRead ShowAlert; BookRead PreviewAll; BookFailed ShowAlert; BookFailed PreviewAll → stays
            TurnTo; Refresh; PickBracket → stays · answer Changed
            PickLeg; PickLeg (no such); Back; Keep; Confirm; Confirm (waited); Confirm (taken up late) → stays · answer OnItsWay
            OneTap; OneTap (waited); OneTap (taken up late); OneTap (card old); OneTap (card expired) → stays · answer OnItsWay
            OneTap (stop of a position); OneTap (no such) → stays · answer OnItsWay
            Confirm (card old); Confirm (card expired); LookAgain; Again → stays · answer OnItsWay
            TicketMoved (opened); TicketMoved (answered) → Cancelling
            TicketMoved (settled) → Closed (Settled)
            """,
        ["Closed (Kept)"] = AnyClosed + """

            PickLeg; LookAgain → stays · answer Over
            Again → stays · answer Reading · read the book: OpenLegAgain
            TicketMoved (settled) → stays
            """,
        ["Closed (Expired)"] = AnyClosed + """

            PickLeg; LookAgain → stays · answer Over
            Again → stays · answer Reading · read the book: OpenLegAgain
            TicketMoved (settled) → stays
            """,
        ["Closed (LegGone)"] = AnyClosed + """

            PickLeg; LookAgain → stays · answer Over
            Again → stays · answer Reading · read the book: OpenBracket
            TicketMoved (settled) → stays
            """,
        ["Closed (Unread)"] = AnyClosed + """

            PickLeg; LookAgain → stays · answer Over
            Again → stays · answer Reading · read the book: OpenLeg
            TicketMoved (settled) → stays
            """,
        ["Closed (Settled)"] = OfSettled,
        ["Closed (Settled, of an alert)"] = OfSettled + """

            Back → stays · answer Reading · read the book: ShowAlert
            """,
    };
}
