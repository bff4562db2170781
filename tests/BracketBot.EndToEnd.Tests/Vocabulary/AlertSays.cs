namespace BracketBot.EndToEnd.Vocabulary;

/// <summary>What the cards of alerts, and of the addresses that they are posted to, say.</summary>
internal static class AlertSays
{
    public const string NoMatch = "No open bracket matches";
    public const string OrderNotOpen = "That order is not open";
    public const string ButtonsExpired = "These buttons have expired.";
    public const string AsksOnceMore = "Paused: a tap asks once more";

    /// <summary>The store can't be written, so the alert is not shown yet.</summary>
    public const string AlertCame = "An alert came";

    public const string AddressOf = "Address of";
    public const string ShownOnce = "It was shown once";
    public const string TooMany = "Too many alerts";

    /// <summary>The card of one address.</summary>
    public const string NewKeyEndsTheOld = "A new key ends";

    public static string Times(string alert, int count) => $"{alert} ×{count}";

    public static string Several(int count) => $"{count} alerts at once";

    public static string TooManyOf(string hook) => $"{TooMany}: {hook}";

    public static string AsksToDelete(string hook) => $"Delete {hook}?";

    public static string Deleted(string hook) => $"{hook} is deleted";

    public static string AsksForNewKey(string hook) => $"New key for {hook}?";

    /// <summary>Where each alert's card ends: the account, before the time.</summary>
    public static string AccountOf(string client) => $"{client} ·";
}
