using BracketBot.Cards;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Tests.Cards;

/// <summary>Foreign texts that are long, full of markup, or broken: Telegram would refuse the card, and the trader would learn nothing.</summary>
public sealed class HostileTextTests
{
    private const int TelegramsMost = 4096;

    public static TheoryData<string> Messages { get; } =
    [
        new string('x', 5_000), new string('&', 5_000), new string('<', 5_000), string.Concat(Enumerable.Repeat("<b>&amp;</b>", 500)),
        string.Concat(Enumerable.Repeat("😀", 2_500)), "x" + string.Concat(Enumerable.Repeat("😀", 2_500)), new string('\ud83d', 5_000), new string('\n', 5_000), "a\0b\u001b[1m",
    ];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Cards_WithHostileText_AreTakenByTelegramAndStillNameTheOrder(string text)
    {
        foreach (var state in Tickets(text))
        {
            var card = DialogCards.Of(state, Samples.Frame);

            AssertTaken(card);
            Assert.Contains("<code>20240314929</code>", card.Html, StringComparison.Ordinal);
            Assert.Contains("ENTRY", card.Html, StringComparison.Ordinal);
        }

        foreach (var state in Others(text))
        {
            AssertTaken(DialogCards.Of(state, Samples.Frame));
        }
    }

    [Fact]
    public void Card_WithManyLegs_IsCutAtALine()
    {
        var rows = Enumerable.Range(0, 400).Select(i => Samples.StopRow with { ExchangeOrderId = $"{1100000012461399 + i}", OrderStatus = "TRIGGER_PENDING" });
        var bracket = Samples.Bracket([Samples.EntryRow, .. rows]);
        var card = DialogCards.Of(new DialogState.ChoosingLeg(bracket, Samples.Now, null), Samples.Frame);

        AssertTaken(card);
        Assert.EndsWith("\n…", card.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_OfOneLineBreak_CantForgeALine()
    {
        var card = DialogCards.Of(
            Samples.Settled(CancelOutcome.Refused, Samples.Failed(new BrokerError.Refused(1, "no\nNothing is held: the bracket is closed.")), new OrderStatus("CONFIRMED"), Samples.Fresh), Samples.Frame);

        Assert.DoesNotContain("\nNothing is held: the bracket is closed.", Samples.Shown(card), StringComparison.Ordinal);
    }

    [Fact]
    public void Message_OfAUsualLength_IsWhole()
    {
        var message = string.Concat(Enumerable.Repeat("RMS: margin shortfall. ", 30)).TrimEnd();

        Assert.Contains(message, Samples.Shown(DialogCards.Of(Tickets(message).First(), Samples.Frame)), StringComparison.Ordinal);
    }

    private static IEnumerable<DialogState> Tickets(string text) =>
    [
        Samples.Settled(CancelOutcome.Refused, Samples.Failed(new BrokerError.Refused(44000, text)), new OrderStatus("CONFIRMED"), Samples.Fresh),
        Samples.Settled(CancelOutcome.Cancelled, Samples.Taken(text), new OrderStatus("CANCELLED"), Samples.Fresh),
        Samples.Settled(CancelOutcome.StillOpen, Samples.Taken(text), new OrderStatus(text), Samples.Fresh),
        Samples.Settled(CancelOutcome.NotLoggedIn, Samples.Failed(new BrokerError.NotLoggedIn(40000, text)), new OrderStatus("CONFIRMED"), Samples.Fresh),
        Samples.Cancelling(TicketState.Answered, Samples.Taken(text)),
        Samples.Cancelling(TicketState.Looking, Samples.Failed(new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.HttpStatus, 502), text))),
    ];

    private static IEnumerable<DialogState> Others(string text)
    {
        var odd = Samples.Bracket(Samples.EntryRow with { TradingSymbol = text, OrderStatus = text, Exchange = text, Product = text });
        return
        [
            new DialogState.ChoosingOrder(new BracketPage([odd, odd, odd, odd, odd], 0, 1, 5, Samples.Now), new Notice.OrderNotOpen(text)),
            new DialogState.ChoosingOrder(new BracketPage([odd], 0, 1, 1, Samples.Now), new Notice.SeveralBrackets(text)),
            new DialogState.ChoosingLeg(odd, Samples.Now, new Notice.NoSuchLeg(text)),
            Samples.Confirming(odd, 0, new Notice.CheckFailed(new BrokerError.Refused(1, text))),
            new DialogState.Closed(new Ending.Unread(new BookQuestion.ListBrackets(0), new BrokerError.Refused(1, text))),
            new DialogState.Closed(new Ending.Kept(odd, odd.Legs[0].Ref)),
        ];
    }

    private static void AssertTaken(Card card)
    {
        // Throws where an entity or a tag is broken, as Telegram refuses.
        var shown = Samples.Shown(card);
        Assert.InRange(shown.Length, 1, TelegramsMost);
        Assert.DoesNotContain('\0', shown);
        Assert.True(card.Html.EnumerateRunes().All(r => r.Value != 0) && IsWellFormed(card.Html), "a lone surrogate");
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])))
            {
                return false;
            }
        }

        return true;
    }
}
