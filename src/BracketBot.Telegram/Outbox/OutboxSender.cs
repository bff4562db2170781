using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Pacing;
using Microsoft.Extensions.Logging;

namespace BracketBot.Telegram.Outbox;

/// <summary>
/// Delivers cards to the chats, from memory, as commits hand them over: answers to cancels first, then other answers, then pushes, which are paced. One
/// card at a time within a chat, chats side by side. Every event (a commit, Telegram's answer, a timer) at once starts whatever can go on, so no card
/// waits to be noticed. Nothing is lost: what Telegram did not accept is tried again, and what finds no room in memory or was left by a dead process
/// waits in the store. Thread-safe.
/// <para>
/// If a new message was sent but its delivery could not be recorded (the process died in between, or no answer came), it is sent a second time, because
/// Telegram offers no way to tell. A repeated edit changes nothing.
/// </para>
/// </summary>
public sealed class OutboxSender : IDisposable
{
    /// <summary>How long deliveries under way may continue after a stop.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>How long after a failed commit to ask the store what became of it.</summary>
    private static readonly TimeSpan AskAfter = TimeSpan.FromSeconds(1);

    private static readonly Backoff RecordPauses = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(5));

    private readonly Lock _lock = new();
    private readonly HashSet<Task> _flights = [];
    private readonly CancellationTokenSource _abandon = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _whenStopping;
    private readonly IOutboxStore _store;
    private readonly CardDelivery _delivery;
    private readonly ChatQueues _lines;
    private readonly ITimer _timer;
    private readonly ICheckpoints _checkpoints;
    private readonly TimeProvider _time;
    private readonly Random _chance;
    private readonly ILogger _log;
    private bool _isOpen;
    private ChatError? _outage;
    private bool _storeFails;

    /// <param name="checkpoints">Passed at <c>card-sent</c>, between Telegram's answer and the record of it.</param>
    public OutboxSender(
        IOutboxStore store, IChat chat, ICheckpoints checkpoints, TelegramOptions options, TimeProvider time, ILogger<OutboxSender> log)
        : this(store, chat, checkpoints, options, time, Random.Shared, log)
    {
    }

    internal OutboxSender(
        IOutboxStore store, IChat chat, ICheckpoints checkpoints, TelegramOptions options, TimeProvider time, Random chance, ILogger<OutboxSender> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        (_store, _checkpoints, _time, _chance, _log) = (store, checkpoints, time, chance, log);
        _lines = new ChatQueues(options.PushesPerSecond, chance, time.GetUtcNow());
        _delivery = new CardDelivery(chat, log);
        _whenStopping = _stopping.Token;
        _timer = time.CreateTimer(_ => GoOn(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Inspects the lines, for tests.</summary>
    internal T Look<T>(Func<ChatQueues, T> at)
    {
        lock (_lock)
        {
            return at(_lines);
        }
    }

    /// <summary>Starts sending, including cards handed over before.</summary>
    public void Start()
    {
        lock (_lock)
        {
            _isOpen = true;
        }

        GoOn();
    }

    /// <summary>Lets deliveries under way finish (5 s at most) and leaves the rest in the store.</summary>
    public async Task StopAsync()
    {
        Task flights;
        int count;
        lock (_lock)
        {
            _isOpen = false;
            _stopping.Cancel();
            count = _flights.Count;
            flights = Task.WhenAll(_flights);
        }

        try
        {
            await flights.WaitAsync(Grace, _time);
        }
        catch (TimeoutException)
        {
            TelegramLog.DeliveriesAbandoned(_log, count);
            _abandon.Cancel();

            // What was cut off is in the store for the next start.
            await flights.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    /// <summary>Chats with cards in the store that an earlier process left and this one now owns.</summary>
    public void LookInStore(IEnumerable<(long ChatId, DateTimeOffset From)> chats)
    {
        ArgumentNullException.ThrowIfNull(chats);
        lock (_lock)
        {
            foreach (var (chat, from) in chats)
            {
                _lines.LookInStore(chat, from, _time.GetUtcNow());
            }
        }

        GoOn();
    }

    /// <summary>This process was taken for dead, or can't be sure that it was not: another may own its cards by now.</summary>
    public void Distrust()
    {
        lock (_lock)
        {
            _lines.Distrust(_time.GetUtcNow());
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _stopping.Cancel();
        _stopping.Dispose();
        _abandon.Dispose();
    }

    /// <summary>A commit with these cards starts. <see cref="Committed"/> or <see cref="CommitFailed"/> must follow.</summary>
    internal void Announce(IReadOnlyList<PutCard> puts)
    {
        lock (_lock)
        {
            foreach (var put in puts)
            {
                _lines.Announce(put.Id);
            }
        }
    }

    internal void Committed(IReadOnlyList<PutCard> puts, Commit commit)
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            foreach (var card in commit.Cards)
            {
                if (card.NotBefore is { } from && from > now && from - now <= OutboxCard.Soon)
                {
                    // Until then it counts as being committed, which keeps track of the revisions that come after it.
                    _lines.Announce(card.Id);
                    _ = PutLaterAsync(card with { NotBefore = null }, from - now);
                }
                else
                {
                    _lines.Put(card, now);
                }
            }

            foreach (var card in commit.TakenBack)
            {
                _lines.TakeBack(card, now);
            }

            foreach (var put in puts)
            {
                _lines.Withdraw(put.Id);
            }
        }

        GoOn();
    }

    /// <summary>Puts a card when its time comes. If the program ends before that, the store has it.</summary>
    private async Task PutLaterAsync(OutboxCard card, TimeSpan wait)
    {
        await Task.Delay(wait, _time, _whenStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_whenStopping.IsCancellationRequested)
        {
            return;
        }

        lock (_lock)
        {
            _lines.Put(card, _time.GetUtcNow());
            _lines.Withdraw(card.Id);
        }

        GoOn();
    }

    /// <summary>The commit may have been written even so; the store tells.</summary>
    internal void CommitFailed(IReadOnlyList<PutCard> puts)
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            foreach (var put in puts)
            {
                _lines.LookInStore(put.To.ChatId, now + AskAfter, now);
                _lines.Withdraw(put.Id);
            }
        }

        GoOn();
    }

    /// <summary>Starts everything that can go on, and sets a timer for the rest.</summary>
    private void GoOn()
    {
        lock (_lock)
        {
            if (!_isOpen)
            {
                return;
            }

            var now = _time.GetUtcNow();
            while (_lines.Next(now) is { } card)
            {
                Track(DeliverAsync(card));
            }

            while (_lines.NextReading(now) is { } reading)
            {
                Track(ReadStoreAsync(reading));
            }

            // Rounded up, because a timer that fires slightly early finds nothing to do.
            if (_lines.NextChange(now) is { } change)
            {
                _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, (change - now).TotalMilliseconds))), Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Track(Task flight)
    {
        _flights.Add(flight);
        flight.ContinueWith(
            done =>
            {
                lock (_lock)
                {
                    _flights.Remove(done);
                }
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Sends one card and records the result.</summary>
    private async Task DeliverAsync(OutboxCard card)
    {
        // Lets whoever committed the card go on first.
        await Task.Yield();
        Result<MessageId, ChatError> answer;
        try
        {
            answer = await _delivery.TryAsync(card, _abandon.Token);
            if (answer.Error is null)
            {
                _checkpoints.Pass("card-sent");
            }
        }
        catch (Exception e) when (!_abandon.IsCancellationRequested)
        {
            // Whatever failed, the line goes on and the card is tried again.
            TelegramLog.DeliveryFailed(_log, e, card.Id.Value);
            answer = new ChatError.Unreachable(e.GetType().Name);
        }

        CardRecord? record;
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            record = _lines.Landed(card, answer, now);
            NoteOutage(answer.Error, now);
            if (answer.Error is ChatError.FloodWait flood && _lines.IsPaused(now))
            {
                TelegramLog.AllFlooded(_log, flood.RetryAfter.TotalSeconds);
            }
        }

        GoOn();
        if (record is CardDelivered { IsNew: false })
        {
            // Written with the next commit, whenever that comes; nothing waits for it.
            _ = RecordAsync(record, card.To.ChatId, tries: 1);
        }
        else if (record is not null)
        {
            // A new message that is not recorded would be sent twice, so keep trying.
            await RecordAsync(record, card.To.ChatId, tries: int.MaxValue);
        }
    }

    private async Task RecordAsync(CardRecord record, long chatId, int tries)
    {
        OutboxCard? newer = null;
        bool isRecorded;
        for (var failures = 0; ; failures++)
        {
            isRecorded = await TryStoreAsync(async () => newer = await _store.RecordAsync(record, _abandon.Token));
            if (isRecorded || failures + 1 >= tries)
            {
                break;
            }

            await Task.Delay(RecordPauses.Spread(failures, _chance), _time, _abandon.Token);
        }

        lock (_lock)
        {
            // In the store the card is still this process's to deliver, and other processes leave newer revisions of it there.
            var now = _time.GetUtcNow();
            if (!isRecorded)
            {
                _lines.LookInStore(chatId, now + AskAfter, now);
            }

            _lines.Recorded(record.Id, newer, now);
        }

        GoOn();
    }

    private async Task ReadStoreAsync(Reading reading)
    {
        await Task.Yield();
        IReadOnlyList<OutboxCard>? cards = null;
        await TryStoreAsync(async () => cards = await _store.WaitingAsync(reading.ChatId, _time.GetUtcNow(), reading.Limit, _abandon.Token));
        lock (_lock)
        {
            _lines.Read(reading, cards, _time.GetUtcNow());
        }

        GoOn();
    }

    /// <summary>Logs once when the store goes away and once when it is back. False if the call failed.</summary>
    private async Task<bool> TryStoreAsync(Func<Task> call)
    {
        Exception? failure = null;
        try
        {
            await call();
        }
        catch (Exception e) when (!_abandon.IsCancellationRequested)
        {
            failure = e;
        }

        lock (_lock)
        {
            if (failure is not null && !_storeFails)
            {
                TelegramLog.OutboxUnavailable(_log, failure);
            }

            if (failure is null && _storeFails)
            {
                TelegramLog.OutboxAvailable(_log);
            }

            _storeFails = failure is not null;
        }

        return failure is null;
    }

    /// <summary>Logs once when Telegram goes away and once when it is back; then nothing waits for its retry.</summary>
    private void NoteOutage(ChatError? error, DateTimeOffset now)
    {
        var outage = error is ChatError.Unreachable or ChatError.WrongToken ? error : null;
        if (outage is ChatError.Unreachable unreachable && _outage is not ChatError.Unreachable)
        {
            TelegramLog.SendingUnanswered(_log, unreachable.Reason);
        }

        if (outage is ChatError.WrongToken && _outage is not ChatError.WrongToken)
        {
            TelegramLog.SendingTokenRefused(_log);
        }

        if (outage is null && _outage is not null)
        {
            TelegramLog.SendingAgain(_log);
            _lines.RetryNow(now);
        }

        _outage = outage;
    }
}
