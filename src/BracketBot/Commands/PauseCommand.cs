using BracketBot.Cards;
using BracketBot.Members;

namespace BracketBot.Commands;

internal sealed class PauseCommand(MemberChanges changes, TimeProvider time) : OneTapCommand(changes, time, pauses: true, StatusCards.Paused)
{
    public override string Name => "pause";

    public override string Description => "No one-tap cancels from alerts for now";
}
