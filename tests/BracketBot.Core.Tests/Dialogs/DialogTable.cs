namespace BracketBot.Core.Tests.Dialogs;

/// <summary>What the dialog must do: for each state, each input and what it results in. Every pair stands here by name.</summary>
internal static partial class DialogTable
{
    /// <summary>What holds in every state whose own rows say nothing else.</summary>
    private const string Elsewhere = """
        Begin; Expire; Expire (early); Expire (five minutes); Listen; LegBusy; LegGone; LegGone (another) → stays
        ListAlerts; AlertRepeated; AlertRepeated (another); AllEnded → stays
        TicketMoved (opened); TicketMoved (answered); TicketMoved (settled); TicketMoved (another's) → stays
        TurnTo; Refresh; PickBracket; PickLeg; PickLeg (no such); Back; Keep; LookAgain; Again → stays · answer Changed
        Confirm; Confirm (waited); Confirm (taken up late); Confirm (card old); Confirm (card expired) → stays · answer Changed
        OneTap; OneTap (waited); OneTap (taken up late); OneTap (card old); OneTap (card expired) → stays · answer Changed
        OneTap (stop of a position); OneTap (no such); More; PickAlert; PickAlert (no such) → stays · answer Changed
        Arm entries; Arm exits; Arm (card expired); Stop → stays · answer Changed
        BookRead ListBrackets → ChoosingOrder
        BookRead OpenBracket → ChoosingLeg
        BookRead OpenLeg; BookRead OpenLegAgain → Confirming
        BookRead ShowAlert → Alerting
        BookRead PreviewAll → PreviewingAll
        BookRead CheckBeforeSending; BookRead CheckOneTap; BookRead CheckAll → stays
        BookFailed CheckBeforeSending; BookFailed CheckOneTap; BookFailed CheckAll → stays
        BookFailed ListBrackets; BookFailed OpenBracket; BookFailed OpenLeg; BookFailed OpenLegAgain → Closed (Unread)
        BookFailed ShowAlert; BookFailed PreviewAll → Closed (Unread)
        """;

    /// <summary>By state, by input: the step as <see cref="StepText"/> puts it.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Rows =
        ToOneCancel.Concat(OfAlerts).Concat(OfLists).ToDictionary(t => t.Key, t => Read($"{Elsewhere}\n{t.Value}"));

    /// <summary>A later line counts instead of an earlier one.</summary>
    private static IReadOnlyDictionary<string, string> Read(string text)
    {
        var rows = text
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('→', StringSplitOptions.TrimEntries))
            .SelectMany(parts => parts[0].Split(';', StringSplitOptions.TrimEntries).Select(input => (Input: input, Result: parts[1])));
        var last = new Dictionary<string, string>();
        foreach (var (input, result) in rows)
        {
            last[input] = result;
        }

        return last;
    }
}
