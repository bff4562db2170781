using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Passes;

namespace BracketBot.Storage.Writing;

/// <summary>
/// The order of a commit's writes. The checks that say most about a failure come first: already handled, already confirmed, leg busy, and only then a changed
/// row. Every commit takes its rows in the same order, so that no two deadlock. Writes to the same row keep their given order.
/// </summary>
internal static class WriteOrder
{
    public static IReadOnlyList<Write> Of(IReadOnlyList<Write> writes) =>
        [.. writes.Select(w => (Write: w, Place: Place(w))).OrderBy(w => w.Place.Table).ThenBy(w => w.Place.Row, StringComparer.Ordinal).Select(w => w.Write)];

    private static (int Table, string Row) Place(Write write) => write switch
    {
        HandleUpdate w => (0, w.Id.ToString()),
        AddTicket w => (1, $"{w.Ticket.Account.ClientId} {w.Ticket.Leg}"),
        SaveTicket w => (2, w.Ticket.Id.Value),
        ReceiveUpdate w => (3, w.Update.Id.ToString()),
        SaveDialog w => (4, w.Row.Id.Value),
        RequireDialog w => (4, w.Id.Value),
        AmendDialog w => (4, w.Row.Id.Value),
        PutCard w => (5, w.Id.Value),
        AddAudit w => (6, w.Entry.Id),
        AddHook w => (7, w.Hook.Id.Value),
        ChangeHook w => (7, w.Id.Value),
        DeleteHook w => (7, w.Id.Value),
        DeleteHooksOf w => (7, w.UserId.ToString()),
        AddAlert w => (8, w.Alert.Id.Value),
        ShowAlert w => (8, w.Id.Value),
        SavePass w => (9, w.Pass.Id.Value),
        SaveMember w => (10, w.Member.Id.ToString()),
        RequireMayCancel w => (10, w.Id.ToString()),
        TouchMember w => (10, w.Id.ToString()),
        WhileWanted => (12, ""),
        _ => (11, ""),
    };
}
