namespace BracketBot.Core.Tests.Dialogs;

/// <summary>The states that lead to the cancel of one leg, and their ends.</summary>
internal static partial class DialogTable
{
    private const string AnyClosed = """
            Begin; Expire; Expire (early); LegBusy; TicketMoved (opened); TicketMoved (answered) → stays
            TicketMoved (another's); BookRead CheckBeforeSending; BookFailed CheckBeforeSending → stays
            TurnTo; PickBracket → stays · say “That card has changed.”
            Refresh; PickLeg (no such); Back; Keep; Confirm; Confirm (waited); Confirm (taken up late) → stays · say “That card is over.”
            Confirm (card old); Confirm (card expired) → stays · say “That card is over.”
            BookRead ListBrackets → ChoosingOrder
            BookRead OpenBracket → ChoosingLeg
            BookRead OpenLeg; BookRead OpenLegAgain → Confirming
            BookFailed ListBrackets; BookFailed OpenBracket; BookFailed OpenLeg; BookFailed OpenLegAgain → Closed (Unread)
            OneTap; OneTap (waited); OneTap (taken up late); OneTap (card old); OneTap (card expired) → stays · say “That card is over.”
            OneTap (stop of a position); OneTap (no such) → stays · say “That card is over.”
            """;

    private const string OfConfirming = """
            Begin; Expire (early); TicketMoved (answered); TicketMoved (settled); TicketMoved (another's) → stays
            TurnTo; Refresh; PickBracket; PickLeg; PickLeg (no such); LookAgain; Again → stays · say “That card has changed.”
            Back → stays · say “Reading the order book…” · read the book: OpenBracket
            Keep → Closed (Kept) · say “Kept.”
            Confirm → stays · say “Sending the cancel…” · open a ticket
            Confirm (waited); Confirm (taken up late); Confirm (card expired) → stays · say “That button has expired.” · read the book: OpenLegAgain
            Confirm (card old) → stays · say “Checking the order book…” · read the book: CheckBeforeSending
            Expire; Expire (five minutes) → Closed (Expired)
            LegBusy → Confirming (LegIsBusy) · say “Already on its way.”
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

            PickLeg; Again → stays · say “Reading the order book…” · read the book: OpenLegAgain
            LookAgain → stays · look up the ticket
            TicketMoved (settled) → Closed (Settled)
            """;

    private static Dictionary<string, string> ToOneCancel => new()
    {
        ["Idle"] = """
            ListAlerts → ChoosingAlert
            Begin → stays · read the book: ListBrackets
            TurnTo; Refresh; PickBracket; PickLeg; PickLeg (no such); Back; Keep; Confirm; Confirm (waited) → stays · say “That card has changed.”
            Confirm (taken up late); Confirm (card old); Confirm (card expired); LookAgain; Again → stays · say “That card has changed.”
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
            TurnTo; Refresh → stays · say “Reading the order book…” · read the book: ListBrackets
            PickBracket → stays · say “Reading the order book…” · read the book: OpenBracket
            PickLeg; PickLeg (no such); Back; Confirm; Confirm (waited); Confirm (taken up late) → stays · say “That card has changed.”
            Confirm (card old); Confirm (card expired); LookAgain; Again → stays · say “That card has changed.”
            Keep → Closed (Kept) · say “Kept.”
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
            TurnTo; PickBracket; PickLeg (no such); Confirm; Confirm (waited); Confirm (taken up late) → stays · say “That card has changed.”
            Confirm (card old); Confirm (card expired); LookAgain; Again → stays · say “That card has changed.”
            Refresh → stays · say “Reading the order book…” · read the book: OpenBracket
            PickLeg → stays · say “Reading the order book…” · read the book: OpenLegAgain
            Back → stays · say “Reading the order book…” · read the book: ListBrackets
            Keep → Closed (Kept) · say “Kept.”
            BookRead ListBrackets → ChoosingOrder
            BookRead OpenBracket → ChoosingLeg
            BookRead OpenLeg; BookRead OpenLegAgain → Confirming
            BookFailed ListBrackets; BookFailed OpenBracket; BookFailed OpenLeg; BookFailed OpenLegAgain → Closed (Unread)
            """,
        ["Confirming"] = OfConfirming,
        ["Confirming (from an alert)"] = OfConfirming + """

            Back → stays · say “Reading the order book…” · read the book: ShowAlert
            """,
        ["Confirming (dimmed)"] = OfConfirming + """

            Listen → Confirming
            """,
        ["Confirming (dimmed still)"] = OfConfirming + """

            Confirm → stays · say “Look first, then tap again.”
            """,
        ["Cancelling"] = """
            Begin; Expire; Expire (early); LegBusy; TicketMoved (another's); BookRead ListBrackets → stays
            BookRead OpenBracket; BookRead OpenLeg; BookRead OpenLegAgain; BookRead CheckBeforeSending → stays
            BookFailed ListBrackets; BookFailed OpenBracket; BookFailed OpenLeg; BookFailed OpenLegAgain → stays
            BookFailed CheckBeforeSending → stays
            BookRead ShowAlert; BookRead PreviewAll; BookFailed ShowAlert; BookFailed PreviewAll → stays
            TurnTo; Refresh; PickBracket → stays · say “That card has changed.”
            PickLeg; PickLeg (no such); Back; Keep; Confirm; Confirm (waited); Confirm (taken up late) → stays · say “Already on its way.”
            OneTap; OneTap (waited); OneTap (taken up late); OneTap (card old); OneTap (card expired) → stays · say “Already on its way.”
            OneTap (stop of a position); OneTap (no such) → stays · say “Already on its way.”
            Confirm (card old); Confirm (card expired); LookAgain; Again → stays · say “Already on its way.”
            TicketMoved (opened); TicketMoved (answered) → Cancelling
            TicketMoved (settled) → Closed (Settled)
            """,
        ["Closed (Kept)"] = AnyClosed + """

            PickLeg; LookAgain → stays · say “That card is over.”
            Again → stays · say “Reading the order book…” · read the book: OpenLegAgain
            TicketMoved (settled) → stays
            """,
        ["Closed (Expired)"] = AnyClosed + """

            PickLeg; LookAgain → stays · say “That card is over.”
            Again → stays · say “Reading the order book…” · read the book: OpenLegAgain
            TicketMoved (settled) → stays
            """,
        ["Closed (LegGone)"] = AnyClosed + """

            PickLeg; LookAgain → stays · say “That card is over.”
            Again → stays · say “Reading the order book…” · read the book: OpenBracket
            TicketMoved (settled) → stays
            """,
        ["Closed (Unread)"] = AnyClosed + """

            PickLeg; LookAgain → stays · say “That card is over.”
            Again → stays · say “Reading the order book…” · read the book: OpenLeg
            TicketMoved (settled) → stays
            """,
        ["Closed (Settled)"] = OfSettled,
        ["Closed (Settled, of an alert)"] = OfSettled + """

            Back → stays · say “Reading the order book…” · read the book: ShowAlert
            """,
    };
}
