namespace BracketBot.Core.Tests.Dialogs;

/// <summary>The states of alerts.</summary>
internal static partial class DialogTable
{
    private const string OfAlerting = """
            OneTap → stays · answer Sending · open a ticket
            OneTap (waited); OneTap (taken up late); OneTap (card expired) → stays · answer Expired · read the book: ShowAlert
            OneTap (card old) → stays · answer Checking · read the book: CheckOneTap
            OneTap (stop of a position) → stays · answer OneMoreQuestion · read the book: OpenLegAgain
            LegGone → Alerting (LegIsGone)
            LegBusy → Alerting (LegIsBusy) · answer OnItsWay
            More → Alerting · answer Silent
            Refresh → stays · answer Reading · read the book: ShowAlert
            Back → stays · answer Reading · read the book: ListBrackets
            Keep → Closed (AlertOver) · answer Kept
            Expire (five minutes) → Closed (AlertOver)
            AlertRepeated → Alerting
            TicketMoved (opened); TicketMoved (another's) → Cancelling
            BookRead CheckOneTap → stays · open a ticket
            BookFailed CheckOneTap → Alerting (CheckFailed)
            """;

    private static Dictionary<string, string> OfAlerts => new()
    {
        ["ChoosingAlert"] = """
            TurnTo → ChoosingAlert · answer Silent
            PickAlert → stays · answer Reading · open the alert's card
            Keep → Closed (AlertOver) · answer Kept
            AlertRepeated → ChoosingAlert
            """,
        ["Alerting"] = OfAlerting,
        ["Alerting (dimmed)"] = OfAlerting + """

            Listen → Alerting
            """,
        ["Alerting (nothing matches)"] = """
            LegBusy → Alerting (LegIsBusy) · answer OnItsWay
            More → Alerting · answer Silent
            Refresh → stays · answer Reading · read the book: ShowAlert
            Back → stays · answer Reading · read the book: ListBrackets
            Keep → Closed (AlertOver) · answer Kept
            Expire (five minutes) → Closed (AlertOver)
            BookFailed CheckOneTap → Alerting (CheckFailed)
            """,
        ["Closed (AlertOver)"] = AnyClosed + """

            PickLeg; LookAgain → stays · answer Over
            Again → stays · answer Reading · read the book: ShowAlert
            AlertRepeated → Closed (AlertOver)
            """,
    };
}
