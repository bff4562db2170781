using BracketBot.Core.CancelAll;
using BracketBot.Core.Dialogs;
using BracketBot.Dialogs;

namespace BracketBot.Commands;

internal sealed class CancelAllCommand(DialogRunner dialogs) : ICommand
{
    public string Name => "cancelall";

    public string Description => "Cancel all that is open, in two taps";

    public IReadOnlyList<string> Usage => ["/cancelall", "/cancelall IDEA-EQ", "/cancelall entries", "/cancelall exits"];

    public Task HandleAsync(CommandCall call, string arguments)
    {
        var filter = new AllFilter("", null, null);
        foreach (var word in CommandText.Words(arguments))
        {
            filter = word.ToUpperInvariant() switch
            {
                "ENTRIES" or "ENTRY" => filter with { Group = AllGroup.Entries },
                "EXITS" or "EXIT" => filter with { Group = AllGroup.Exits },
                var symbol => filter with { Symbol = symbol },
            };
        }

        return dialogs.BeginAsync(call.Message, call.User, new BookQuestion.PreviewAll(filter, null), call.Turn);
    }
}
