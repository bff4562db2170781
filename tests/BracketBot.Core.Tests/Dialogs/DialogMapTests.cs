using BracketBot.Core.Dialogs;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>The map leads where the dialog goes: its diagram would lie else.</summary>
public class DialogMapTests
{
    [Fact]
    public void Step_EveryPair_GoesWhereItsArrowLeads() =>
        Assert.All(Steps(), s => AssertDeclared(s.Before, s.Step, s.By));

    [Fact]
    public void Arrows_EveryPlaceThatTheyLeadTo_IsReached()
    {
        var declared = DialogMap.Arrows.SelectMany(a => a.To.Select(to => Way(a, to)));
        var gone = Steps().Where(s => s.By is not null).SelectMany(s => Gone(s.Before, s.Step).Select(to => Way(s.By!, to))).ToHashSet();

        Assert.All(declared, w => Assert.Contains(w, gone));
    }

    [Fact]
    public void Arrows_OfOnePlace_HaveAVerbEach() => Assert.Distinct(DialogMap.Arrows.Select(a => (a.From, a.On)));

    internal static void AssertDeclared(DialogState before, DialogStep step, Arrow? by)
    {
        foreach (var to in Gone(before, step))
        {
            Assert.True(by is not null && by.To.Contains(to), $"{before.GetType().Name} by {by?.On}: goes to {to}, and the map does not say so.");
        }
    }

    private static string Way(Arrow arrow, Place to) => $"{arrow.From} {arrow.On} → {to}";

    private static IEnumerable<Place> Gone(DialogState before, DialogStep step)
    {
        if (!ReferenceEquals(before, step.State))
        {
            yield return DialogMachine.PlaceOf(step.State);
        }

        if (step.Effects.OfType<DialogEffect.ReadBook>().Any())
        {
            yield return Place.Reading;
        }

        if (step.Effects.OfType<DialogEffect.OpenTicket>().Any())
        {
            yield return Place.Cancelling;
        }
    }

    /// <summary>Every state with every input, and with every book that may be read.</summary>
    private static IEnumerable<(DialogState Before, DialogStep Step, Arrow? By)> Steps() =>
        from before in SampleStates.All.Values
        from timed in SampleInputs.All.Values
        from input in Inputs(timed.Input)
        select Taken(before, input, timed.At);

    private static IEnumerable<DialogInput> Inputs(DialogInput input) =>
        input is DialogInput.BookRead read ? DialogWalks.Books.Select(b => read with { Book = b }) : [input];

    private static (DialogState Before, DialogStep Step, Arrow? By) Taken(DialogState before, DialogInput input, DateTimeOffset at)
    {
        var (step, by) = DialogMachine.Take(before, input, at, SampleStates.Rules);
        return (before, step, by);
    }
}
