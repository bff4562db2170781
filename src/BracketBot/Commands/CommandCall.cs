using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Turns;

namespace BracketBot.Commands;

/// <summary>A message by a member with access, in private.</summary>
/// <param name="Linked">The member acting for their active account; null where none is linked.</param>
internal sealed record CommandCall(IncomingMessage Message, Member Member, LinkedUser? Linked, UserTurn Turn)
{
    /// <summary>For commands that <see cref="ICommand.NeedsAccount"/>: they are called with one alone.</summary>
    public LinkedUser User => Linked ?? throw new InvalidOperationException("This command needs an account.");
}
