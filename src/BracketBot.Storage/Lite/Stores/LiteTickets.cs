using BracketBot.Core;
using BracketBot.Core.Cancels;
using BracketBot.Core.Commits;
using BracketBot.Storage.Lite.Live;

namespace BracketBot.Storage.Lite.Stores;

/// <param name="me">This process, which sees to the tickets it adds.</param>
internal sealed class LiteTickets(LiteGate gate, OwnerId me) : ITicketStore
{
    public async Task<CancelTicket?> FindAsync(TicketId id, CancellationToken cancellation) => Find(await gate.ReadAsync(cancellation), id.Value);

    public async Task<IReadOnlyList<CancelTicket>> OfOriginAsync(string kind, string id, CancellationToken cancellation)
    {
        var state = await gate.ReadAsync(cancellation);
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        if (state.TicketOrigins.TryGetValue((kind, id), out var live))
        {
            ids.UnionWith(live.Values);
        }

        if (state.Watermarks.Cover(PastOrigin.Collection(kind), id))
        {
            var prefix = PastOrigin.Prefix(kind, id);
            ids.UnionWith(gate.File.All(Collections.TicketOrigins, prefix, Collections.EndOf(prefix)).Select(PastOrigin.TicketOf));
        }

        return [.. ids.Select(t => Find(state, t)).OfType<CancelTicket>()];
    }

    public CommitResult Add(LiteDraft draft, CancelTicket ticket)
    {
        var origin = ticket.Origin;
        if (draft.State.TicketOrigins.TryGetValue((origin.Kind, origin.Id), out var confirmations) && confirmations.ContainsKey(origin.Confirmation)
            || draft.HasPast(origin))
        {
            return CommitResult.AlreadyConfirmed;
        }

        var row = new TicketRow(AsStored(ticket), me, LastAudit: "");
        if (draft.State.Tickets.Find(row.Id) is not null || (row.IsUnsettled && draft.State.BusyLegs.ContainsKey(row.Leg)))
        {
            return CommitResult.LegBusy;
        }

        draft.Put(row);
        draft.Put(Collections.UserTickets, UserTicket.Document(ticket.Account, row.Id));
        return CommitResult.Committed;
    }

    public CommitResult Save(LiteDraft draft, CancelTicket ticket)
    {
        if (draft.FindTicket(ticket.Id.Value) is not { } stored || stored.Ticket.Version != ticket.Version - 1)
        {
            return CommitResult.Conflict;
        }

        draft.Put(stored with
        {
            Holder = me,
            Ticket = AsStored(stored.Ticket with
            {
                State = ticket.State,
                Answer = ticket.Answer,
                Outcome = ticket.Outcome,
                Aftermath = ticket.Aftermath,
                SettledAt = ticket.SettledAt,
                Version = ticket.Version,
            }),
        });
        return CommitResult.Committed;
    }

    private CancelTicket? Find(LiveState state, string id) =>
        state.Tickets.Find(id)?.Ticket ?? (gate.FindPast(state, Collections.Tickets, id) is { } past ? TicketRow.Read(past).Ticket : null);

    private static CancelTicket AsStored(CancelTicket ticket) => ticket with
    {
        ConfirmedAt = ticket.ConfirmedAt.AsStored(),
        SendBy = ticket.SendBy.AsStored(),
        SettledAt = ticket.SettledAt.AsStored(),
    };
}
