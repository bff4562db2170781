using BracketBot.Cancelling;
using BracketBot.Core;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Dialogs;

/// <summary>Reads the order book that a dialog asks for.</summary>
internal sealed class DialogBooks(OrderBooks books, SharedBooks shared)
{
    /// <summary>What nobody waits for, such as the cards of a burst of alerts, shares its reading.</summary>
    public async Task<Result<OrderBook, BrokerError>> ReadAsync(Conversation conversation, BookQuestion question)
    {
        if (conversation.Priority == CardPriority.Push)
        {
            return await shared.ReadAsync(conversation.User.Session, CancellationToken.None);
        }

        var about = question.About(conversation.State);
        var read = await books.ReadAsync(conversation.User.Session, question.WithCompleted, about, CancellationToken.None);
        if (question is not BookQuestion.CheckBeforeSending || conversation.State is not DialogState.Confirming { Leg: var leg } || read.Value is not { } book || book.Find(leg) is not null)
        {
            return read;
        }

        // Nothing is sent for a leg that is not pending any more, and whether it was filled or cancelled makes all the difference to its owner.
        var whole = await books.ReadAsync(conversation.User.Session, withCompleted: true, about, CancellationToken.None);
        return whole.Error is null ? whole : read;
    }
}
