namespace BracketBot.Core.Cancels;

/// <summary>
/// The confirmation that a ticket comes from: one version of one dialog (an alert's card is a dialog too), or one leg of one run of a list. The
/// database accepts one ticket for each, so a confirmation works once.
/// </summary>
/// <param name="Kind">Who shows the ticket: <c>d</c> for a dialog's card, <c>all</c> for a list's.</param>
/// <param name="Id">The dialog's id, for a list too.</param>
/// <param name="Confirmation">What was confirmed: the dialog's version, or a list's run and the leg's place in it.</param>
public sealed record TicketOrigin(string Kind, string Id, string Confirmation);
