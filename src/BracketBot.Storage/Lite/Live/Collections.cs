namespace BracketBot.Storage.Lite.Live;

/// <summary>
/// The file's collections. Dialogs, tickets and cards stay in place under their <see cref="RowKey"/> when they leave memory; <see cref="Live.Watermarks"/>
/// and <see cref="Below"/> tell which of them to load at startup.
/// </summary>
internal static class Collections
{
    public const string Meta = "meta";
    public const string Members = "members";

    /// <summary>Invitations and logins in progress.</summary>
    public const string Passes = "passes";
    public const string Hooks = "hooks";
    public const string Alerts = "alerts";
    public const string Dialogs = "dialogs_v2";
    public const string Tickets = "tickets_v2";
    public const string Cards = "cards_v2";

    /// <summary>Updates received but not yet handled.</summary>
    public const string Inbox = "inbox";

    /// <summary>Which updates have been handled, 64 to a document.</summary>
    public const string Handled = "handled";

    /// <summary>The audit entries from before there were chains, by <c>ticket/entry</c>. No longer written.</summary>
    public const string OldAudit = "audit";

    /// <summary>The audit's entries, by number.</summary>
    public const string Audit = "audit_v2";

    /// <summary>The audit's chains, in order.</summary>
    public const string AuditChains = "audit_chains";

    /// <summary>The end of each chain.</summary>
    public const string AuditHeads = "audit_heads";

    /// <summary>For each collection and id length, the highest id that has left memory.</summary>
    public const string Watermarks = "watermarks";

    /// <summary>Rows that are in memory although their ids are not above the watermark.</summary>
    public const string Below = "below";

    /// <summary>The dialogs that have left memory, by age: <c>time id</c>. Pruning finds old ones here without looking at the rest.</summary>
    public const string DialogAges = "dialogs_past_ages";

    /// <summary>The tickets that have left memory, by the confirmation each comes from.</summary>
    public const string TicketOrigins = "tickets_past_origins";

    /// <summary>The tickets of each user and account: <see cref="UserTicket"/>.</summary>
    public const string UserTickets = "tickets_of_users";

    /// <summary>An upper bound for all ids that start with <paramref name="prefix"/>.</summary>
    public static string EndOf(string prefix) => prefix + '\uffff';
}
