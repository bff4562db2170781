using BracketBot.Core.Dialogs;
using BracketBot.Dialogs;

namespace BracketBot.Commands;

internal sealed class OrdersCommand(DialogRunner dialogs) : ICommand
{
    public string Name => "orders";

    public string Description => "Your open brackets";

    public IReadOnlyList<string> Usage => ["/orders"];

    public Task HandleAsync(CommandCall call, string arguments) =>
        dialogs.BeginAsync(call.Message, call.User, new BookQuestion.ListBrackets(0), call.Turn);
}
