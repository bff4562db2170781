using System.Collections.Concurrent;
using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using Microsoft.Extensions.Logging;

namespace BracketBot.Telegram.Outbox;

/// <summary>
/// Brings the cards of the outbox into the chats: what became of a cancel first, then answers, then pushes, which are paced; one card at
/// a time within a chat, chats side by side. No card is lost: what Telegram did not take stays in the store and is tried again.
/// <para>
/// A card that was sent as a new message whose delivery could not be recorded (the process died in between, or no answer came) is sent
/// a second time; Telegram offers nothing to tell. Edits are the same twice.
/// </para>
/// </summary>
public sealed class OutboxSender
{
    /// <summary>How long deliveries on their way may go on after a stop.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>A card that waited longer for its turn is read again: what was put meanwhile folds into one message.</summary>
    private static readonly TimeSpan LongEnoughToChange = TimeSpan.FromMilliseconds(50);

    private readonly Signal _signal = new();
    private readonly OutboxIntake _intake;
    private readonly CardDelivery _delivery;
    private readonly DeliveryRecorder _recorder;
    private readonly Lineup _lineup;
    private readonly IOutboxStore _store;
    private readonly ICheckpoints _checkpoints;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Dictionary<HeldCard, (Task Flight, int Wakes)> _underway = [];
    private readonly ConcurrentQueue<(HeldCard Card, Landing Landing)> _landed = [];
    private ChatError? _outage;
    private bool _woken;
    private int _wakes;

    /// <param name="owner">In whose name cards are claimed.</param>
    /// <param name="checkpoints">Passed at <c>card-sent</c>, between Telegram's answer and its record.</param>
    public OutboxSender(
        IOutboxStore store, ICommits commits, IChat chat, ICheckpoints checkpoints, OwnerId owner,
        TelegramOptions options, TimeProvider time, ILogger<OutboxSender> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        (_store, _checkpoints, _time, _log) = (store, checkpoints, time, log);
        _lineup = new Lineup(options.PushesPerSecond, time.GetUtcNow());
        _intake = new OutboxIntake(store, commits, owner, _lineup, time, log);
        _delivery = new CardDelivery(chat, time, log);
        _recorder = new DeliveryRecorder(commits, time, log);
    }

    /// <summary>Says that a commit put a card. Thread-safe, returns at once.</summary>
    public void Wake()
    {
        Volatile.Write(ref _woken, true);
        _signal.Set();
    }

    /// <summary>
    /// Delivers until cancelled; then lets deliveries on their way finish (5 s at most), leaves the rest in the store, and returns. One
    /// call at a time.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var abandon = new CancellationTokenSource();
        await using var stop = cancellation.Register(_signal.Set);
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                var somethingToDo = _signal.Next();
                var woken = Interlocked.Exchange(ref _woken, false);
                _wakes += woken ? 1 : 0;
                TakeUpLanded();
                await _intake.RunAsync(woken, cancellation);
                while (_lineup.Next(_time.GetUtcNow()) is { } card)
                    _underway.Add(card, (FlyAsync(card, abandon.Token), _wakes));
                await WaitAsync(somethingToDo);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // A stop while the store was being read: what is on its way is finished below.
        }
        finally
        {
            await FinishAsync(abandon);
        }
    }

    private async Task WaitAsync(Task somethingToDo)
    {
        var now = _time.GetUtcNow();
        var until = _lineup.NextChange(now) is { } change && change < _intake.NextAt ? change : _intake.NextAt;
        var pause = until - now;
        if (pause <= TimeSpan.Zero)
            return;
        await using var timer = _time.CreateTimer(_ => _signal.Set(), null, pause, Timeout.InfiniteTimeSpan);
        await somethingToDo;
    }

    /// <summary>Takes up what has come back.</summary>
    private void TakeUpLanded()
    {
        while (_landed.TryDequeue(out var flight))
        {
            var (card, landing) = flight;
            _underway.Remove(card, out var departure);
            _lineup.Done(card);
            Landed(card.Card, landing);
            // It may be due again, or in a newer revision, which could not be claimed before.
            if (landing.Until is not null || departure.Wakes != _wakes)
                _intake.Want();
        }
    }

    private void Landed(OutboxCard card, Landing landing)
    {
        var now = _time.GetUtcNow();
        var until = landing.Until ?? now;
        NoteOutage(landing);
        switch (landing.Error)
        {
            case ChatError.FloodWait flood:
                _log.ChatFlooded(card.To.ChatId, flood.RetryAfter.TotalSeconds);
                if (_lineup.Flooded(card.To.ChatId, until, now))
                    _log.AllFlooded(flood.RetryAfter.TotalSeconds);
                break;
            case ChatError.WrongToken:
                _lineup.PauseAll(until);
                break;
            default:
                if (until > now)
                    _lineup.RetryAt(card.To.ChatId, until, card.Priority);
                break;
        }
    }

    /// <summary>Says once that Telegram is away, and once that it is back.</summary>
    private void NoteOutage(Landing landing)
    {
        if (landing.Record is null)
            return;
        var outage = landing.Error is ChatError.Unreachable or ChatError.WrongToken ? landing.Error : null;
        if (outage is ChatError.Unreachable unreachable && _outage is not ChatError.Unreachable)
            _log.SendingUnanswered(unreachable.Reason);
        if (outage is ChatError.WrongToken && _outage is not ChatError.WrongToken)
            _log.SendingTokenRefused();
        if (outage is null && _outage is not null)
            _log.SendingAgain();
        _outage = outage;
    }

    private async Task FlyAsync(HeldCard held, CancellationToken abandon)
    {
        // The turn of the others is not held up by what runs before the first wait.
        await Task.Yield();
        _landed.Enqueue((held, await DeliverAsync(held, abandon)));
        _signal.Set();
    }

    /// <summary>Sends one card and records what became of it.</summary>
    private async Task<Landing> DeliverAsync(HeldCard held, CancellationToken abandon)
    {
        try
        {
            var card = _time.GetUtcNow() - held.Since < LongEnoughToChange ? held.Card : await _store.FindAsync(held.Card.Id, abandon);
            if (card is null || card.DeliveredRevision >= card.Revision)
                return Landing.NothingToSend;
            var landing = await _delivery.TryAsync(card, abandon);
            if (landing.Error is null)
                _checkpoints.Pass("card-sent");
            await _recorder.RecordAsync(card.Id, landing, abandon);
            return landing;
        }
        catch (Exception e) when (!abandon.IsCancellationRequested)
        {
            _log.DeliveryFailed(e, held.Card.Id.Value);
            var until = _time.GetUtcNow() + Backoff.Cap;
            var landing = new Landing(new CardDelayed(held.Card.Id, until, CountsAsFailure: true), null, until);
            await _recorder.RecordAsync(held.Card.Id, landing, abandon);
            return landing;
        }
    }

    private async Task FinishAsync(CancellationTokenSource abandon)
    {
        var all = Task.WhenAll(_underway.Values.Select(d => d.Flight));
        try
        {
            await all.WaitAsync(Grace, _time);
        }
        catch (TimeoutException)
        {
            _log.DeliveriesAbandoned(_underway.Values.Count(d => !d.Flight.IsCompleted));
            abandon.Cancel();
            // What was cancelled stays in the store, where its lease runs out.
            await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        TakeUpLanded();
    }
}
