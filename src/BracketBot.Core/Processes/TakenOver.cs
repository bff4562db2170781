using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;

namespace BracketBot.Core.Processes;

/// <summary>What a take-over brought.</summary>
/// <param name="Tickets">Without an outcome. Their <see cref="CancelTicket.Owner"/>, who alone may send, stays as it was.</param>
/// <param name="Lists">Dialogs whose list of cancels is under way.</param>
/// <param name="Chats">Chats with cards to deliver, and from when on; the most urgent first.</param>
public sealed record TakenOver(IReadOnlyList<CancelTicket> Tickets, IReadOnlyList<DialogRow> Lists, IReadOnlyList<(long ChatId, DateTimeOffset From)> Chats);
