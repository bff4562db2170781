using BracketBot.Core.Chat;
using BracketBot.Members;
using BracketBot.Turns;

namespace BracketBot.Commands;

/// <summary>Pauses one-tap cancels from alerts, or brings them back.</summary>
/// <param name="done">What answers it, also where it was so before.</param>
internal abstract class OneTapCommand(MemberChanges changes, TimeProvider time, bool pauses, Card done) : ICommand
{
    public abstract string Name { get; }

    public abstract string Description { get; }

    public IReadOnlyList<string> Usage => [$"/{Name}"];

    public bool NeedsAccount => false;

    public Task HandleAsync(CommandCall call, string arguments)
    {
        var now = time.GetUtcNow();
        return changes.ChangeAsync(
            call.Member.Id, m => m.Settings.IsPaused == pauses ? null : m with { Settings = m.Settings with { IsPaused = pauses } }, _ => Replies.Answering(call.Message, done, now));
    }
}
