using BracketBot.Cards;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;

namespace BracketBot.Tests.Cards;

/// <summary>What a trader must find on the cards of <c>/cancelall</c>.</summary>
public sealed class CancelAllCardContentTests
{
    [Fact]
    public void Preview_SplitsEntriesFromExits_AndSaysWhatIsLeftAfterwards() => Assert.Equal(
        """
        Cancel all?

        1 open entry
        IDEA-EQ · Entry 11.90 · BUY 10
        You will still hold 1 position, with exits.

        2 open exits
        IDEA-EQ · Stop 10.90 · SELL 10
        IDEA-EQ · Target 12.90 · SELL 10
        Afterwards 1 position may be without a stop, or closed at market.

        YA0002 · 10:31:02 IST
        """,
        Shown("all"));

    [Fact]
    public void Preview_Many_CountsBySymbol() => Assert.Contains("12 open entries\nIDEA-EQ · 12 legs · 120 units\n", Shown("all, many"), StringComparison.Ordinal);

    [Fact]
    public void Arming_Exits_NamesWhatIsLeftUnprotectedInNumbers()
    {
        var text = Shown("all exits, really");

        Assert.StartsWith("Really cancel 2 exits?\nAfterwards 1 position may be without a stop, or closed at market.\nIDEA-EQ 10 long\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Arming_TheSecondTap_IsNotWhereTheFirstWas()
    {
        var preview = DialogCards.Of(Samples.All["all"], Samples.Frame).Buttons;
        var arming = DialogCards.Of(Samples.All["all entries, really"], Samples.Frame).Buttons;

        Assert.Equal("Cancel 1 entry", preview[0][0].Text);
        Assert.DoesNotContain(arming[0], b => b.Text.StartsWith("Cancel", StringComparison.Ordinal));
        Assert.Equal("Cancel all 1 now", arming[1][0].Text);
    }

    [Fact]
    public void Done_SomeLeft_NamesThemFirstWithTheApisWord()
    {
        var text = Shown("all, some left");

        Assert.Equal(
            """
            1 of 3 gone, 1 filled, 1 left
            3 entries · confirmed 10:31:02 IST
            YA0002
            IDEA-EQ …4929 · ENTRY refused · 44000: Exchange said no
            IDEA-EQ …4929
            · ENTRY cancelled
            · ENTRY · filled
            """,
            text);
        Assert.Equal(["Try the 1 that failed again"], Buttons(Samples.All["all, some left"]));
    }

    [Fact]
    public void Done_OneFilledBeforeItsCancel_SaysSoAndWhatIsHeld() => Assert.StartsWith(
        "1 of 2 gone, 1 filled\n2 entries · confirmed 10:31:02 IST\nYA0002\nYou hold 1 position:\nIDEA-EQ 10 long\n",
        Samples.Shown(DialogCards.Of(Samples.AllDone(Samples.Result(CancelOutcome.AlreadyFilled) with { Leg = Samples.Entries(1)[0].Legs[0].Ref, Held = 10 }, Samples.Result(CancelOutcome.Cancelled)), Samples.Frame)),
        StringComparison.Ordinal);

    [Fact]
    public void Done_NeverSent_AsksForThoseThatAreLeft() => Assert.Equal(
        ["Try the 1 left"], Buttons(Samples.AllDone(Samples.Result(CancelOutcome.Cancelled), Samples.Result(null, skip: new Skip(SkipReason.TimeOver)))));

    [Fact]
    public void Done_OneReasonForMany_IsSaidOnce()
    {
        var text = Samples.Shown(DialogCards.Of(
            Samples.AllDone([.. Enumerable.Repeat(Samples.Result(CancelOutcome.StillOpen, new BrokerError.Refused(null, "The connection broke.")), 5), Samples.Result(CancelOutcome.Refused, new BrokerError.Refused(44000, "no"))]), Samples.Frame));

        Assert.Contains("\n5: The connection broke.\nIDEA-EQ …4929\n· ENTRY still open ×5\n· ENTRY refused · 44000: no", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("The connection broke.").Length);
    }

    [Fact]
    public void Done_SessionOver_SaysWhatToDo() => Assert.Contains(
        "/link logs in again", Samples.Shown(DialogCards.Of(Samples.AllDone(Samples.Result(CancelOutcome.NotLoggedIn, new BrokerError.NotLoggedIn(40100, "Session expired"))), Samples.Frame)), StringComparison.Ordinal);

    [Theory]
    [InlineData(CancelOutcome.Cancelled, true)]
    [InlineData(CancelOutcome.AlreadyFilled, false)]
    [InlineData(CancelOutcome.Refused, false)]
    public void Done_StopOfAPositionGone_IsSaidInNumbers(CancelOutcome outcome, bool isBare)
    {
        var run = new CancelAllRun(Samples.Preview("", Samples.Held), CancelAllGroup.Exits, Samples.Now);
        var results = run.Legs.Select(l => new CancelAllResult(l.Leg.Ref, l.Bracket.Symbol, outcome)).ToList();

        var text = Samples.Shown(DialogCards.Of(new DialogState.Closed(new Ending.AllDone(run, results, 0)), Samples.Frame));

        Assert.Equal(isBare, text.Contains("No stop stands for 1 position:\nIDEA-EQ 10 long\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Preview_NothingMatches_SaysWhatElseIsOpen()
    {
        var card = DialogCards.Of(new DialogState.PreviewingAll(Samples.Preview("TCS", Samples.Fresh) with { Others = 4, NotYet = 1, UnderWay = 1, Unsure = 2 }, Samples.Now.AddMinutes(1), null), Samples.Frame);

        Assert.StartsWith(
            "Nothing to cancel\nTCS\n1 leg being cancelled already.\n2 legs without a button: see /orders, and look at the broker.\n1 leg not at the exchange yet.\nAlso open: 4 legs, see /cancelall.\n", Samples.Shown(card), StringComparison.Ordinal);
        Assert.Equal(["Refresh"], card.Buttons.SelectMany(r => r).Select(b => b.Text));
    }

    [Fact]
    public void Done_AllGone_AsksNothing() => Assert.Empty(Buttons(Samples.All["all, done"]));

    [Fact]
    public void Result_OfTwoOrdersOfASymbol_TellsThemApart()
    {
        var other = Samples.Bracket(Samples.EntryRow with { OmsOrderId = "20240314777" });
        var text = Samples.Shown(DialogCards.Of(Samples.AllDone(
            Samples.Result(CancelOutcome.Cancelled), new CancelAllResult(other.Legs[0].Ref, "IDEA-EQ", CancelOutcome.Unknown)), Samples.Frame));

        Assert.Contains("…4777 · ENTRY not known", text, StringComparison.Ordinal);
        Assert.Contains("…4929 · ENTRY cancelled", text, StringComparison.Ordinal);
    }

    private static string Shown(string name) => Samples.Shown(DialogCards.Of(Samples.All[name], Samples.Frame));

    private static List<string> Buttons(DialogState state) => [.. DialogCards.Of(state, Samples.Frame).Buttons.SelectMany(r => r).Select(b => b.Text)];
}
