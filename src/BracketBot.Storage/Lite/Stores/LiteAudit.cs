using BracketBot.Core.Audits;
using BracketBot.Core.Commits;
using BracketBot.Storage.Lite.Live;
using LiteDB;

namespace BracketBot.Storage.Lite.Stores;

/// <summary>The audit is in the file alone.</summary>
internal sealed class LiteAudit(LiteGate gate) : IAuditStore
{
    public Task<IReadOnlyList<AuditEntry>> OfTicketAsync(string ticketId, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var prefix = Prefix(ticketId);
        return Task.FromResult<IReadOnlyList<AuditEntry>>([.. gate.File.All(Collections.Audit, prefix, Collections.EndOf(prefix)).Select(Read)]);
    }

    public static CommitResult Add(LiteDraft draft, AuditEntry entry)
    {
        var key = Prefix(entry.TicketId) + entry.Id;
        if (entry.TicketId is { } id && draft.State.Tickets.Find(id) is { } ticket && string.CompareOrdinal(entry.Id, ticket.LastAudit) > 0)
        {
            draft.Put(ticket with { LastAudit = entry.Id });
        }
        else if (draft.Find(Collections.Audit, key) is not null)
        {
            throw new InvalidOperationException($"The audit has an entry {key} already, and is only ever added to.");
        }

        draft.Put(Collections.Audit, Document(key, entry));
        return CommitResult.Committed;
    }

    private static string Prefix(string? ticket) => $"{ticket}/";

    private static BsonDocument Document(string key, AuditEntry entry) => new()
    {
        ["_id"] = key,
        ["entry"] = entry.Id,
        ["at"] = Bson.Of(entry.At),
        ["event"] = entry.Event,
        ["user"] = entry.UserId,
        ["client"] = entry.ClientId,
        ["ticket"] = Bson.Of(entry.TicketId),
        ["order"] = Bson.Of(entry.OmsOrderId),
        ["leg"] = Bson.Of(entry.Leg),
        ["detail"] = entry.Detail,
    };

    private static AuditEntry Read(BsonDocument d) => new(
        d["entry"].AsString, d["at"].Time(), d["event"].AsString, d["user"].AsInt64, d["client"].AsString, d["ticket"].TextOrNull(), d["order"].TextOrNull(),
        d["leg"].TextOrNull(), d["detail"].AsString);
}
