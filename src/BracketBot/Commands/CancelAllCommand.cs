using BracketBot.Cards;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Dialogs;
using BracketBot.Dialogs;
using BracketBot.Turns;

namespace BracketBot.Commands;

internal sealed class CancelAllCommand(DialogRunner dialogs, Replies replies) : ICommand
{
    public string Name => "cancelall";

    public string Description => "Cancel all that is open, in two taps";

    public IReadOnlyList<string> Usage => ["/cancelall", "/cancelall IDEA-EQ", "/cancelall entries", "/cancelall exits"];

    public Task HandleAsync(CommandCall call, string arguments)
    {
        var typed = TypedCancel.Read(arguments);

        // A leg is no group: "all stops" must not become all exits unsaid.
        var words = typed.Ids.Concat(typed.Others).Concat(typed.Legs).Select(w => w.ToUpperInvariant()).ToLookup(GroupOf);
        var (groups, symbols) = (words.Where(w => w.Key is not null).Select(w => w.Key).ToList(), words[null].ToList());

        // A second symbol must not fall under the table: the list would be taken for more than it is.
        return symbols.Count > 1
            ? replies.AnswerAsync(call.Message, PlainCards.OneAtATime)
            : dialogs.BeginAsync(
                call.Message, call.User,
                new BookQuestion.PreviewAll(new CancelAllFilter(symbols.Count == 1 ? symbols[0] : "", groups.Count == 1 ? groups[0] : null, null), null), call.Turn);
    }

    private static CancelAllGroup? GroupOf(string word) => word switch
    {
        "ENTRIES" or "ENTRY" => CancelAllGroup.Entries,
        "EXITS" or "EXIT" => CancelAllGroup.Exits,
        _ => null,
    };
}
