using BracketBot.Core.Dialogs;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>Every state × input pair of <see cref="CancelDialog.Step"/>, against <see cref="DialogTable"/>.</summary>
public class DialogPairsTests
{
    public static TheoryData<string> States => [.. SampleStates.All.Keys];

    [Theory]
    [MemberData(nameof(States))]
    public void Step_EveryInputInState_ResultsAsTheTableSays(string state)
    {
        var before = SampleStates.All[state];
        var steps = SampleInputs.All.Select(i => $"{i.Key} → {StepText.Of(before, i.Value.StepFrom(before))}");

        Assert.Equal(DialogTable.Rows[state].Select(r => $"{r.Key} → {r.Value}").Order(), steps.Order());
    }

    [Theory]
    [InlineData(typeof(DialogState))]
    [InlineData(typeof(DialogInput))]
    [InlineData(typeof(BookQuestion))]
    [InlineData(typeof(Ending))]
    public void Table_EveryKind_HasARow(Type closedSet)
    {
        var covered = SampleStates.All.Where(s => DialogTable.Rows.ContainsKey(s.Key)).Select(s => s.Value)
            .SelectMany(s => new object?[] { s, (s as DialogState.Closed)?.Ending })
            .Concat(SampleInputs.All.Values.SelectMany(i => new object?[] { i.Input, (i.Input as DialogInput.BookRead)?.Question }));

        Assert.Equal(KindsOf(closedSet), covered.OfType<object>().Select(o => o.GetType()).Where(closedSet.IsAssignableFrom).Distinct().Select(t => t.Name).Order());
    }

    [Fact]
    public void Table_BookFailed_IsThereForEveryQuestion() =>
        Assert.Equal(
            KindsOf(typeof(BookQuestion)),
            SampleInputs.All.Values.Select(i => i.Input).OfType<DialogInput.BookFailed>().Select(f => f.Question.GetType().Name).Order());

    [Fact]
    public void Table_EveryEffect_HappensSomewhere()
    {
        var effects = SampleStates.All.Values.SelectMany(s => SampleInputs.All.Values.SelectMany(i => i.StepFrom(s).Effects));

        Assert.Equal(KindsOf(typeof(DialogEffect)), effects.Select(e => e.GetType().Name).Distinct().Order());
    }

    [Fact]
    public void Step_ATap_IsAnsweredOnce()
    {
        foreach (var (state, tap) in Pairs().Where(p => IsTap(p.Input.Input)))
        {
            // A look is answered when it is over: only then is it known what to say.
            Assert.Single(tap.StepFrom(state).Effects, e => e is DialogEffect.AnswerTap or DialogEffect.LookUp);
        }
    }

    /// <summary>(That a leg is busy comes back for a tap that is not answered yet.)</summary>
    [Fact]
    public void Step_NoTap_IsAnsweredByNone() =>
        Assert.All(Pairs().Where(p => !IsTap(p.Input.Input) && p.Input.Input is not DialogInput.LegBusy), p => Assert.Empty(p.Input.StepFrom(p.State).Effects.OfType<DialogEffect.AnswerTap>()));

    [Fact]
    public void Step_ThatReadsTheBook_ReadsItOnceSendsNothingAndLeavesTheStateAlone()
    {
        foreach (var (state, input) in Pairs())
        {
            var step = input.StepFrom(state);
            if (step.Effects.OfType<DialogEffect.ReadBook>().Any())
            {
                Assert.Single(step.Effects.OfType<DialogEffect.ReadBook>());
                Assert.Empty(step.Effects.OfType<DialogEffect.OpenTicket>());
                Assert.Empty(step.Effects.OfType<DialogEffect.StartAll>());
                Assert.Same(state, step.State);
            }
        }
    }

    internal static IEnumerable<(DialogState State, TimedInput Input)> Pairs() =>
        SampleStates.All.Values.SelectMany(s => SampleInputs.All.Values.Select(i => (s, i)));

    private static bool IsTap(DialogInput input) => input is not (DialogInput.Begin or DialogInput.Expire or DialogInput.Listen or DialogInput.LegBusy or DialogInput.LegGone
        or DialogInput.ListAlerts or DialogInput.AlertRepeated or DialogInput.AllEnded or DialogInput.TicketMoved or DialogInput.BookRead or DialogInput.BookFailed);

    private static IEnumerable<string> KindsOf(Type closedSet) =>
        closedSet.GetNestedTypes().Where(t => t.IsSubclassOf(closedSet)).Select(t => t.Name).Order();
}
