using BracketBot.Core;
using BracketBot.Core.Cancels;

namespace BracketBot.Cancelling;

/// <summary>Shows what becomes of a ticket where it was confirmed.</summary>
internal interface ITicketAudience
{
    /// <summary>Which tickets: <see cref="TicketOrigin.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>The writes that show the ticket as it is now. They go into the commit that changes the ticket, so no answer is lost.</summary>
    Task<IReadOnlyList<Write>> ShowAsync(CancelTicket ticket, CancellationToken cancellation);
}
