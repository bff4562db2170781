using BracketBot.Core.Dialogs;
using BracketBot.Dialogs;

namespace BracketBot.Commands;

internal sealed class CancelCommand(DialogRunner dialogs, CancelAllCommand cancelAll) : ICommand
{
    public string Name => "cancel";

    public string Description => "Cancel a leg: /cancel ORDER LEG";

    public IReadOnlyList<string> Usage => ["/cancel", "/cancel 20240314929", "/cancel 20240314929 ENTRY", "/cancel IDEA target"];

    public Task HandleAsync(CommandCall call, string arguments)
    {
        var typed = TypedCancel.Read(arguments);
        return typed is { SaysAll: true, Ids: [] } ? cancelAll.HandleAsync(call, arguments) : BeginAsync(call, typed.Question);
    }

    public Task BeginAsync(CommandCall call, BookQuestion question) => dialogs.BeginAsync(call.Message, call.User, question, call.Turn);
}
