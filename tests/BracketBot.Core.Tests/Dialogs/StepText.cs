using BracketBot.Core.Dialogs;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>What a step results in, as one line: <c>Confirming (TapWaited) · say "…" · read OpenLegAgain</c>.</summary>
internal static class StepText
{
    public static string Of(DialogState before, DialogStep step) =>
        string.Join(" · ", step.Effects.Select(Of).Prepend(ReferenceEquals(before, step.State) ? "stays" : Of(step.State)));

    private static string Of(DialogState state) => state switch
    {
        DialogState.Closed s => $"Closed ({s.Ending.GetType().Name})",
        DialogState.ChoosingOrder { Notice: { } n } => $"ChoosingOrder ({n.GetType().Name})",
        DialogState.ChoosingLeg { Notice: { } n } => $"ChoosingLeg ({n.GetType().Name})",
        DialogState.Confirming { Notice: { } n } => $"Confirming ({n.GetType().Name})",
        DialogState.Alerting { Notice: { } n } => $"Alerting ({n.GetType().Name})",
        DialogState.PreviewingAll { Notice: { } n } => $"PreviewingAll ({n.GetType().Name})",
        _ => state.GetType().Name,
    };

    private static string Of(DialogEffect effect) => effect switch
    {
        DialogEffect.AnswerTap e => $"answer {e.Answer}",
        DialogEffect.ReadBook e => $"read the book: {e.Question.GetType().Name}",
        DialogEffect.OpenTicket => "open a ticket",
        DialogEffect.OpenAlert => "open the alert's card",
        DialogEffect.StartAll => "begin the list",
        DialogEffect.StopAll => "take back what has not left",
        DialogEffect.LookUp => "look up the ticket",
        _ => throw new InvalidOperationException($"{effect.GetType().Name} has no words."),
    };
}
