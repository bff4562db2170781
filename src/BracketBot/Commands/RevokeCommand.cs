using BracketBot.Membership;

namespace BracketBot.Commands;

internal sealed class RevokeCommand(Revocation revocation) : ICommand
{
    public string Name => "revoke";

    public string Description => "Take somebody's access away";

    public IReadOnlyList<string> Usage => ["/revoke", "/revoke 5003"];

    public bool NeedsAccount => false;

    public bool IsForAdmins => true;

    public Task HandleAsync(CommandCall call, string arguments) => revocation.AskAsync(call.Message, arguments);
}
