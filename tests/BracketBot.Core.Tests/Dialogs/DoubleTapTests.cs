using BracketBot.Core.CancelAll;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Tests.Samples;
using static BracketBot.Core.Dialogs.DialogEffect;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>A red button that comes up where a finger has just tapped takes no tap before it can have been read.</summary>
public class DoubleTapTests
{
    private static readonly double Deaf = DialogRules.LookFirst.TotalSeconds;

    [Fact]
    public void StopOfAPosition_AskedAboutOnceMore_IsNotConfirmedByTheSameDoubleTap()
    {
        var asked = Read(SampleStates.Alerting, new BookQuestion.OpenLegAgain(SampleBook.Stop.Ref, null), at: 3);

        AssertLookFirst(asked, at => new DialogInput.Confirm(SampleTime.Plus(at), Waited: false));
    }

    [Fact]
    public void AlertThatChanged_TakesNoTapAtFirst()
    {
        var anew = Read(SampleStates.Alerting, new BookQuestion.ShowAlert(SampleAlert.OfIdea, new Notice.LegIsGone(SampleBook.Target.Ref, "IDEA-EQ")), at: 3);

        AssertLookFirst(anew, at => new DialogInput.OneTap(0, SampleTime.Plus(at), Waited: false));
    }

    [Fact]
    public void AlertWithAllItsButtons_TakesNoTapAtFirst() => AssertLookFirst(
        CancelDialog.Step(SampleStates.Alerting, new DialogInput.More(), SampleTime.Plus(3), SampleStates.Rules).State,
        at => new DialogInput.OneTap(0, SampleTime.Plus(at), Waited: false));

    [Fact]
    public void LegChosenFromAList_TakesNoTapAtFirst() => AssertLookFirst(
        Read(SampleStates.All["ChoosingLeg"], new BookQuestion.OpenLegAgain(SampleBook.Entry.Ref, null), at: 3),
        at => new DialogInput.Confirm(SampleTime.Plus(at), Waited: false));

    [Fact]
    public void ConfirmCardThatChanged_TakesNoTapAtFirst()
    {
        var book = SampleBook.At(SampleTime.Plus(12), SampleRows.Entry with { FilledQuantity = 5 }, SampleRows.Stop, SampleRows.Target);
        var changed = CancelDialog.Step(
            SampleStates.Confirming, new DialogInput.BookRead(new BookQuestion.CheckBeforeSending(SampleTime.Plus(12)), book), SampleTime.Plus(12), SampleStates.Rules).State;

        Assert.IsType<Notice.LegChanged>(Assert.IsType<Confirming>(changed).Notice);
        AssertLookFirst(changed, at => new DialogInput.Confirm(SampleTime.Plus(at), Waited: false), since: 12);
    }

    [Fact]
    public void Armed_TheSameDoubleTap_NeitherConfirmsNorKeeps()
    {
        var armed = CancelDialog.Step(SampleStates.All["PreviewingAll"], new DialogInput.Arm(CancelAllGroup.Entries), SampleTime.Plus(3), SampleStates.Rules).State;

        Assert.All<DialogInput>(
            [new DialogInput.Confirm(SampleTime.Plus(3.4), Waited: false), new DialogInput.Keep(), new DialogInput.Back()],
            input => AssertDeaf(armed, CancelDialog.Step(armed, input, SampleTime.Plus(3.4), SampleStates.Rules)));
        Assert.IsType<CancellingAll>(CancelDialog.Step(armed, new DialogInput.Confirm(SampleTime.Plus(3 + Deaf), Waited: false), SampleTime.Plus(3 + Deaf), SampleStates.Rules).State);
    }

    [Fact]
    public void DeafCard_IsShownSo_UntilItListens()
    {
        DialogState[] deaf =
        [
            Read(SampleStates.Alerting, new BookQuestion.OpenLegAgain(SampleBook.Stop.Ref, null), at: 3),
            Read(SampleStates.Alerting, new BookQuestion.ShowAlert(SampleAlert.OfIdea, null), at: 3),
            CancelDialog.Step(SampleStates.All["PreviewingAll"], new DialogInput.Arm(CancelAllGroup.Entries), SampleTime.Plus(3), SampleStates.Rules).State,
        ];

        Assert.All(deaf, state =>
        {
            Assert.True(IsDimmed(state));
            Assert.Same(state, Listen(state, 3 + Deaf - 0.001));
            var listens = Listen(state, 3 + Deaf);
            Assert.False(IsDimmed(listens));
            Assert.Same(listens, Listen(listens, 3 + Deaf));
        });

        static DialogState Listen(DialogState state, double at) => CancelDialog.Step(state, new DialogInput.Listen(), SampleTime.Plus(at), SampleStates.Rules).State;
    }

    [Fact]
    public void CardThatAMessageAskedFor_TakesATapAtOnce()
    {
        var asked = Read(new Idle(), new BookQuestion.OpenLeg(SampleRows.Order, "ENTRY"), at: 3);
        var alert = Read(new Idle(), new BookQuestion.ShowAlert(SampleAlert.OfIdea, null), at: 3);

        Assert.False(IsDimmed(asked) || IsDimmed(alert));
        Assert.Single(CancelDialog.Step(asked, new DialogInput.Confirm(SampleTime.Plus(3.1), Waited: false), SampleTime.Plus(3.1), SampleStates.Rules).Effects.OfType<OpenTicket>());
        Assert.Single(CancelDialog.Step(alert, new DialogInput.OneTap(0, SampleTime.Plus(3.1), Waited: false), SampleTime.Plus(3.1), SampleStates.Rules).Effects.OfType<OpenTicket>());
    }

    private static bool IsDimmed(DialogState state) => state is Confirming { Dimmed: true } or Alerting { Dimmed: true } or ArmingAll { Dimmed: true };

    private static DialogState Read(DialogState state, BookQuestion question, double at)
    {
        var book = SampleBook.At(SampleTime.Plus(at), SampleRows.Entry, SampleRows.Stop, SampleRows.Target);
        return CancelDialog.Step(state, new DialogInput.BookRead(question, book), SampleTime.Plus(at), SampleStates.Rules).State;
    }

    private static void AssertLookFirst(DialogState state, Func<double, DialogInput> tap, double since = 3)
    {
        foreach (var after in new[] { 0.1, 0.4, Deaf - 0.001 })
        {
            AssertDeaf(state, CancelDialog.Step(state, tap(since + after), SampleTime.Plus(since + after), SampleStates.Rules));
        }

        var heard = since + Deaf + 0.001;
        Assert.Single(CancelDialog.Step(state, tap(heard), SampleTime.Plus(heard), SampleStates.Rules).Effects.OfType<OpenTicket>());
    }

    private static void AssertDeaf(DialogState state, DialogStep step)
    {
        Assert.Same(state, step.State);
        Assert.Equal([new AnswerTap(TapAnswer.LookFirst)], step.Effects);
    }
}
