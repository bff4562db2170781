using BracketBot.Core.Dialogs;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>An input and when the step is taken.</summary>
internal sealed record TimedInput(DialogInput Input, DateTimeOffset At)
{
    public DialogStep StepFrom(DialogState state) => CancelDialog.Step(state, Input, At, SampleStates.Rules);
}
