using BracketBot.Linking;
using BracketBot.Turns;

namespace BracketBot.Commands;

internal sealed class AccountCommand(AccountSwitcher accounts, Replies replies) : ICommand
{
    public string Name => "account";

    public string Description => "Your accounts, and which one is active";

    public IReadOnlyList<string> Usage => ["/account"];

    public bool NeedsAccount => false;

    public Task HandleAsync(CommandCall call, string arguments) => replies.AnswerAsync(call.Message, accounts.Choose(call.Member));
}
