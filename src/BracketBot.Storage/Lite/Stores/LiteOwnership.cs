using BracketBot.Core;
using BracketBot.Core.Processes;
using BracketBot.Storage.Lite.Live;

namespace BracketBot.Storage.Lite.Stores;

/// <summary>The file has one owner, so every other process is dead.</summary>
internal sealed class LiteOwnership(LiteGate gate, OwnerId me) : IOwnership
{
    public Task<Beat> BeatAsync(CancellationToken cancellation) => Task.FromResult(new Beat(WasTakenForDead: false, AnythingToTakeOver: true, Next: null));

    public async Task<TakenOver> TakeOverAsync(bool own, CancellationToken cancellation)
    {
        TakenOver taken = new([], [], []);
        await gate.WriteAsync(draft => taken = TakeOver(draft, own), cancellation);
        return taken;
    }

    public Task LeaveAsync(CancellationToken cancellation) => Task.CompletedTask;

    private TakenOver TakeOver(LiteDraft draft, bool own)
    {
        var tickets = draft.State.BusyLegs.Values.Select(id => draft.State.Tickets.All[id]).ToList();
        var lists = draft.State.Dialogs.All.Values.Where(d => d.IsUnderWay).ToList();
        var cards = draft.State.Undelivered.Values.SelectMany(ids => ids).Select(id => draft.State.Cards.All[id]).ToList();

        // This process is already seeing to the tickets it wrote itself.
        var taken = new TakenOver(
            [.. tickets.Where(t => t.Holder != me || (own && t.Ticket.Owner != me)).Select(t => t.Ticket).OrderBy(t => t.Id.Value, StringComparer.Ordinal)],
            [.. lists.Where(l => l.Row.Holder != me || own).Select(l => l.Row with { Holder = me })],
            [.. cards.Where(c => c.Holder != me || own)
                .GroupBy(c => c.Card.To.ChatId, c => c.Card).OrderBy(c => c.Min(x => x.Priority))
                .Select(c => (c.Key, c.Min(x => x.NotBefore ?? DateTimeOffset.UnixEpoch)))]);
        tickets.Where(t => t.Holder != me).ToList().ForEach(t => draft.Put(t with { Holder = me }));
        lists.Where(l => l.Row.Holder != me).ToList().ForEach(l => draft.Put(new LiveDialog(l.Row with { Holder = me })));
        cards.Where(c => c.Holder != me).ToList().ForEach(c => draft.Put(c with { Holder = me }));
        return taken;
    }
}
