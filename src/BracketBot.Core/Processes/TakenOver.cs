using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;

namespace BracketBot.Core.Processes;

/// <summary>The result of a take-over.</summary>
/// <param name="Tickets">Tickets without an outcome. Their <see cref="CancelTicket.Owner"/>, the only process that may send, is unchanged.</param>
/// <param name="Lists">Dialogs with a list of cancels under way.</param>
/// <param name="Chats">Chats with cards to deliver, and from when; the most urgent first.</param>
public sealed record TakenOver(IReadOnlyList<CancelTicket> Tickets, IReadOnlyList<DialogRow> Lists, IReadOnlyList<(long ChatId, DateTimeOffset From)> Chats);
