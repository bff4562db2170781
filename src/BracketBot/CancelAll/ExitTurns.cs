using BracketBot.Cancelling;
using BracketBot.Cards;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;

namespace BracketBot.CancelAll;

/// <summary>Whose turn it is in a list: a leg that comes after another of its bracket waits until that one's cancel is over.</summary>
internal sealed class ExitTurns(CancelAllRun run, ITicketStore tickets, DialogId dialog, IReadOnlyDictionary<int, Skip> skipped, TimeProvider time)
{
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly HashSet<int> _heldUp = [];
    private IReadOnlyDictionary<int, CancelTicket> _tickets = new Dictionary<int, CancelTicket>();
    private DateTimeOffset _readAt;

    /// <summary>The first leg whose turn it is; null where all wait.</summary>
    public async Task<SendPlace?> NextAsync(IReadOnlyList<SendPlace> waiting, CancellationToken cancellation)
    {
        var ready = waiting.FirstOrDefault(IsReady);
        if (ready is null && time.GetUtcNow() >= _readAt + Pause)
        {
            _tickets = CancelAllProgress.Of(run, await tickets.OfOriginAsync(CancelAllAudience.OriginKind, dialog.Value, cancellation), skipped).Tickets;
            _readAt = time.GetUtcNow();
            ready = waiting.FirstOrDefault(IsReady);
        }

        return ready;
    }

    /// <summary>True for a ticket without its outcome. What is under way at the broker mostly takes seconds, and may take hours: that is not waited for.</summary>
    public static bool IsWaitedFor(CancelTicket ticket, DateTimeOffset now) =>
        ticket.State != TicketState.Settled && (ticket.Outcome != CancelOutcome.UnderWay || now < ticket.SendBy + LookRules.GiveUpAfter);

    /// <summary>A leg that nothing was sent for, because another cancel of it is on its way: what comes after it waits for nothing that will come.</summary>
    public void HoldUp(int place) => _heldUp.Add(place);

    /// <summary>Why a leg must not follow the one before it; null where it may.</summary>
    public Skip? WhyNot(SendPlace next)
    {
        if (next.After is not { } after)
        {
            return null;
        }

        var isOpen = _heldUp.Contains(after) || (_tickets.TryGetValue(after, out var ticket) && ticket.Outcome is CancelOutcome.UnderWay or CancelOutcome.Unknown);
        if (!isOpen)
        {
            return null;
        }

        _heldUp.Add(next.Place);
        return new Skip(SkipReason.ExitInDoubt);
    }

    /// <summary>When the cancel before was over: the order book that lets the next one through must be younger. Null for none.</summary>
    public DateTimeOffset? OverAt(SendPlace next) =>
        next.After is { } after && _tickets.TryGetValue(after, out var ticket) ? ticket.SettledAt : null;

    private bool IsReady(SendPlace place) => place.After is not { } after || skipped.ContainsKey(after)
        || (_tickets.TryGetValue(after, out var ticket) && !IsWaitedFor(ticket, time.GetUtcNow()));
}
