using BracketBot.Cards;
using BracketBot.Core.Chat;
using BracketBot.Members;

namespace BracketBot.Commands;

internal sealed class PauseCommand(MemberChanges changes, TimeProvider time) : ICommand
{
    public string Name => "pause";

    public string Description => "No one-tap cancels from alerts for now";

    public IReadOnlyList<string> Usage => ["/pause"];

    public bool NeedsAccount => false;

    public Task HandleAsync(CommandCall call, string arguments)
    {
        var now = time.GetUtcNow();
        return changes.ChangeAsync(
            call.Member.Id,
            m => m.Settings.IsPaused == true ? null : m with { Settings = m.Settings with { IsPaused = true } },
            _ => [new HandleUpdate(call.Message.Id, now), new PutCard(new CardId($"u{call.Message.Id.Value}"), call.Message.Chat, StatusCards.Paused, CardPriority.Answer, now)]);
    }
}
