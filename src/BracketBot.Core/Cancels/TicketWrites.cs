using BracketBot.Core.Commits;

namespace BracketBot.Core.Cancels;

/// <summary>
/// Adds a ticket, owned by this process. Results in <see cref="CommitResult.AlreadyConfirmed"/> if its origin already has a ticket, and in
/// <see cref="CommitResult.LegBusy"/> if another ticket of the same client and leg is not settled.
/// </summary>
public sealed record AddTicket(CancelTicket Ticket) : Write;

/// <summary>Saves a ticket's next version; results in <see cref="CommitResult.Conflict"/> if it is not one more than the stored version.</summary>
public sealed record SaveTicket(CancelTicket Ticket) : Write;
