using BracketBot.Core.Cancels;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <summary>A batch of commits in progress: the state after it, and the file changes that lead there.</summary>
internal sealed class LiteDraft(LiveState state, LiteFile file)
{
    private readonly List<LiteChange> _changes = [];

    public LiveState State { get; set; } = state;

    public IReadOnlyList<LiteChange> Changes => _changes;

    /// <summary>Marks the start of a commit, which is rolled back to here if it fails.</summary>
    public (LiveState State, int Changes) Mark() => (State, _changes.Count);

    public void TakeBack((LiveState State, int Changes) mark)
    {
        State = mark.State;
        _changes.RemoveRange(mark.Changes, _changes.Count - mark.Changes);
    }

    public void Put(string collection, BsonDocument document) => Add(new LiteChange.Put(collection, document));

    public void Delete(string collection, BsonValue id) => Add(new LiteChange.Delete(collection, id));

    public void Put(AlertRow row)
    {
        State = State.With(row);
        Put(Collections.Alerts, row.Document());
    }

    public void Put(LiveDialog row)
    {
        State = State.With(row);
        PutRow(Collections.Dialogs, row.Id, row.Document());
    }

    public void Put(TicketRow row)
    {
        State = State.With(row);
        PutRow(Collections.Tickets, row.Id, row.Document());
    }

    public void Put(CardRow row)
    {
        State = State.With(row);
        PutRow(Collections.Cards, row.Id, row.Document());
    }

    public void Put(HandledBlock block)
    {
        State = State with { Handled = block.IsEmpty ? State.Handled.Remove(block.Number) : State.Handled.SetItem(block.Number, block) };
        if (block.IsEmpty)
        {
            Delete(Collections.Handled, block.Number);
        }
        else
        {
            Put(Collections.Handled, block.Document());
        }
    }

    public void Delete(AlertRow row)
    {
        State = State.Without(row);
        Delete(Collections.Alerts, row.Id);
    }

    public void DeleteDialog(string id)
    {
        State = State.WithoutDialog(id);
        DeleteRow(Collections.Dialogs, id);
    }

    public void DeleteCard(string id)
    {
        State = State.WithoutCard(id);
        DeleteRow(Collections.Cards, id);
    }

    /// <summary>Removes finished rows from memory, lowest keys first. Their documents stay in place.</summary>
    public void Shed(IReadOnlyList<LiveDialog> rows)
    {
        foreach (var row in rows)
        {
            Put(Collections.DialogAges, new BsonDocument { ["_id"] = DialogAge.Key(row.UpdatedAt, row.Id) });
            State = State.WithoutDialog(row.Id);
            Unmark(Collections.Dialogs, row.Id);
        }

        Raise(Collections.Dialogs, rows.Select(r => r.Id), State.Dialogs.UnfinishedUpTo);
    }

    /// <inheritdoc cref="Shed(IReadOnlyList{LiveDialog})"/>
    public void Shed(IReadOnlyList<TicketRow> rows)
    {
        foreach (var row in rows)
        {
            Put(Collections.TicketOrigins, PastOrigin.Document(row.Ticket));
            State = State.Without(row);
            Unmark(Collections.Tickets, row.Id);
        }

        Raise(Collections.Tickets, rows.Select(r => r.Id), State.Tickets.UnfinishedUpTo);
        foreach (var kind in rows.GroupBy(r => r.Ticket.Origin.Kind, r => r.Ticket.Origin.Id))
        {
            RaiseAbove(PastOrigin.Collection(kind.Key), kind);
        }
    }

    /// <inheritdoc cref="Shed(IReadOnlyList{LiveDialog})"/>
    public void Shed(IReadOnlyList<CardRow> rows)
    {
        foreach (var row in rows)
        {
            State = State.WithoutCard(row.Id);
            Unmark(Collections.Cards, row.Id);
        }

        Raise(Collections.Cards, rows.Select(r => r.Id), State.Cards.UnfinishedUpTo);
    }

    public LiveDialog? FindDialog(string id) =>
        State.Dialogs.Find(id) ?? (FindPast(Collections.Dialogs, id) is { } past ? LiveDialog.Read(past) : null);

    public TicketRow? FindTicket(string id) =>
        State.Tickets.Find(id) ?? (FindPast(Collections.Tickets, id) is { } past ? TicketRow.Read(past) : null);

    public CardRow? FindCard(string id) =>
        State.Cards.Find(id) ?? (FindPast(Collections.Cards, id) is { } past ? CardRow.Read(past) : null);

    /// <summary>Finds a dialog, ticket or card that is not in memory.</summary>
    public BsonDocument? FindPast(string collection, string id) => State.Watermarks.Cover(collection, id) ? Find(collection, RowKey.Of(id)) : null;

    /// <summary>Whether a ticket that has left memory comes from this confirmation.</summary>
    public bool HasPast(TicketOrigin origin) =>
        State.Watermarks.Cover(PastOrigin.Collection(origin.Kind), origin.Id) && Find(Collections.TicketOrigins, PastOrigin.Key(origin)) is not null;

    /// <summary>The document as it will be in the file after the batch so far.</summary>
    public BsonDocument? Find(string collection, BsonValue id) =>
        _changes.FindLast(c => c.Collection == collection && c.Id == id) is { } change ? (change as LiteChange.Put)?.Document : file.Find(collection, id);

    /// <summary>Writes a row that is in memory from now on, and marks it if a watermark covers its id.</summary>
    public void PutRow(string collection, string id, BsonDocument document)
    {
        Put(collection, document);
        if (State.Watermarks.Cover(collection, id) && !State.Below.Contains((collection, id)))
        {
            MarkBelow(collection, id);
        }
    }

    /// <summary>Raises the watermark above these ids. Only valid while no row of that kind is in memory.</summary>
    public void RaiseAbove(string collection, IEnumerable<string> left) => Raise(collection, left, (_, _) => []);

    private void DeleteRow(string collection, string id)
    {
        Delete(collection, RowKey.Of(id));
        Unmark(collection, id);
    }

    private void MarkBelow(string collection, string id)
    {
        State = State with { Below = State.Below.Add((collection, id)) };
        Put(Collections.Below, BelowMark.Document(collection, id));
    }

    private void Unmark(string collection, string id)
    {
        if (State.Below.Contains((collection, id)))
        {
            State = State with { Below = State.Below.Remove((collection, id)) };
            Delete(Collections.Below, BelowMark.Key(collection, id));
        }
    }

    /// <summary>Raises the watermark above these ids. Rows that stay in memory below it are marked, so that the next start loads them.</summary>
    /// <param name="staying">The rows that stay, from the old watermark up to the new one.</param>
    private void Raise(string collection, IEnumerable<string> left, Func<string, string?, IEnumerable<string>> staying)
    {
        foreach (var highest in left.GroupBy(id => id.Length).Select(ids => ids.MaxBy(id => id, StringComparer.Ordinal)).OfType<string>())
        {
            var before = State.Watermarks.Of(collection, highest.Length);
            if (State.Watermarks.Cover(collection, highest))
            {
                continue;
            }

            State = State with { Watermarks = State.Watermarks.Raise(collection, highest) };
            Put(Collections.Watermarks, State.Watermarks.Document(collection, highest.Length));
            foreach (var id in staying(highest, before))
            {
                MarkBelow(collection, id);
            }
        }
    }

    /// <summary>An invalid change fails alone, without affecting the other commits in the batch.</summary>
    private void Add(LiteChange change)
    {
        change.Check();
        _changes.Add(change);
    }
}
