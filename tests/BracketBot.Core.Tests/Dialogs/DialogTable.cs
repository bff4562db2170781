namespace BracketBot.Core.Tests.Dialogs;

/// <summary>What the dialog must do: for each state, each input and what it results in. Every pair stands here by name.</summary>
internal static class DialogTable
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
            """;

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["Idle"] = """
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
        ["Confirming"] = """
            Begin; Expire (early); TicketMoved (answered); TicketMoved (settled); TicketMoved (another's) → stays
            TurnTo; Refresh; PickBracket; PickLeg; PickLeg (no such); LookAgain; Again → stays · say “That card has changed.”
            Back → stays · say “Reading the order book…” · read the book: OpenBracket
            Keep → Closed (Kept) · say “Kept.”
            Confirm → stays · say “Sending the cancel…” · open a ticket
            Confirm (waited); Confirm (taken up late); Confirm (card expired) → stays · say “That button has expired.” · read the book: OpenLegAgain
            Confirm (card old) → stays · say “Checking the order book…” · read the book: CheckBeforeSending
            Expire → Closed (Expired)
            LegBusy → Confirming (LegIsBusy) · say “Already on its way.”
            TicketMoved (opened) → Cancelling
            BookRead ListBrackets → ChoosingOrder
            BookRead OpenBracket → ChoosingLeg
            BookRead OpenLeg; BookRead OpenLegAgain → Confirming
            BookRead CheckBeforeSending → stays · open a ticket
            BookFailed ListBrackets; BookFailed OpenBracket; BookFailed OpenLeg; BookFailed OpenLegAgain → Closed (Unread)
            BookFailed CheckBeforeSending → Confirming (CheckFailed)
            """,
        ["Cancelling"] = """
            Begin; Expire; Expire (early); LegBusy; TicketMoved (another's); BookRead ListBrackets → stays
            BookRead OpenBracket; BookRead OpenLeg; BookRead OpenLegAgain; BookRead CheckBeforeSending → stays
            BookFailed ListBrackets; BookFailed OpenBracket; BookFailed OpenLeg; BookFailed OpenLegAgain → stays
            BookFailed CheckBeforeSending → stays
            TurnTo; Refresh; PickBracket → stays · say “That card has changed.”
            PickLeg; PickLeg (no such); Back; Keep; Confirm; Confirm (waited); Confirm (taken up late) → stays · say “Already on its way.”
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
        ["Closed (Settled)"] = AnyClosed + """

            PickLeg; Again → stays · say “Reading the order book…” · read the book: OpenLegAgain
            LookAgain → stays · say “Reading the order book…” · look up the ticket
            TicketMoved (settled) → Closed (Settled)
            """,
    };

    /// <summary>By state, by input: the step as <see cref="StepText"/> puts it.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Rows = Texts.ToDictionary(t => t.Key, t => Read(t.Value));

    private static IReadOnlyDictionary<string, string> Read(string text) => text
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('→', StringSplitOptions.TrimEntries))
        .SelectMany(parts => parts[0].Split(';', StringSplitOptions.TrimEntries).Select(input => (Input: input, Result: parts[1])))
        .ToDictionary(row => row.Input, row => row.Result);
}
