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

    private readonly WakeSignal _wake = new();
    private readonly OutboxIntake _intake;
    private readonly CardDelivery _delivery;
    private readonly DeliveryRecorder _recorder;
    private readonly Lineup _lineup;
    private readonly IOutboxStore _store;
    private readonly ICheckpoints _checkpoints;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly List<Flight> _flights = [];
    private ChatError? _outage;
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
    public void Wake() => _wake.Set();

    /// <summary>
    /// Delivers until cancelled; then lets deliveries on their way finish (5 s at most), leaves the rest in the store, and returns. One
    /// call at a time.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var abandon = new CancellationTokenSource();
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                var woken = _wake.Take(out var wasWoken);
                _wakes += wasWoken ? 1 : 0;
                await LandAsync();
                await _intake.RunAsync(wasWoken, cancellation);
                while (_lineup.Next(_time.GetUtcNow()) is { } card)
                    _flights.Add(new Flight(card, _wakes, FlyAsync(card, abandon.Token)));
                await WaitAsync(woken, cancellation);
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

    private async Task WaitAsync(Task woken, CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        var until = _lineup.NextChange(now) is { } change && change < _intake.NextAt ? change : _intake.NextAt;
        var pause = until - now;
        if (pause <= TimeSpan.Zero)
            return;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny([woken, Task.Delay(pause, _time, over.Token), .. _flights.Select(f => f.Landing)]);
        await over.CancelAsync();
    }

    /// <summary>Takes up what has come back, in the order of departure.</summary>
    private async Task LandAsync()
    {
        foreach (var flight in _flights.Where(f => f.Landing.IsCompleted).ToList())
        {
            _flights.Remove(flight);
            _lineup.Done(flight.Card);
            var landing = await flight.Landing;
            Landed(flight.Card.Card, landing);
            // Due again, or a newer revision may have come on the way, which only now can be claimed.
            if (landing.Until is not null || flight.Wakes != _wakes)
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

    /// <summary>Sends one card and records what became of it.</summary>
    private async Task<Landing> FlyAsync(HeldCard held, CancellationToken abandon)
    {
        // The turn of the others is not held up by what runs before the first wait.
        await Task.Yield();
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
        var all = Task.WhenAll(_flights.Select(f => f.Landing));
        using var over = new CancellationTokenSource();
        await Task.WhenAny(all, Task.Delay(Grace, _time, over.Token));
        await over.CancelAsync();
        if (!all.IsCompleted)
        {
            _log.DeliveriesAbandoned(_flights.Count(f => !f.Landing.IsCompleted));
            await abandon.CancelAsync();
        }

        // What was cancelled stays in the store, where its lease runs out.
        await ((Task)all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        _flights.Clear();
    }

    private sealed record Flight(HeldCard Card, int Wakes, Task<Landing> Landing);
}
