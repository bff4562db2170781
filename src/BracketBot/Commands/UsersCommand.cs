using BracketBot.Membership;

namespace BracketBot.Commands;

internal sealed class UsersCommand(MemberList list) : ICommand
{
    public string Name => "users";

    public string Description => "Who has access, and who waits for it";

    public IReadOnlyList<string> Usage => ["/users"];

    public bool NeedsAccount => false;

    public bool IsForAdmins => true;

    public Task HandleAsync(CommandCall call, string arguments) => list.ListAsync(call.Message);
}
