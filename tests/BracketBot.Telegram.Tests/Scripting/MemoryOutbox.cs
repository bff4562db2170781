using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;

namespace BracketBot.Telegram.Tests.Scripting;

/// <summary>The outbox and its commits as their documentation says, in memory. The storage's contract tests hold the real ones to the same.</summary>
internal sealed class MemoryOutbox(TimeProvider time) : IOutboxStore, ICommitStore
{
    private readonly Dictionary<CardId, Row> _rows = [];
    private readonly List<(CardRecord Record, TaskCompletionSource Done)> _withNext = [];
    private int _puts;

    public List<CardRecord> Records { get; } = [];

    /// <summary>Reads so far: what the steady state does without.</summary>
    public int Readings { get; private set; }

    /// <summary>Thrown by every call while set.</summary>
    public Exception? Broken { get; set; }

    /// <summary>Only writing is broken.</summary>
    public Exception? BrokenCommits { get; set; }

    /// <summary>The next commits are written, and then fail all the same.</summary>
    public bool FailsAfterWriting { get; set; }

    /// <summary>What takes its time: before and after each call.</summary>
    public Func<Task> Pause { get; set; } = () => Task.CompletedTask;

    public IEnumerable<CardId> Ids => _rows.Keys;

    public OutboxCard this[string id] => _rows[new CardId(id)].Card;

    public bool IsGivenUp(string id) => _rows[new CardId(id)].GivenUp;

    public bool IsDelivered(string id) => this[id].DeliveredRevision == this[id].Revision
        || _withNext.Exists(w => w.Record is CardDelivered delivered && delivered.Id.Value == id && delivered.Revision == this[id].Revision);

    public int Waiting => _rows.Keys.Count(id => !_rows[id].GivenUp && !IsDelivered(id.Value));

    /// <summary>What an earlier process left.</summary>
    public IEnumerable<(long ChatId, DateTimeOffset From)> Left() => _rows.Values.Where(IsUndelivered)
        .GroupBy(r => r.Card.To.ChatId).Select(g => (g.Key, g.Min(r => r.Card.NotBefore ?? default)));

    public OutboxCard Put(PutCard put)
    {
        var known = _rows.GetValueOrDefault(put.Id)?.Card;
        var isUndelivered = known is not null && known.DeliveredRevision < known.Revision;
        var card = new OutboxCard
        {
            Id = put.Id,
            To = known?.To ?? put.To,
            Card = put.Card,
            Priority = isUndelivered && known!.Priority < put.Priority ? known.Priority : put.Priority,
            Revision = (known?.Revision ?? 0) + 1,
            DeliveredRevision = known?.DeliveredRevision ?? 0,
            MessageId = known?.MessageId ?? put.MessageId,
            NotBefore = put.NotBefore,
        };
        _rows[put.Id] = new Row(card, _puts++);
        return card;
    }

    public void Put(string id, long chat, CardPriority priority, string html = "text", MessageId? message = null) =>
        Put(new PutCard(new CardId(id), new ChatAddress(chat), new Card(html, []), priority, time.GetUtcNow(), message));

    /// <summary>As when a hook is deleted.</summary>
    public void Remove(string id) => _rows.Remove(new CardId(id));

    /// <summary>The process was killed: what was to be written with the next commit is not.</summary>
    public void LoseWhatWaits() => _withNext.Clear();

    public async Task<IReadOnlyList<OutboxCard>> WaitingAsync(long chatId, DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        await Pause();
        cancellation.ThrowIfCancellationRequested();
        Break(Broken);
        Readings++;
        WriteWhatWaits();
        OutboxCard[] waiting = [.. _rows.Values
            .Where(r => r.Card.To.ChatId == chatId && IsUndelivered(r))
            .OrderBy(r => r.Card.NotBefore <= now ? null : r.Card.NotBefore).ThenBy(r => r.Card.Priority).ThenBy(r => r.Order)
            .Take(limit).Select(r => r.Card)];
        await Pause();
        return waiting;
    }

    public async Task<OutboxCard?> RecordAsync(CardRecord record, CancellationToken cancellation)
    {
        await Pause();
        Break(Broken ?? BrokenCommits);
        if (record is CardDelivered { IsNew: false })
        {
            var done = new TaskCompletionSource();
            _withNext.Add((record, done));
            await done.Task;
        }
        else
        {
            WriteWhatWaits();
            Apply(record);
        }

        await Pause();
        return null;
    }

    public Task<bool> HasPushWaitingAsync(ChatAddress chat, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<OutboxCard?> FindAsync(CardId id, CancellationToken cancellation) => throw new NotSupportedException();

    public async Task<Commit> CommitAsync(IReadOnlyList<Write> writes, CancellationToken cancellation)
    {
        await Pause();
        Break(Broken ?? BrokenCommits);
        WriteWhatWaits();
        OutboxCard[] cards = [.. writes.OfType<PutCard>().Select(Put)];
        await Pause();
        return FailsAfterWriting ? throw new IOException("cut off") : new Commit(CommitResult.Committed, cards, []);
    }

    private static bool IsUndelivered(Row row) => !row.GivenUp && row.Card.DeliveredRevision < row.Card.Revision;

    private static void Break(Exception? with)
    {
        if (with is not null)
        {
            throw with;
        }
    }

    private void WriteWhatWaits()
    {
        var waiting = _withNext.ToList();
        _withNext.Clear();
        foreach (var (record, done) in waiting)
        {
            Apply(record);
            done.SetResult();
        }
    }

    private void Apply(CardRecord record)
    {
        Records.Add(record);
        if (!_rows.TryGetValue(record.Id, out var row))
        {
            return;
        }

        switch (record)
        {
            case CardDelivered delivered:
                row.Card = row.Card with
                {
                    DeliveredRevision = Math.Max(row.Card.DeliveredRevision, record.Revision),
                    MessageId = delivered.MessageId,
                    To = delivered.To,
                };
                break;
            case CardGivenUp when row.Card.Revision == record.Revision:
                row.GivenUp = true;
                break;
        }
    }

    private sealed class Row(OutboxCard card, int order)
    {
        public OutboxCard Card { get; set; } = card;

        public int Order => order;

        public bool GivenUp { get; set; }
    }
}
