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
    public Task<Result<OrderBook, BrokerError>> ReadAsync(Conversation conversation, BookQuestion question) => conversation.Priority == CardPriority.Push
        ? shared.ReadAsync(conversation.User.Session, CancellationToken.None)
        : books.ReadAsync(conversation.User.Session, question.WithCompleted, question.About(conversation.State), CancellationToken.None);
}
