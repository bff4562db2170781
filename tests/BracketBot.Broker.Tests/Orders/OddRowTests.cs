using System.Text;
using BracketBot.Broker.Orders;
using BracketBot.Broker.Wire;
using BracketBot.Core.Accounts;
using BracketBot.Core.Orders;
using FsCheck;
using FsCheck.Fluent;

namespace BracketBot.Broker.Tests.Orders;

/// <summary>Whatever one row holds, the rows beside it are read.</summary>
public class OddRowTests
{
    private static readonly ClientId Client = new("YA0002");

    private static readonly string[] Names =
    [
        "oms_order_id", "order_id", "exchange_order_id", "execution_type", "leg_order_indicator", "order_status", "status", "order_side",
        "order_type", "product", "exchange", "trading_symbol", "client_id", "rejection_reason", "price", "trigger_price",
        "average_trade_price", "average_price", "avg_price", "quantity", "filled_quantity", "fill_quantity", "remaining_quantity",
        "stop_loss_value", "square_off_value", "trailing_stop_loss", "order_entry_time", "exchange_time", "unknown", @"pri\u0063e", "",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "false", "{}", "[]", "\"\"", "\" \"", "0", "-0", "-1", "1e400", "-1e400", "1e-400", "1E27", "1E30", "0.0000000000000000000000000001",
        "79228162514264337593543950335", "79228162514264337593543950336", "99999999999999999999999999999999999999", "\"NaN\"",
        "\"Infinity\"", "\"1,5\"", "\"1.5 \"", "\"0x1F\"", "\"١٢\"", @"""\ud800""", @"""\udc00x""", @"""\u0000""", "\"..\"", "\"YA0002\"",
        "[[[[[[[{\"a\":[]}]]]]]]]", "{\"orders\":[{}]}", "1710485885", "\"1710485885\"", "1710485885123456789", "-62135596800", "\"😀\"",
        "\"" + new string('x', 300) + "\"", "\"" + new string('é', 64) + "\"",
    ];

    [Fact]
    public void Row_OfAnyValues_NeverThrowsAndCostsNoOther()
    {
        var field = from name in Gen.Elements(Names) from value in Gen.Elements(Values) select $"\"{name}\":{value}";
        var row = Gen.OneOf(Gen.Elements(Values), field.ListOf().Select(fields => "{" + string.Join(',', fields) + "}"));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000), Prop.ForAll(row.ToArbitrary(), odd =>
        {
            var read = Read(Encoding.UTF8.GetBytes($$"""{"orders":[{"oms_order_id":"1"},{{odd}},{"oms_order_id":"2"}]}"""));
            Assert.Equal("1", read.Rows[0].OmsOrderId);
            Assert.Equal("2", read.Rows[^1].OmsOrderId);
            Assert.Equal(3, read.Rows.Count + read.Warnings.Count);
        }));
    }

    [Fact]
    public void Body_WithAnyBytesChanged_NeverThrows()
    {
        var body = Encoding.UTF8.GetBytes(Fixtures.Read("orders-pending.json"));
        var change = from at in Gen.Choose(0, body.Length - 1) from to in Gen.Choose(0, 255) select (at, to);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000), Prop.ForAll(change.ListOf().ToArbitrary(), changes =>
        {
            var changed = body.ToArray();
            foreach (var (at, to) in changes)
            {
                changed[at] = (byte)to;
            }

            Envelope.Read(changed, new OrderListReader(Client, null));
        }));
    }

    [Fact]
    public void Row_AsDeepAsAThousand_IsReadOver()
    {
        var deep = new string('[', 900) + new string(']', 900);

        var read = Read(Encoding.UTF8.GetBytes($$"""[{"oms_order_id":"1","tags":{{deep}}},{"oms_order_id":"2"}]"""));

        Assert.Equal(2, read.Rows.Count);
    }

    private static OrderRows Read(byte[] data)
    {
        var list = new OrderListReader(Client, null);
        Assert.NotNull(Envelope.Read((byte[])[.. """{"status":"success","data":"""u8, .. data, (byte)'}'], list));
        Assert.True(list.Result.Try(out var rows, out _));
        return rows;
    }
}
