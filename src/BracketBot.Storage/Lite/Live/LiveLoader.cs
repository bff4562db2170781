using System.Collections.Immutable;
using BracketBot.Core.Accounts;
using BracketBot.Core.Stored;

namespace BracketBot.Storage.Lite.Live;

/// <summary>Reads from the file what is kept in memory.</summary>
internal static class LiveLoader
{
    public static LiveState Load(LiteFile file)
    {
        var state = new LiveState
        {
            Accounts = file.All(Collections.Accounts).Select(AccountRow.Read).ToImmutableDictionary(a => new TelegramUserId(a.UserId)),
            Inbox = file.All(Collections.Inbox).Select(d => d["body"].Json(CoreJson.Default.IncomingUpdate)).ToImmutableDictionary(u => u.Id),
            Handled = file.All(Collections.Handled).Select(HandledBlock.Read).ToImmutableDictionary(b => b.Number),
            PastCollections = [.. file.Collections().Where(c => c.Contains("_past", StringComparison.Ordinal))],
        };
        state = file.All(Collections.Hooks).Aggregate(state, (s, d) => s.With(HookRow.Read(d)));
        state = file.All(Collections.Alerts).Aggregate(state, (s, d) => s.With(AlertRow.Read(d)));
        state = file.All(Collections.Dialogs).Aggregate(state, (s, d) => s.With(LiveDialog.Read(d)));
        state = file.All(Collections.Tickets).Aggregate(state, (s, d) => s.With(TicketRow.Read(d)));
        return file.All(Collections.Cards).Aggregate(state, (s, d) => s.With(CardRow.Read(d)));
    }
}
