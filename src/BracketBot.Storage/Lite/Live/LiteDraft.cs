using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <summary>A batch of commits on its way: what is in memory once it is written, and the changes of the file that make it so.</summary>
internal sealed class LiteDraft(LiveState state, LiteFile file)
{
    private readonly List<LiteChange> _changes = [];

    public LiveState State { get; set; } = state;

    public IReadOnlyList<LiteChange> Changes => _changes;

    /// <summary>Where one commit begins: a commit that fails is taken back to it.</summary>
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
        Put(Collections.Dialogs, row.Document());
    }

    public void Put(TicketRow row)
    {
        State = State.With(row);
        Put(Collections.Tickets, row.Document());
    }

    public void Put(CardRow row)
    {
        State = State.With(row);
        Put(Collections.Cards, row.Document());
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

    /// <summary>From memory and from the past.</summary>
    public void DeleteDialog(string id)
    {
        State = State.WithoutDialog(id);
        Delete(Collections.Dialogs, id);
        DeletePast(Collections.PastDialogs, id);
    }

    /// <inheritdoc cref="DeleteDialog"/>
    public void DeleteCard(string id)
    {
        State = State.WithoutCard(id);
        Delete(Collections.Cards, id);
        DeletePast(Collections.PastCards, id);
    }

    public LiveDialog? FindDialog(string id) =>
        State.Dialogs.Find(id) ?? (FindPast(Collections.PastDialogs, id) is { } past ? LiveDialog.Read(past) : null);

    public TicketRow? FindTicket(string id) =>
        State.Tickets.Find(id) ?? (FindPast(Collections.PastTickets, id) is { } past ? TicketRow.Read(past) : null);

    public CardRow? FindCard(string id) =>
        State.Cards.Find(id) ?? (FindPast(Collections.PastCards, id) is { } past ? CardRow.Read(past) : null);

    /// <summary>A document of what has left the memory.</summary>
    public BsonDocument? FindPast(string collection, BsonValue id) => State.PastCollections.Contains(collection) ? Find(collection, id) : null;

    /// <summary>The document as it is in the file once the batch so far is written.</summary>
    public BsonDocument? Find(string collection, BsonValue id) =>
        _changes.FindLast(c => c.Collection == collection && c.Id == id) is { } change ? (change as LiteChange.Put)?.Document : file.Find(collection, id);

    /// <summary>Something of this kind leaves the memory.</summary>
    public void PutPast(string collection, BsonDocument document)
    {
        State = State with { PastCollections = State.PastCollections.Add(collection) };
        Put(collection, document);
    }

    public void DeletePast(string collection, BsonValue id)
    {
        if (State.PastCollections.Contains(collection))
        {
            Delete(collection, id);
        }
    }

    /// <summary>What can't be written fails by itself, and takes nothing along of what is committed beside it.</summary>
    private void Add(LiteChange change)
    {
        change.Check();
        _changes.Add(change);
    }
}
