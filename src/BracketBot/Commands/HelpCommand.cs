using BracketBot.Cards;
using BracketBot.Core.Chat;
using BracketBot.Membership;
using BracketBot.Turns;

namespace BracketBot.Commands;

internal sealed class HelpCommand(Func<IReadOnlyList<ICommand>> commands, AccessRequests requests, Replies replies) : ICommand
{
    public string Name => "help";

    public string Description => "What this bot does";

    public IReadOnlyList<string> Usage => ["/help"];

    public bool NeedsAccount => false;

    public async Task HandleAsync(CommandCall call, string arguments) =>
        await replies.AnswerAsync(call.Message, MemberCards.WithWaiting(Card(call.Member.IsAdmin), await requests.CountForAsync(call.Member)));

    private Card Card(bool forAdmin)
    {
        var (text, isFirst) = (new CardText().Bold("Cancels legs of your bracket orders"), true);
        foreach (var command in commands().Where(c => c != this && (forAdmin || !c.IsForAdmins)).OrderBy(c => c.Usage.Count == 1))
        {
            if (command.Usage is [var only])
            {
                // A tap on a command that stands as plain text sends it.
                (isFirst ? text.Gap() : text).Line($"{only} · {command.Description}");
                isFirst = false;
                continue;
            }

            text.Gap().Line(command.Description);
            foreach (var line in command.Usage)
            {
                // A tap on a command that stands as plain text sends it, without what follows it; one with more words is there to be copied.
                _ = line.Contains(' ', StringComparison.Ordinal) ? text.Codes(line) : text.Line(line);
            }
        }

        text.Gap().Line("An order id or a symbol alone shows that bracket. Legs go by entry, stop or target, or as the broker names them: ENTRY, SECOND, THIRD.");
        text.Line("Nothing is sent before you tap the red button.");
        return new Card(text.ToString(), []);
    }
}
