using BracketBot.Membership;

namespace BracketBot.Commands;

internal sealed class RevokeCommand(MembershipDesk desk) : ICommand
{
    public string Name => "revoke";

    public string Description => "Take somebody's access away";

    public IReadOnlyList<string> Usage => ["/revoke", "/revoke 5003"];

    public bool NeedsAccount => false;

    public bool IsForAdmins => true;

    public Task HandleAsync(CommandCall call, string arguments) => desk.AskRevokeAsync(call.Message, arguments);
}
