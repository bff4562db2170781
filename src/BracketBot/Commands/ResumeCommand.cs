using BracketBot.Cards;
using BracketBot.Core.Chat;
using BracketBot.Members;

namespace BracketBot.Commands;

internal sealed class ResumeCommand(MemberChanges changes, TimeProvider time) : ICommand
{
    public string Name => "resume";

    public string Description => "One-tap cancels from alerts again";

    public IReadOnlyList<string> Usage => ["/resume"];

    public bool NeedsAccount => false;

    public Task HandleAsync(CommandCall call, string arguments)
    {
        var now = time.GetUtcNow();
        return changes.ChangeAsync(
            call.Member.Id,
            m => m.Settings.IsPaused == false ? null : m with { Settings = m.Settings with { IsPaused = false } },
            _ => [new HandleUpdate(call.Message.Id, now), new PutCard(new CardId($"u{call.Message.Id.Value}"), call.Message.Chat, StatusCards.Resumed, CardPriority.Answer, now)]);
    }
}
