using BracketBot.Cards;
using BracketBot.Members;

namespace BracketBot.Commands;

internal sealed class ResumeCommand(MemberChanges changes, TimeProvider time) : OneTapCommand(changes, time, pauses: false, StatusCards.Resumed)
{
    public override string Name => "resume";

    public override string Description => "One-tap cancels from alerts again";
}
