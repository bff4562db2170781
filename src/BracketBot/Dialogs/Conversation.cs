using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Turns;

namespace BracketBot.Dialogs;

/// <summary>A dialog in hand: its row, and the update that moves it.</summary>
/// <param name="Version">The stored version; 0 where it is not stored yet.</param>
/// <param name="Priority">How urgent its cards are.</param>
/// <param name="With">What is written with its next commit besides.</param>
/// <param name="Update">The update that is handled with the next commit; null where time or a ticket moves the dialog.</param>
internal sealed record Conversation(
    DialogId Id, LinkedUser User, ChatAddress Chat, int Version, DialogState State, IncomingUpdate? Update, UserTurn Turn,
    CardPriority Priority = CardPriority.Answer, IReadOnlyList<Write>? With = null);
