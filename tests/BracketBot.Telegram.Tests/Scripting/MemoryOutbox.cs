using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;

namespace BracketBot.Telegram.Tests.Scripting;

/// <summary>The outbox as its documentation says, in memory.</summary>
internal sealed class MemoryOutbox(TimeProvider time) : IOutboxStore, ICommits
{
    private readonly Dictionary<CardId, Row> _rows = [];
    private int _puts;

    public List<Write> Written { get; } = [];

    /// <summary>Thrown by every call while set.</summary>
    public Exception? Broken { get; set; }

    /// <summary>Only writing is broken.</summary>
    public Exception? BrokenCommits { get; set; }

    public IEnumerable<T> WrittenOf<T>() => Written.OfType<T>();

    public OutboxCard this[string id] => _rows[new CardId(id)].Card;

    public bool IsGivenUp(string id) => _rows[new CardId(id)].GivenUp;

    public bool IsDelivered(string id) => this[id].DeliveredRevision == this[id].Revision;

    public int Waiting => _rows.Values.Count(r => !r.GivenUp && r.Card.DeliveredRevision < r.Card.Revision);

    public void Put(string id, long chat, CardPriority priority, string html = "text", MessageId? message = null, ChatAddress? to = null)
    {
        var key = new CardId(id);
        var known = _rows.GetValueOrDefault(key);
        var card = new OutboxCard
        {
            Id = key,
            To = to ?? known?.Card.To ?? new ChatAddress(chat),
            Card = new Card(html, []),
            Priority = known is { } row && row.Card.Priority < priority ? row.Card.Priority : priority,
            Revision = (known?.Card.Revision ?? 0) + 1,
            DeliveredRevision = known?.Card.DeliveredRevision ?? 0,
            MessageId = known?.Card.MessageId ?? message,
        };
        _rows[key] = new Row(card, _puts++) { LeasedUntil = known?.LeasedUntil ?? default };
    }

    public Task<IReadOnlyList<OutboxCard>> ClaimDueAsync(
        OwnerId owner, DateTimeOffset now, DateTimeOffset leaseUntil, int limit, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Break(Broken);
        var due = _rows.Values
            .Where(r => !r.GivenUp && r.Card.DeliveredRevision < r.Card.Revision && r.NotBefore <= now && r.LeasedUntil <= now)
            .OrderBy(r => r.Card.Priority).ThenBy(r => r.Order).Take(limit).ToList();
        foreach (var row in due)
            row.LeasedUntil = leaseUntil;
        return Task.FromResult<IReadOnlyList<OutboxCard>>([.. due.Select(r => r.Card)]);
    }

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellation)
    {
        Break(Broken);
        var waiting = _rows.Values.Where(
            r => !r.GivenUp && r.Card.DeliveredRevision < r.Card.Revision && r.LeasedUntil <= time.GetUtcNow()).ToList();
        return Task.FromResult<DateTimeOffset?>(waiting.Count == 0 ? null : waiting.Min(r => r.NotBefore));
    }

    public Task<bool> HasPushWaitingAsync(ChatAddress chat, CancellationToken cancellation) => Task.FromResult(_rows.Values.Any(
        r => !r.GivenUp && r.Card.DeliveredRevision == 0 && r.Card.MessageId is null && r.Card.To == chat && r.Card.Priority == CardPriority.Push));

    public Task<OutboxCard?> FindAsync(CardId id, CancellationToken cancellation)
    {
        Break(Broken);
        return Task.FromResult(_rows.GetValueOrDefault(id)?.Card);
    }

    public Task<CommitResult> CommitAsync(IReadOnlyList<Write> writes, CancellationToken cancellation)
    {
        Break(Broken ?? BrokenCommits);
        foreach (var write in writes)
        {
            Written.Add(write);
            Apply(write);
        }

        return Task.FromResult(CommitResult.Committed);
    }

    private static void Break(Exception? with)
    {
        if (with is not null)
            throw with;
    }

    private void Apply(Write write)
    {
        switch (write)
        {
            case CardDelivered(var id, var revision, var message, _):
                _rows[id].Card = _rows[id].Card with { DeliveredRevision = revision, MessageId = message, Failures = 0 };
                _rows[id].LeasedUntil = default;
                break;
            case CardDelayed(var id, var notBefore, var failure, var forget, var to):
                var card = _rows[id].Card;
                _rows[id].Card = card with
                {
                    Failures = card.Failures + (failure ? 1 : 0),
                    MessageId = forget ? null : card.MessageId,
                    To = to ?? card.To,
                };
                _rows[id].NotBefore = notBefore;
                _rows[id].LeasedUntil = default;
                break;
            case CardGivenUp(var id, _, _, _):
                _rows[id].GivenUp = true;
                _rows[id].LeasedUntil = default;
                break;
            default:
                throw new InvalidOperationException(write.GetType().Name);
        }
    }

    private sealed class Row(OutboxCard card, int order)
    {
        public OutboxCard Card { get; set; } = card;

        public int Order => order;

        public DateTimeOffset NotBefore { get; set; }

        public DateTimeOffset LeasedUntil { get; set; }

        public bool GivenUp { get; set; }
    }
}
