using BracketBot.Core.Alerts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Dialogs;

/// <summary>What a step asks the program to do, besides showing the card of the new state.</summary>
public abstract record DialogEffect
{
    private DialogEffect()
    {
    }

    /// <summary>Read the order book, and answer with <see cref="DialogInput.BookRead"/> or <see cref="DialogInput.BookFailed"/>.</summary>
    public sealed record ReadBook(BookQuestion Question) : DialogEffect;

    /// <summary>Answer the tap.</summary>
    public sealed record AnswerTap(TapAnswer Answer) : DialogEffect;

    /// <summary>Commit a ticket for this leg in the same transaction as the dialog, then send it.</summary>
    /// <param name="TappedAt">When the confirmation reached the bot; the ticket's time to send starts here.</param>
    public sealed record OpenTicket(BracketOrder Bracket, LegRef Leg, DateTimeOffset TappedAt) : DialogEffect;

    /// <summary>Show an alert on a card of its own.</summary>
    public sealed record OpenAlert(Alert Alert) : DialogEffect;

    /// <summary>Start cancelling the dialog's list.</summary>
    public sealed record StartAll : DialogEffect;

    /// <summary>Withdraw the part of the list that has not been sent.</summary>
    public sealed record StopAll : DialogEffect;

    /// <summary>Read the order book for a ticket once more.</summary>
    public sealed record LookUp(TicketId Ticket) : DialogEffect;
}
