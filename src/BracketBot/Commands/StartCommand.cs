using BracketBot.Cards;
using BracketBot.Core.Chat;
using BracketBot.Members;
using BracketBot.Membership;
using BracketBot.Turns;

namespace BracketBot.Commands;

internal sealed class StartCommand(AccessRequests requests, AdminMenus menus, Replies replies) : ICommand
{
    public string Name => "start";

    public string Description => "Whose orders these are";

    public IReadOnlyList<string> Usage => ["/start"];

    public bool NeedsAccount => false;

    public async Task HandleAsync(CommandCall call, string arguments)
    {
        if (call.Member.IsAdmin)
        {
            // Their menu can't be set before there is a chat with them.
            menus.Refresh(call.Member.Id);
        }

        await replies.AnswerAsync(call.Message, MemberCards.WithWaiting(CardFor(call), await requests.CountForAsync(call.Member)));
    }

    private static Card CardFor(CommandCall call) => Door.InvitationOf(call.Message) is not null ? MemberCards.InAlready : call.Linked is null ? LinkCards.LinkFirst : LinkCards.LinkedTo(call.User.Account.ClientId);
}
