using System.Text;
using BracketBot.Core.Dialogs;
using Stateless.Reflection;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>
/// Draws the dialog's machine as Mermaid. (Stateless' own writer draws a decision for each arrow, with one more arrow to each place: three times as
/// many, and none with a word on it.)
/// </summary>
internal static class DialogDiagram
{
    public static string Draw(StateMachineInfo machine)
    {
        var text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        text.Append(Invariant($"    state \"reads the order book\" as {Place.Reading}\n    [*] --> {machine.InitialState}\n"));
        var ways =
            from state in machine.States.OrderBy(s => s.UnderlyingState)
            from way in state.DynamicTransitions
            from to in way.PossibleDestinationStates
            group to.Criterion by $"{state} --> {to.DestinationState}";
        foreach (var way in ways)
        {
            text.Append(Invariant($"    {way.Key}: {string.Join("<br/>", way)}\n"));
        }

        var moved = machine.States.Single(s => s.UnderlyingState is Place.Reading).Substates.Select(s => s.UnderlyingState).Order();
        return text.Append(Invariant($"    Closed --> [*]\n```\n\nThe order book moves on what stands at {string.Join(", ", moved)}.\n")).ToString();
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
