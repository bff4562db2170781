using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using Microsoft.Extensions.Logging;

namespace BracketBot.Telegram.Outbox;

/// <summary>Claims due cards for the line-up, and gives back those whose turn is far.</summary>
internal sealed class OutboxIntake(
    IOutboxStore store, ICommits commits, OwnerId owner, Lineup lineup, TimeProvider time, ILogger log)
{
    private const int ClaimLimit = 64;

    /// <summary>Longer than a card is held (8 s) and then sent, at worst twice (10 s each).</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>Another process's cards fall due without a word when its leases run out.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    private bool _moreInStore;
    private int _failures;

    /// <summary>When to run again if nothing happens before.</summary>
    public DateTimeOffset NextAt { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>The next run claims.</summary>
    public void Want()
    {
        // While the store is out of order, its pause is kept.
        if (_failures == 0)
            NextAt = DateTimeOffset.MinValue;
    }

    /// <param name="woken">A card was put since the last run.</param>
    public async Task RunAsync(bool woken, CancellationToken cancellation)
    {
        if (woken || (_moreInStore && !lineup.HasPushesForLong))
            Want();
        try
        {
            await GiveBackAsync(lineup.TakeBack(time.GetUtcNow()), cancellation);
            var now = time.GetUtcNow();
            if (NextAt > now)
                return;
            if (woken)
                await LookAgainAsync(now, cancellation);
            if (!lineup.IsPaused(now))
                await ClaimAsync(cancellation);
            await PlanAsync(cancellation);
            if (_failures > 0)
                log.OutboxAvailable();
            _failures = 0;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            if (_failures == 0)
                log.OutboxUnavailable(e);
            NextAt = time.GetUtcNow() + Backoff.After(_failures++, Backoff.Cap);
        }
    }

    private async Task ClaimAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var cards = await store.ClaimDueAsync(owner, now, now + Lease, ClaimLimit, cancellation);
            var back = new List<Write>();
            foreach (var card in cards)
            {
                if (lineup.Enter(card, now) is { } notBefore)
                    back.Add(new CardDelayed(card.Id, notBefore, CountsAsFailure: false));
            }

            if (back.Count > 0)
                await commits.CommitAsync(back, cancellation);
            // The urgent come first: a claim that brings pushes has brought all answers.
            var onlyPushesLeft = cards.Any(c => c.Priority == CardPriority.Push);
            _moreInStore = cards.Count == ClaimLimit;
            if (!_moreInStore || (onlyPushesLeft && !lineup.HasRoomForPushes))
                return;
        }
    }

    private async Task PlanAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var next = now + LongestPause;
        if (await store.NextDueAsync(cancellation) is { } due && due < next)
            next = due > now ? due : now + ShortestPause;
        NextAt = lineup.IsPaused(now) && lineup.PausedUntil < next ? lineup.PausedUntil : next;
    }

    /// <summary>A push that waits for the pace may have become an answer meanwhile: its turn is now.</summary>
    private async Task LookAgainAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var held in lineup.HeldForPace().Where(c => c.Since < now))
        {
            if (await store.FindAsync(held.Card.Id, cancellation) is { } card && card.Priority < held.Card.Priority)
                lineup.MoveUp(held, card);
        }
    }

    private async Task GiveBackAsync(IReadOnlyList<(HeldCard Card, DateTimeOffset NotBefore)> cards, CancellationToken cancellation)
    {
        if (cards.Count == 0)
            return;
        var writes = cards.Select(c => new CardDelayed(c.Card.Card.Id, c.NotBefore, CountsAsFailure: false));
        await commits.CommitAsync([.. writes], cancellation);
        Want();
    }
}
