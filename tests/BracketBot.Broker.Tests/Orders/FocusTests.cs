using System.Text;
using BracketBot.Broker.Orders;
using BracketBot.Broker.Tests.Orders.Reference;
using BracketBot.Broker.Wire;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Broker.Tests.Orders;

/// <summary>A reading about one order tells of it, and of all that may concern it, what a whole reading tells.</summary>
public class FocusTests
{
    private static readonly ClientId Client = new(BodyMaker.Client);
    private static readonly OmsOrderId Order = new(BodyMaker.Order);

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void Reading_AboutOneOrder_TellsOfItWhatAWholeOneTells(int seed, bool elseAll)
    {
        var bodies = new BodyMaker(seed);
        var (shorter, whole) = (0, 0);
        for (var i = 0; i < 10_000; i++)
        {
            var body = bodies.Next();
            var (all, some) = (Read(body, null), Read(body, OrderFocus.On(Order) with { ElseAll = elseAll }));
            shorter += some?.Rows.Count < all?.Rows.Count ? 1 : 0;
            if (elseAll && all is not null && OrderBook.From(all, null, default).Find(Order) is null)
            {
                whole++;
                Assert.Equal(all.Rows, some!.Rows);
            }

            if (Told(all) is var expected && expected != Told(some))
            {
                Assert.Fail($"Body {i}: {Encoding.UTF8.GetString(body)}\ntells {expected}\nand not {Told(some)}");
            }
        }

        Assert.True(shorter > 300 && (whole > 1_000 || !elseAll), $"{shorter} were shorter, {whole} whole");
    }

    [Theory]
    [InlineData("""{"oms_order_id":"2","execution_type":"BO","leg_order_indicator":"ENTRY","quantity":1}""", 1)]
    [InlineData("""{"oms_order_id":2,"execution_type":"bo","leg_order_indicator":"x_1","quantity":"1","client_id":"ya0002"}""", 1)]
    [InlineData("""{"oms_order_id":"1","execution_type":"BO","leg_order_indicator":"ENTRY","quantity":1}""", 2)]
    [InlineData("""{"oms_order_id":"2","execution_type":"BO","leg_order_indicator":"ENTRY","quantity":1,"oms_order_id":"1"}""", 2)]
    [InlineData("""{"oms_order_id":"1","execution_type":"BO","leg_order_indicator":"ENTRY","quantity":1,"oms_order_id":"2"}""", 1)]
    [InlineData("""{"oms_order_id":"2","execution_type":"REGULAR","leg_order_indicator":"","quantity":1,"order_type":"MARKET"}""", 2)]
    [InlineData("""{"oms_order_id":"2","execution_type":"BO","leg_order_indicator":"NA","quantity":1}""", 2)]
    [InlineData("""{"oms_order_id":"2","execution_type":"BO","leg_order_indicator":"ENTRY","quantity":0}""", 2)]
    [InlineData("""{"oms_order_id":"2","execution_type":"BO","leg_order_indicator":"ENTRY"}""", 2)]
    [InlineData("""{"oms_order_id":"2","execution_type":null,"leg_order_indicator":"ENTRY","quantity":1}""", 2)]
    [InlineData("""{"oms_order_id":"0","order_id":"2","execution_type":"BO","leg_order_indicator":"ENTRY","quantity":1}""", 2)]
    [InlineData("""{"oms_order_id":"\u0032","execution_type":"BO","leg_order_indicator":"ENTRY","quantity":1}""", 2)]
    [InlineData("""{"oms_order_id":"2","execution_type":"BO","leg_order_indicator":"ENTRY","quantity":1,"client_id":"YB0777"}""", 2)]
    [InlineData("""{"oms_order_id":"","execution_type":"BO","leg_order_indicator":"ENTRY","quantity":1}""", 2)]
    [InlineData("7", 2)]
    public void Row_ThatIsNotSurelyAnothersLeg_IsTold(string row, int told)
    {
        var own = """{"oms_order_id":"1","execution_type":"BO","leg_order_indicator":"ENTRY","quantity":1}""";

        var read = Read(Encoding.UTF8.GetBytes($$"""{"status":"success","data":{"orders":[{{row}},{{own}}]} }"""), OrderFocus.On(new("1")))!;

        Assert.Equal(told, read.Rows.Count + read.Warnings.Count);
    }

    /// <summary>Whatever is typed, a book that is narrowed to it finds what all of it finds; and where that is nothing, all of it is there.</summary>
    [Fact]
    public void Reading_AboutTypedWords_FindsWhatAWholeOneFinds()
    {
        var bodies = new BodyMaker(5);
#pragma warning disable CA5394 // Chance with a seed, so that a failure comes again.
        var chance = new Random(5);
        string Any(IReadOnlyList<string> texts) => texts[chance.Next(texts.Count)];
#pragma warning restore CA5394
        var (narrowed, found) = (0, 0);
        for (var i = 0; i < 10_000; i++)
        {
            var body = bodies.Next();
            if (Read(body, null) is not { Rows.Count: > 0 } all)
            {
                continue;
            }

            List<string> words = [.. all.Rows.SelectMany(r => (string[])[r.OmsOrderId, r.ExchangeOrderId, r.TradingSymbol]).Where(w => w.Length > 0), "99", "4 5"];
            var one = Any(words);
            foreach (var text in (string[])[one, $"{one} {Any(words)}", one.Insert(one.Length / 2, " ")])
            {
                if (OrderFocus.OnTyped(text) is not { } about)
                {
                    continue;
                }

                var whole = OrderBook.From(all, null, default);
                var some = OrderBook.From(Read(body, about)!, null, default);
                narrowed += some.Open.Count() < whole.Open.Count() ? 1 : 0;
                var expected = TypedBracket.Find(text, "", whole);
                found += expected.Count;
                Assert.True(expected.Select(b => b.ToString()).SequenceEqual(TypedBracket.Find(text, "", some).Select(b => b.ToString())), $"{text} in {Encoding.UTF8.GetString(body)}");
                if (expected.Count == 0)
                {
                    Assert.Equal(whole.Open.Count(), some.Open.Count());
                }
            }
        }

        Assert.True(narrowed > 300 && found > 1_000, $"{narrowed} were narrowed, {found} found");
    }

    private static OrderRows? Read(byte[] body, OrderFocus? about)
    {
        var list = new OrderListReader(Client, null, about);
        return Envelope.Read(body, list) is not null && list.Result.Try(out var rows, out _) ? rows : null;
    }

    private static string Told(OrderRows? rows)
    {
        if (rows is null)
        {
            return "nothing";
        }

        var books = (OrderBook[])[OrderBook.From(rows, null, default), OrderBook.From(null, rows, default)];
        return string.Join('\n', rows.Warnings) + string.Concat(books.Select(book =>
            $"\n{book.Find(Order)}\n{string.Join('\n', book.Find(Order)?.Legs ?? [])}\n{string.Join('\n', book.MarketOrders)}\n{string.Join('\n', book.Doubts.Rows)}\n{book.Doubts.Unread}"));
    }
}
