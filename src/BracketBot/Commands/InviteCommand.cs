using BracketBot.Membership;

namespace BracketBot.Commands;

internal sealed class InviteCommand(Invitations invitations) : ICommand
{
    public string Name => "invite";

    public string Description => "Let somebody in by a link";

    public IReadOnlyList<string> Usage => ["/invite", "/invite Meera"];

    public bool NeedsAccount => false;

    public bool IsForAdmins => true;

    public Task HandleAsync(CommandCall call, string arguments) => invitations.MakeAsync(call.Message, call.Member, arguments);
}
