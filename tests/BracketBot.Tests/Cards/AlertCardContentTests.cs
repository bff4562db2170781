using BracketBot.Cards;
using BracketBot.Core.Chat;
using BracketBot.Core.Orders;

namespace BracketBot.Tests.Cards;

/// <summary>What a trader must find on the card of an alert.</summary>
public sealed class AlertCardContentTests
{
    [Fact]
    public void Alert_OneBracket_ShowsWhatWasSaidWhenAndHowItStands()
    {
        var card = DialogCards.Of(Samples.All["alert"], Samples.Frame);

        Assert.Equal(
            """
            RSI crossed 70
            IDEA · NSE · Breakouts
            10:30:50
            Volume is up.
            interval: 5

            IDEA-EQ BUY 10 · 20240314929
            Entry 11.90 · 0/10 open

            YA0002 · 10:31:02 IST
            """,
            Samples.Shown(card));
        Assert.Equal([["Cancel entry · IDEA-EQ"], ["Keep", "Refresh"], ["Pause this address"]], Labels(card));
    }

    [Fact]
    public void Alert_FilledBracket_OffersTheTargetBeforeTheStop() => Assert.Equal(
        ["Cancel target · IDEA-EQ", "Cancel stop · IDEA-EQ"], Reds(DialogCards.Of(Samples.All["alert, held"], Samples.Frame)));

    [Fact]
    public void Alert_TwoBracketsOfASymbol_ButtonsTellThemApartByPrice()
    {
        var other = Samples.Bracket(Samples.EntryRow with { OmsOrderId = "20240314930", ExchangeOrderId = "2", Price = 11.95m });

        Assert.Equal(["Cancel entry · IDEA-EQ 11.90", "Cancel entry · IDEA-EQ 11.95"], Reds(DialogCards.Of(Samples.Alerting(Samples.Fresh, other), Samples.Frame)));
    }

    [Fact]
    public void Alert_TwoBracketsAlike_ButtonsTellThemApartByOrder()
    {
        var other = Samples.Bracket(Samples.EntryRow with { OmsOrderId = "20240314930", ExchangeOrderId = "2" });

        Assert.Equal(["Cancel entry · IDEA-EQ …4929", "Cancel entry · IDEA-EQ …4930"], Reds(DialogCards.Of(Samples.Alerting(Samples.Fresh, other), Samples.Frame)));
    }

    [Fact]
    public void Alert_TwoRowsOfALeg_ButtonsTellThemApartByRow()
    {
        static BracketOrder Pair(int quantity) => Samples.Bracket(
            Samples.EntryRow with { FilledQuantity = 10, OrderStatus = "COMPLETE" }, Samples.TargetRow,
            Samples.TargetRow with { ExchangeOrderId = "1100000012461777", Quantity = quantity });

        Assert.Equal(
            ["Cancel target · IDEA-EQ 12.90 · 10", "Cancel target · IDEA-EQ 12.90 · 3"], Reds(DialogCards.Of(Samples.Alerting(Pair(3)), Samples.Frame)));
        Assert.Equal(
            ["Cancel target · IDEA-EQ · 10 #…1400", "Cancel target · IDEA-EQ · 10 #…1777"], Reds(DialogCards.Of(Samples.Alerting(Pair(10)), Samples.Frame)));
    }

    [Fact]
    public void Alert_LongSymbolAlone_IsLeftOutOfTheButtonsRatherThanWrapped()
    {
        static BracketOrder Option(params OrderRow[] rows) => Samples.Bracket([.. rows.Select(r => r with { TradingSymbol = "MIDCPNIFTY24MAR11000CE" })]);
        var held = Option(Samples.EntryRow with { FilledQuantity = 10, OrderStatus = "COMPLETE" }, Samples.StopRow, Samples.TargetRow);

        Assert.Equal(["Cancel target", "Cancel stop"], Reds(DialogCards.Of(Samples.Alerting(held), Samples.Frame)));
        Assert.Contains("MIDCPNIFTY24MAR11000CE", Reds(DialogCards.Of(Samples.Alerting(held, Samples.Fresh), Samples.Frame))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Alert_NamesAnOrderAndALegThatIsNotOpen_SaysBoth()
    {
        var alert = Samples.Alert with { Order = "20240314929", Leg = "FOURTH" };
        var card = DialogCards.Of(Samples.Alerting(Samples.Fresh) with { Alert = alert }, Samples.Frame);

        Assert.Contains("\nIDEA · NSE · FOURTH · Breakouts\n20240314929\n", Samples.Shown(card), StringComparison.Ordinal);
        Assert.Contains("\nNo open leg FOURTH here.\n", Samples.Shown(card), StringComparison.Ordinal);
    }

    [Fact]
    public void Alert_LegFilledMeanwhile_SaysSo() => Assert.StartsWith(
        "Already filled: nothing was sent\nEntry · IDEA-EQ · 10 of 10 filled\n", Samples.Shown(DialogCards.Of(Samples.All["alert, leg gone"], Samples.Frame)), StringComparison.Ordinal);

    [Fact]
    public void Alert_MoreChoicesThanFirst_ShowsSixThenMore()
    {
        var state = Samples.Alerting(Samples.Entries(7));
        var card = DialogCards.Of(state, Samples.Frame);

        Assert.Equal(6, Reds(card).Count);
        Assert.Contains("More (1)", Labels(card).SelectMany(r => r));
        Assert.Equal(7, Reds(DialogCards.Of(state with { ShowsAll = true }, Samples.Frame)).Count);
    }

    [Fact]
    public void Alert_BracketsWithoutRoom_AreCounted() => Assert.Contains(
        "\nand 4 more brackets\n", Samples.Shown(DialogCards.Of(Samples.Alerting(Samples.Entries(9)) with { LeftOut = 3 }, Samples.Frame)), StringComparison.Ordinal);

    [Fact]
    public void Alert_LongFirstLine_GoesOnBelow()
    {
        var words = string.Join(' ', Enumerable.Range(1, 40).Select(i => $"word{i}"));
        var lines = Samples.Shown(DialogCards.Of(Samples.Alerting(Samples.Fresh) with { Alert = Samples.Alert with { Text = words } }, Samples.Frame)).Split('\n');

        Assert.InRange(lines[0].Length, 30, 73);
        Assert.Equal(words, $"{lines[0].TrimEnd('…')} {lines[3].TrimStart('…')}");
    }

    [Fact]
    public void Alert_LinesOfItsOwn_AreSetApartAndBounded()
    {
        var text = "first\nNothing is held: the bracket is closed.\n\n" + string.Join('\n', Enumerable.Range(1, 100));
        var html = DialogCards.Of(Samples.Alerting(Samples.Fresh) with { Alert = Samples.Alert with { Text = text } }, Samples.Frame).Html;

        var quote = html[html.IndexOf("<blockquote>", StringComparison.Ordinal)..html.IndexOf("</blockquote>", StringComparison.Ordinal)];
        Assert.Contains("Nothing is held: the bracket is closed.", quote, StringComparison.Ordinal);
        Assert.Equal(13, quote.Split('\n').Length);
        Assert.EndsWith("\n…", quote, StringComparison.Ordinal);
    }

    private static List<List<string>> Labels(Card card) => [.. card.Buttons.Select(r => r.Select(b => b.Text).ToList())];

    private static List<string> Reds(Card card) => [.. card.Buttons.SelectMany(r => r).Where(b => b.Style == ButtonStyle.Danger).Select(b => b.Text)];
}
