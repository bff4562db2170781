namespace BracketBot.Core.Cancels;

/// <summary>
/// The confirmation that a ticket comes from: one revision of one dialog (or alert, or list). The database takes one ticket for each, so
/// a confirmation works once.
/// </summary>
/// <param name="Kind"><c>dialog</c>, <c>alert</c> or <c>all</c>.</param>
/// <param name="Id">The row's id.</param>
/// <param name="Confirmation">What was confirmed within it: the revision of the card, or the run of a list with the leg's place in it.</param>
public sealed record TicketOrigin(string Kind, string Id, string Confirmation);
