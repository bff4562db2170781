using BracketBot.Cards;
using BracketBot.Turns;

namespace BracketBot.Commands;

internal sealed class SettingsCommand(Replies replies, TimeZoneInfo marketZone) : ICommand
{
    public string Name => "settings";

    public string Description => "Morning card, sounds, look only";

    public IReadOnlyList<string> Usage => ["/settings"];

    public bool NeedsAccount => false;

    public Task HandleAsync(CommandCall call, string arguments) => replies.AnswerAsync(call.Message, StatusCards.Settings(call.Member, marketZone));
}
