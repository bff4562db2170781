using BracketBot.History;

namespace BracketBot.Commands;

internal sealed class HistoryCommand(HistoryPages history) : ICommand
{
    public string Name => "history";

    public string Description => "Your cancels, newest first";

    public IReadOnlyList<string> Usage => ["/history"];

    public bool NeedsAccount => false;

    public Task HandleAsync(CommandCall call, string arguments) => history.ShowAsync(call.Message);
}
