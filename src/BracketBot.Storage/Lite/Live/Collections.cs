namespace BracketBot.Storage.Lite.Live;

/// <summary>
/// The file's collections. Dialogs, tickets and cards stay where they are when they leave the memory, under their <see cref="RowKey"/>;
/// <see cref="Live.Watermarks"/> and <see cref="Below"/> tell which of them are loaded at the start.
/// </summary>
internal static class Collections
{
    public const string Meta = "meta";
    public const string Members = "members";

    /// <summary>Invitations and logins on their way.</summary>
    public const string Passes = "passes";
    public const string Hooks = "hooks";
    public const string Alerts = "alerts";
    public const string Dialogs = "dialogs_v2";
    public const string Tickets = "tickets_v2";
    public const string Cards = "cards_v2";

    /// <summary>Updates that are received and not handled.</summary>
    public const string Inbox = "inbox";

    /// <summary>Which updates are handled, 64 to a document.</summary>
    public const string Handled = "handled";

    /// <summary>The entries of before there were chains, by <c>ticket/entry</c>. Nothing is written here any more.</summary>
    public const string OldAudit = "audit";

    /// <summary>The audit's entries, by their number.</summary>
    public const string Audit = "audit_v2";

    /// <summary>The audit's chains, by their order.</summary>
    public const string AuditChains = "audit_chains";

    /// <summary>Where each of them ends.</summary>
    public const string AuditHeads = "audit_heads";

    /// <summary>The highest id of each length, by collection, that has left the memory.</summary>
    public const string Watermarks = "watermarks";

    /// <summary>What is in memory although its id is not above the watermark.</summary>
    public const string Below = "below";

    /// <summary>The dialogs that have left the memory by age: <c>time id</c>. What is pruned is found here without looking at the rest.</summary>
    public const string DialogAges = "dialogs_past_ages";

    /// <summary>The tickets that have left the memory by the confirmation that each comes from.</summary>
    public const string TicketOrigins = "tickets_past_origins";

    /// <summary>The tickets of each user and account: <see cref="UserTicket"/>.</summary>
    public const string UserTickets = "tickets_of_users";

    /// <summary>Above every text that begins as <paramref name="prefix"/> does and goes on with what ids are made of.</summary>
    public static string EndOf(string prefix) => prefix + '\uffff';
}
