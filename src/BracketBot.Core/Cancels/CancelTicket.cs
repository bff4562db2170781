using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Cancels;

/// <summary>
/// One confirmed cancel, committed before anything is sent. Only the process that committed it may start its request, once, and not after
/// <see cref="SendBy"/>; every other process only reads the order book.
/// </summary>
public sealed record CancelTicket
{
    public required TicketId Id { get; init; }
    public required TicketOrigin Origin { get; init; }
    public required Account Account { get; init; }

    /// <summary>Where its answer is shown.</summary>
    public required ChatAddress Chat { get; init; }

    /// <summary>The bracket as the card showed it.</summary>
    public required BracketOrder Bracket { get; init; }

    public required LegRef Leg { get; init; }

    /// <summary>What the card said, as HTML: what the user agreed to.</summary>
    public required string CardText { get; init; }

    /// <summary>The process that may send it.</summary>
    public required OwnerId Owner { get; init; }

    /// <summary>When the tap reached the bot.</summary>
    public required DateTimeOffset ConfirmedAt { get; init; }

    /// <summary>No request starts after this: 5 s after the tap.</summary>
    public required DateTimeOffset SendBy { get; init; }

    public TicketState State { get; init; } = TicketState.Open;

    public BrokerAnswer? Answer { get; init; }

    /// <summary>Set when settled.</summary>
    public CancelOutcome? Outcome { get; init; }

    /// <summary>What the last reading of the order book showed; null if there was none.</summary>
    public Aftermath? Aftermath { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Counts its changes, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The leg as the card showed it.</summary>
    public OrderLeg ShownLeg => Bracket.Find(Leg) ?? throw new InvalidOperationException($"Ticket {Id} names a leg that its card did not show.");

    /// <summary>
    /// Legs that no longer stand, as its outcome shows: its own, and those that the broker took along. With the leg as it is now; null where the order
    /// book no longer shows it.
    /// </summary>
    public IEnumerable<(LegRef Leg, OrderLeg? Now)> Gone
    {
        get
        {
            if (Outcome is { } outcome && Verdict.IsGone(outcome))
            {
                yield return (Leg, Aftermath?.Leg.After);
                foreach (var sibling in Aftermath?.Siblings ?? [])
                {
                    if (sibling.After is { Block: CancelBlock.Filled or CancelBlock.Cancelled or CancelBlock.Rejected } gone)
                    {
                        yield return (gone.Ref, gone);
                    }
                }
            }
        }
    }

    public CancelPacket Packet => new(Account.ClientId, Leg, ShownLeg.Status.Value);
}
