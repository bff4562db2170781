using BracketBot.Core.Alerts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>Which orders a question to the book is about.</summary>
public class BookFocusTests
{
    private static readonly DialogState Idle = new DialogState.Idle();

    [Theory]
    [InlineData("20240314929", "20240314929")]
    [InlineData("2024 0314 929", "0314 2024 20240314929 929")]
    [InlineData("20240314929 20240314930", "20240314929 2024031492920240314930 20240314930")]
    public void Question_OfTypedIds_IsAboutThem(string text, string orders)
    {
        foreach (var question in (BookQuestion[])[new BookQuestion.OpenBracket(text), new BookQuestion.OpenLeg(text, "ENTRY")])
        {
            var about = question.About(Idle)!;
            Assert.Equal(orders.Split(' '), about.Orders.Select(o => o.Value).Order(StringComparer.Ordinal));
            Assert.True(about.ElseAll);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("IDEA")]
    [InlineData("M&M-EQ")]
    public void Question_OfASymbol_IsAboutAll(string text) => Assert.Null(new BookQuestion.OpenLeg(text, "ENTRY").About(Idle));

    [Fact]
    public void Question_OfAKnownLeg_IsAboutItsOrder_ElseAll()
    {
        var about = new BookQuestion.OpenLegAgain(new LegRef(new("7"), LegIndicator.Entry, new("8")), null).About(Idle)!;

        Assert.Equal([new OmsOrderId("7")], about.Orders);
        Assert.True(about.ElseAll);
    }

    [Fact]
    public void Question_OfLists_IsAboutAll() => Assert.All(
        (BookQuestion[])[new BookQuestion.ListBrackets(0), new BookQuestion.CheckOneTap(0, default), new BookQuestion.CheckAll(default)], q => Assert.Null(q.About(Idle)));

    [Fact]
    public void TypedIds_AmongTheirOwnBracketsAlone_FindWhatAWholeBookFinds()
    {
        List<OrderRow> rows = [.. Enumerable.Range(1, 5).Select(i => new OrderRow
        {
            OmsOrderId = $"{i}", ExchangeOrderId = $"9{i}", ExecutionType = "BO", LegOrderIndicator = "ENTRY", OrderStatus = "CONFIRMED", Quantity = 1, TradingSymbol = $"{i + 1}",
        })];
        var whole = OrderBook.From(new OrderRows(rows, []), null, default);
        foreach (var text in (string[])["1", "2 3", "1 99", "93 2", "4 5 1"])
        {
            var some = OrderBook.From(new OrderRows([.. rows.Where(r => OrderFocus.OnTyped(text)!.Orders.Contains(new(r.OmsOrderId)))], []), null, default);
            Assert.Equal(TypedBracket.Find(text, "", whole).Select(b => b.Id), TypedBracket.Find(text, "", some).Select(b => b.Id));
        }
    }
}
