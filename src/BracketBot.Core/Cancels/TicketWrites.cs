using BracketBot.Core.Commits;

namespace BracketBot.Core.Cancels;

/// <summary>
/// Adds a ticket, which this process sees to. Results in <see cref="CommitResult.AlreadyConfirmed"/> where
/// its origin has a ticket, and in <see cref="CommitResult.LegBusy"/> where another ticket of the same client and leg is not settled.
/// </summary>
public sealed record AddTicket(CancelTicket Ticket) : Write;

/// <summary>
/// Saves a ticket's next version (<c>Ticket.Version</c> is the new one, one more than stored, else <see cref="CommitResult.Conflict"/>).
/// </summary>
public sealed record SaveTicket(CancelTicket Ticket) : Write;
