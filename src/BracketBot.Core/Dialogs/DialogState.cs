using BracketBot.Core.Orders;

namespace BracketBot.Core.Dialogs;

/// <summary>Where a dialog stands, with exactly what has been gathered. A card is made from its state alone.</summary>
public abstract record DialogState
{
    private DialogState()
    {
    }

    /// <summary>Nothing was asked yet, or what was stored could not be read.</summary>
    public sealed record Idle : DialogState;

    /// <summary>A list of open brackets is shown.</summary>
    public sealed record ChoosingOrder(BracketPage Page, Notice? Notice) : DialogState;

    /// <summary>A bracket is shown with its legs.</summary>
    /// <param name="FromList">It was chosen from a list, so there is one to go back to.</param>
    public sealed record ChoosingLeg(BracketOrder Bracket, DateTimeOffset ReadAt, bool FromList, Notice? Notice) : DialogState;

    /// <summary>A leg is shown with a button that cancels it.</summary>
    /// <param name="ReadAt">How old the card is: when the order book was read for it.</param>
    /// <param name="ExpiresAt">When the button ends.</param>
    /// <param name="FromChoice">It was chosen from a card, so there is one to go back to.</param>
    public sealed record Confirming(
        BracketOrder Bracket, LegRef Leg, DateTimeOffset ReadAt, DateTimeOffset ExpiresAt, bool FromChoice, Notice? Notice) : DialogState
    {
        public OrderLeg ShownLeg => Bracket.Find(Leg) ?? throw new InvalidOperationException("The card of a leg shows that leg.");
    }

    /// <summary>Confirmed; the ticket has no outcome yet.</summary>
    public sealed record Cancelling(TicketView Ticket) : DialogState;

    /// <summary>Over; nothing is pending. Its buttons begin anew.</summary>
    public sealed record Closed(Ending Ending) : DialogState;
}
