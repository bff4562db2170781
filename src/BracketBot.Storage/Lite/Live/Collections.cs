namespace BracketBot.Storage.Lite.Live;

/// <summary>
/// The file's collections. What is in memory is in the first of them, and is loaded from there at the start; what has left the memory is in those
/// that end with <c>_past</c>, where it is looked up by id. Where both have a document, the one that is in memory counts.
/// </summary>
internal static class Collections
{
    public const string Meta = "meta";
    public const string Accounts = "accounts";
    public const string Hooks = "hooks";
    public const string Alerts = "alerts";
    public const string Dialogs = "dialogs";
    public const string Tickets = "tickets";
    public const string Cards = "cards";

    /// <summary>Updates that are received and not handled.</summary>
    public const string Inbox = "inbox";

    /// <summary>Which updates are handled, 64 to a document.</summary>
    public const string Handled = "handled";

    /// <summary>By <c>ticket/entry</c>, so that those of a ticket lie together.</summary>
    public const string Audit = "audit";

    public const string PastDialogs = "dialogs_past";
    public const string PastTickets = "tickets_past";
    public const string PastCards = "cards_past";

    /// <summary>The ids in <see cref="PastDialogs"/> by age: <c>time id</c>. What is pruned is found here without looking at the rest.</summary>
    public const string DialogAges = "dialogs_past_ages";

    /// <summary>The ids in <see cref="PastTickets"/> by the confirmation that each comes from.</summary>
    public const string TicketOrigins = "tickets_past_origins";

    /// <summary>Above every text that begins as <paramref name="prefix"/> does and goes on with what ids are made of.</summary>
    public static string EndOf(string prefix) => prefix + '\uffff';
}
