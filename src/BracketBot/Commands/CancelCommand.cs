using BracketBot.Core.Dialogs;
using BracketBot.Dialogs;

namespace BracketBot.Commands;

internal sealed class CancelCommand(DialogRunner dialogs) : ICommand
{
    public string Name => "cancel";

    public string Description => "Cancel a leg: /cancel ORDER LEG";

    public IReadOnlyList<string> Usage => ["/cancel", "/cancel 20240314929", "/cancel 20240314929 ENTRY"];

    public Task HandleAsync(CommandCall call, string arguments) => dialogs.BeginAsync(call.Message, call.User, Question(arguments), call.Turn);

    private static BookQuestion Question(string arguments) => CommandText.Words(arguments) switch
    {
        [] => new BookQuestion.ListBrackets(0),
        [var order] => new BookQuestion.OpenBracket(order),
        [var order, var leg, ..] => new BookQuestion.OpenLeg(order, leg),
    };
}
