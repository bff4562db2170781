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

    /// <summary>Read the order book, and come back with <see cref="DialogInput.BookRead"/> or <see cref="DialogInput.BookFailed"/>.</summary>
    public sealed record ReadBook(BookQuestion Question) : DialogEffect;

    /// <summary>Answer the tap, in a few words.</summary>
    public sealed record AnswerTap(string Text) : DialogEffect;

    /// <summary>Commit a ticket for this leg in one transaction with the dialog, then send it.</summary>
    /// <param name="TappedAt">When the confirmation reached the bot: the ticket's time to send runs from there.</param>
    public sealed record OpenTicket(BracketOrder Bracket, LegRef Leg, DateTimeOffset TappedAt) : DialogEffect;

    /// <summary>Show an alert on a card of its own.</summary>
    public sealed record OpenAlert(Alert Alert) : DialogEffect;

    /// <summary>Begin to cancel the list that the dialog holds.</summary>
    public sealed record StartAll : DialogEffect;

    /// <summary>Take back what of the list has not left yet.</summary>
    public sealed record StopAll : DialogEffect;

    /// <summary>Read the order book for a ticket once more.</summary>
    public sealed record LookUp(TicketId Ticket) : DialogEffect;
}
