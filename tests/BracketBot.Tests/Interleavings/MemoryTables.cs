using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Tests.Shared.Interleaving;

namespace BracketBot.Tests.Interleavings;

/// <summary>Dialogs, tickets and cards as the stores' documentation says, in memory, for several processes that come one after the other.</summary>
internal sealed class MemoryTables(Interleaver all)
{
    public Dictionary<DialogId, DialogRow> Dialogs { get; } = [];

    public Dictionary<TicketId, CancelTicket> Tickets { get; } = [];

    public Dictionary<CardId, Card> Cards { get; } = [];

    /// <summary>All that was written, in order.</summary>
    public List<Write> Written { get; } = [];

    /// <summary>Thrown by every call while set.</summary>
    public Exception? Broken { get; set; }

    /// <summary>Commits are written, and then fail all the same.</summary>
    public bool FailsAfterWriting { get; set; }

    /// <summary>False once the user's access is taken away.</summary>
    public bool MayCancel { get; set; } = true;

    /// <summary>The tables as a process sees them.</summary>
    public Process By(OwnerId me) => new(this, me);

    /// <summary>What a take-over does.</summary>
    public IReadOnlyList<CancelTicket> TakeOver(OwnerId me)
    {
        foreach (var row in Dialogs.Values.ToList())
        {
            Dialogs[row.Id] = row with { Holder = me };
        }

        return [.. Tickets.Values.Where(t => t.State != TicketState.Settled)];
    }

    private async Task<T> CallAsync<T>(Func<T> work)
    {
        await PauseAsync();
        var result = Broken is { } error ? throw error : work();
        await PauseAsync();
        return result;
    }

    private async Task PauseAsync()
    {
        for (var i = all.Any(3); i > 0; i--)
        {
            await Task.Yield();
        }

        if (all.Sometimes(0.1))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1 + all.Any(10)), Interleaver.Lane.Current.Clock);
        }
    }

    private CommitResult Write(IReadOnlyList<Write> writes, OwnerId me)
    {
        foreach (var result in writes.Select(w => Check(w, me)).Where(r => r != CommitResult.Committed))
        {
            return result;
        }

        foreach (var write in writes)
        {
            Apply(write, me);
        }

        return CommitResult.Committed;
    }

    private CommitResult Check(Write write, OwnerId me) => write switch
    {
        AddTicket { Ticket: var t } when Tickets.Values.Any(k => k.Origin == t.Origin) => CommitResult.AlreadyConfirmed,
        AddTicket { Ticket: var t } when Tickets.Values.Any(k => k.Leg == t.Leg && k.State != TicketState.Settled) => CommitResult.LegBusy,
        SaveTicket { Ticket: var t } when Tickets.GetValueOrDefault(t.Id)?.Version != t.Version - 1 => CommitResult.Conflict,
        SaveDialog { Row: var r } when (Dialogs.GetValueOrDefault(r.Id)?.Version ?? 0) != r.Version - 1 => CommitResult.Conflict,
        RequireDialog r when Dialogs.GetValueOrDefault(r.Id) is not { } row || row.Version != r.Version || (r.Held && row.Holder != me) => CommitResult.Conflict,
        RequireMayCancel when !MayCancel => CommitResult.Conflict,
        _ => CommitResult.Committed,
    };

    private void Apply(Write write, OwnerId me)
    {
        Written.Add(write);
        switch (write)
        {
            case AddTicket { Ticket: var ticket }:
                Tickets[ticket.Id] = ticket;
                break;
            case SaveTicket { Ticket: var ticket }:
                Tickets[ticket.Id] = ticket;
                break;
            case SaveDialog { Row: var row }:
                var known = Dialogs.GetValueOrDefault(row.Id);
                Dialogs[row.Id] = row with { Holder = known?.State.Type == row.State.Type ? known.Holder : me };
                break;
            case PutCard put:
                Cards[put.Id] = put.Card;
                break;
            case RequireDialog or AddAudit or RequireMayCancel:
                break;
            default:
                throw new InvalidOperationException(write.GetType().Name);
        }
    }

    internal sealed class Process(MemoryTables tables, OwnerId me) : ICommits, IDialogStore, ITicketStore
    {
        public async Task<CommitResult> CommitAsync(IReadOnlyList<Write> writes, CancellationToken cancellation)
        {
            var result = await tables.CallAsync(() => tables.Write(writes, me));
            return tables.FailsAfterWriting ? throw new IOException("cut off") : result;
        }

        async ValueTask<DialogRow?> IDialogStore.FindAsync(DialogId id, CancellationToken cancellation) =>
            await tables.CallAsync(() => tables.Dialogs.GetValueOrDefault(id));

        public Task<CancelTicket?> FindAsync(TicketId id, CancellationToken cancellation) => tables.CallAsync(() => tables.Tickets.GetValueOrDefault(id));

        public Task<IReadOnlyList<CancelTicket>> OfOriginAsync(string kind, string id, CancellationToken cancellation) => tables.CallAsync(
            () => (IReadOnlyList<CancelTicket>)[.. tables.Tickets.Values.Where(t => t.Origin.Kind == kind && t.Origin.Id == id)]);

        public Task<IReadOnlyList<DialogRow>> ExpiredAsync(DateTimeOffset now, int limit, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<DialogRow>> OpenOfAsync(TelegramUserId user, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<DialogRow>> TimedOfAsync(TelegramUserId user, CancellationToken cancellation) => tables.CallAsync(
            () => (IReadOnlyList<DialogRow>)[.. tables.Dialogs.Values.Where(d => d.UserId == user && d.ExpiresAt is not null)]);

        public Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
