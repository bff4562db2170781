using System.Text;
using BracketBot.Broker.Orders;
using BracketBot.Broker.Tests.Orders.Reference;
using BracketBot.Broker.Wire;
using BracketBot.Core.Accounts;
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
                Assert.Fail($"Body {i}: {Encoding.UTF8.GetString(body)}\ntells {expected}\nand not {Told(some)}");
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

    private static OrderRows? Read(byte[] body, OrderFocus? about)
    {
        var list = new OrderListReader(Client, null, about);
        return Envelope.Read(body, list) is not null && list.Result.Try(out var rows, out _) ? rows : null;
    }

    private static string Told(OrderRows? rows)
    {
        if (rows is null)
            return "nothing";
        var books = (OrderBook[])[OrderBook.From(rows, null, default), OrderBook.From(null, rows, default)];
        return string.Join('\n', rows.Warnings) + string.Concat(books.Select(book =>
            $"\n{book.Find(Order)}\n{string.Join('\n', book.Find(Order)?.Legs ?? [])}\n{string.Join('\n', book.MarketOrders)}\n{string.Join('\n', book.Doubts.Rows)}\n{book.Doubts.Unread}"));
    }
}
