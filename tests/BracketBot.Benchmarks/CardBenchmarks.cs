using BenchmarkDotNet.Attributes;
using BracketBot.Cards;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Benchmarks;

/// <summary>From a dialog's state to the card of it.</summary>
[MemoryDiagnoser]
public class CardBenchmarks
{
    private readonly DialogState _confirming;
    private readonly DialogState _list;
    private readonly CardFrame _frame = new(
        new DialogId("dialog0123456789"), 3, new ClientId("YA0002"), TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata"));

    public CardBenchmarks()
    {
        var book = OrderBook.From(BenchmarkRows.Of(100), null, BenchmarkRows.ReadAt);
        var bracket = book.Brackets[0];
        _confirming = new DialogState.Confirming(
            bracket, bracket.Legs[0].Ref, book.ReadAt, book.ReadAt.AddMinutes(1), FromChoice: true, Notice: null);
        _list = new DialogState.ChoosingOrder(BracketPage.Of(book, 0), null);
    }

    [Benchmark]
    public Card Confirming() => DialogCards.Of(_confirming, _frame);

    [Benchmark]
    public Card ListOfFive() => DialogCards.Of(_list, _frame);
}
