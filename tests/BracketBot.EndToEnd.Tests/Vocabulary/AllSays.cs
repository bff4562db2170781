using BracketBot.Core.Orders;

namespace BracketBot.EndToEnd.Vocabulary;

/// <summary>What <c>/cancelall</c> says: the preview, the second question, the progress and the table.</summary>
internal static class AllSays
{
    public const string AsksWhich = "Cancel all?";
    public const string AsksAgain = "Really cancel";
    public const string OpenExits = "open exits";
    public const string LinkLogsIn = "/link logs in again";

    public const string NotSentStopped = "not sent: stopped";
    public const string NotSentTimeOver = "not sent: its time was over";
    public const string NotSentNotAllowed = "not sent: no longer allowed";
    public const string NotSentSessionOver = $"not sent: {AccessSays.SessionOver}";

    /// <summary>A list of which nothing went, as a pattern.</summary>
    public const string NoneGonePattern = @"0 of \d+ gone, \d+ left";

    /// <summary>The row of an entry, as a pattern with <c>symbol</c> and the first word of its <c>outcome</c>.</summary>
    public const string EntryRowPattern = @"^(?<symbol>\S+) …\d{4} · Entry (?<outcome>\w+)";

    public static string NotSentFilled(int was, int now) => $"not sent: filled {was} → {now}";

    public static string OpenEntries(int count) => count == 1 ? "1 open entry" : $"{count} open entries";

    public static string OpenExitsOf(int count) => $"{count} {OpenExits}";

    public static string AsksAgainForEntries(int count) => $"{AsksAgain} {count} entries?";

    /// <summary>How many there are, beside how many were sent.</summary>
    public static string Of(int count) => $"/{count}";

    public static string AllGone(int count) => $"Done: {Gone(count, count)}";

    public static string Gone(int gone, int of) => $"{gone} {GoneOf(of)}";

    public static string GoneOf(int count) => $"of {count} gone";

    public static string GoneAndLeft(int gone, int of) => $"{Gone(gone, of)}, {of - gone} left";

    public static string Row(string symbol, string tail, LegRole leg, string outcome) => $"{symbol} …{tail} · {Words.Name(leg)} · {outcome}";

    public static string NoStopForOnePosition => Says.NoStopFor("1 position");
}
