namespace BracketBot.Core.Tests.Dialogs;

/// <summary>The states of alerts.</summary>
internal static partial class DialogTable
{
    private const string OfAlerting = """
            OneTap → stays · say “Sending the cancel…” · open a ticket
            OneTap (waited); OneTap (taken up late); OneTap (card expired) → stays · say “That button has expired.” · read the book: ShowAlert
            OneTap (card old) → stays · say “Checking the order book…” · read the book: CheckOneTap
            OneTap (stop of a position) → stays · say “One more question…” · read the book: OpenLegAgain
            LegGone → Alerting (LegIsGone)
            LegBusy → Alerting (LegIsBusy) · say “Already on its way.”
            More → Alerting · say “”
            Refresh → stays · say “Reading the order book…” · read the book: ShowAlert
            Back → stays · say “Reading the order book…” · read the book: ListBrackets
            Keep → Closed (AlertOver) · say “Kept.”
            Expire (five minutes) → Closed (AlertOver)
            AlertRepeated → Alerting
            TicketMoved (opened); TicketMoved (another's) → Cancelling
            BookRead CheckOneTap → stays · open a ticket
            BookFailed CheckOneTap → Alerting (CheckFailed)
            """;

    private static Dictionary<string, string> OfAlerts => new()
    {
        ["ChoosingAlert"] = """
            TurnTo → ChoosingAlert · say “”
            PickAlert → stays · say “Reading the order book…” · open the alert's card
            Keep → Closed (AlertOver) · say “Kept.”
            AlertRepeated → ChoosingAlert
            """,
        ["Alerting"] = OfAlerting,
        ["Alerting (dimmed)"] = OfAlerting + """

            Listen → Alerting
            """,
        ["Alerting (nothing matches)"] = """
            LegBusy → Alerting (LegIsBusy) · say “Already on its way.”
            More → Alerting · say “”
            Refresh → stays · say “Reading the order book…” · read the book: ShowAlert
            Back → stays · say “Reading the order book…” · read the book: ListBrackets
            Keep → Closed (AlertOver) · say “Kept.”
            Expire (five minutes) → Closed (AlertOver)
            BookFailed CheckOneTap → Alerting (CheckFailed)
            """,
        ["Closed (AlertOver)"] = AnyClosed + """

            PickLeg; LookAgain → stays · say “That card is over.”
            Again → stays · say “Reading the order book…” · read the book: ShowAlert
            AlertRepeated → Closed (AlertOver)
            """,
    };
}
