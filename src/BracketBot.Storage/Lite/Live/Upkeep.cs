using BracketBot.Core.Alerts;

namespace BracketBot.Storage.Lite.Live;

/// <summary>
/// Keeps memory and journal bounded, between commits: old, finished rows leave memory a few at a time, and the journal is checkpointed when nothing was
/// written between two beats.
/// </summary>
internal sealed class Upkeep : IAsyncDisposable
{
    /// <summary>How many finished dialogs, tickets, cards and alerts stay in memory, of each kind: about 5 KB each, 40 MB in all.</summary>
    public const int Kept = 2_000;

    /// <summary>Rows leave memory a few at a time, with a pause in between, because commits queue behind them.</summary>
    private const int FewestAtOnce = 8;

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);
    private const long WorthACheckpoint = 1L << 16;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly LiteGate _gate;
    private readonly TimeProvider _time;
    private readonly int _kept;
    private readonly Task _running;

    public Upkeep(LiteGate gate, TimeProvider time, int kept = Kept)
    {
        (_gate, _time, _kept) = (gate, time, kept);
        _running = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    /// <summary>Removes surplus finished rows from memory.</summary>
    public static async Task ShedAsync(LiteGate gate, int kept, DateTimeOffset now, CancellationToken cancellation)
    {
        while (await ShedPartAsync(gate, kept, now, cancellation))
        {
        }
    }

    /// <summary>Does a part of that; false if there was nothing to remove.</summary>
    private static async Task<bool> ShedPartAsync(LiteGate gate, int kept, DateTimeOffset now, CancellationToken cancellation)
    {
        var shed = 0;
        if (TooMany(await gate.ReadAsync(cancellation), kept))
        {
            await gate.WriteAsync(draft => shed = Shed(draft, kept, now), cancellation);
        }

        return shed > 0;
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Beat, _time);
        var writes = 0L;
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await ShedAsync();
                var isQuiet = _gate.Writes == writes;
                writes = _gate.Writes;
                if (isQuiet && (_gate.File.JournalBytes >= WorthACheckpoint || _gate.Checkpoints.Fails))
                {
                    _gate.TryCheckpoint();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The database is closing.
            return;
        }
    }

    private async Task ShedAsync()
    {
        try
        {
            while (await ShedPartAsync(_gate, _kept, _time.GetUtcNow(), _stop.Token))
            {
                await Task.Delay(Between, _time, _stop.Token);
            }

            _gate.Shedding.Done();
        }
#pragma warning disable CA1031 // Whatever it was, it is tried again.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            _gate.Shedding.Failed(e);
        }
    }

    private static bool TooMany(LiveState state, int kept) =>
        state.Dialogs.Over.Count > kept || state.Tickets.Over.Count > kept || state.Cards.Over.Count > kept || state.Alerts.Over.Count > kept;

    private static int Shed(LiteDraft draft, int kept, DateTimeOffset now)
    {
        var dialogs = Oldest(draft.State.Dialogs, kept);
        draft.Shed(dialogs);
        var tickets = Oldest(draft.State.Tickets, kept);
        draft.Shed(tickets);
        var cards = Oldest(draft.State.Cards, kept);
        draft.Shed(cards);

        // Nobody needs an alert that has been shown and can no longer be repeated or taken back.
        var repeatable = (now - 2 * AlertLimits.RepeatWithin).ToUnixTimeMilliseconds();
        var alerts = 0;
        foreach (var alert in Oldest(draft.State.Alerts, kept))
        {
            if (alert.ReceivedAt < repeatable && draft.State.Cards.Find($"d{alert.ShownOn}") is not { IsUndelivered: true })
            {
                draft.Delete(alert);
                alerts++;
            }
        }

        return dialogs.Count + tickets.Count + cards.Count + alerts;
    }

    private static List<TRow> Oldest<TRow>(Rows<TRow> rows, int kept)
        where TRow : class, IRow
    {
        // The larger the surplus, the more rows go at once: whatever arrives in one second is gone in the next.
        var excess = rows.Over.Count - kept;
        var oldest = rows.LowestOver();
        return [.. oldest.Take(Math.Min(Math.Max(FewestAtOnce, excess / 8), excess)).Select(o => rows.All[o.Id])];
    }
}
