using BracketBot.Cards;
using BracketBot.Turns;

namespace BracketBot.Commands;

internal sealed class UnlinkCommand(Replies replies) : ICommand
{
    public string Name => "unlink";

    public string Description => "Forget an account";

    public IReadOnlyList<string> Usage => ["/unlink"];

    public bool NeedsAccount => false;

    public Task HandleAsync(CommandCall call, string arguments) => replies.AnswerAsync(call.Message, call.Member.Accounts switch
    {
        [] => LinkCards.LinkFirst,
        [var only] => LinkCards.AskUnlink(only),
        _ => LinkCards.Unlink(call.Member),
    });
}
