using System.Runtime.InteropServices;
using System.Text;

namespace BracketBot.Broker.Tests.Orders.Reference;

/// <summary>Makes bodies that brokers send, might send, and should not: the same ones for the same seed.</summary>
internal sealed class BodyMaker(int seed)
{
    public const string Client = "YA0002";
    public const string Order = "20240314929";

    private static readonly string[] Statuses = ["\"success\"", "\"success\"", "\"success\"", "\" Success \"", "\"error\"", "\"failed\"", "\"ok\"", "null", "{}", "1", @"""suc\u0063ess"""];
    private static readonly string[] Lists = ["orders", "orders", "orders", "order history", "order_history", "orderHistory", "history", "rows", @"order\u0073"];

    private static readonly string[] Names =
    [
        "oms_order_id", "order_id", "exchange_order_id", "execution_type", "leg_order_indicator", "order_status", "status", "order_side", "order_type", "product", "exchange",
        "trading_symbol", "client_id", "rejection_reason", "reject_reason", "price", "trigger_price", "average_trade_price", "average_price", "avg_price", "quantity",
        "filled_quantity", "fill_quantity", "remaining_quantity", "stop_loss_value", "square_off_value", "trailing_stop_loss", "order_entry_time", "created_at", "modified_at",
        "exchange_time", "symbol", "unknown", "", @"pri\u0063e", "préis", "a_name_that_is_longer_than_any_that_is_known", "oms_order_ie", "Price",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "false", "{}", "[]", "\"\"", "\" \"", "0", "-0", "-1", "1e400", "-1e400", "1e-400", "1E27", "1E30", "0.0000000000000000000000000001", "0.00", "00", "\"00\"",
        "0.50", "10.05", "12345678901234567.8", "123456789012345678", "1234567890123456789", "12345678901234567890", "-11.90", "1e2", "1.5e+3", "\"11.90\"", "\" 11.9\"", "\"+5\"", "\"-5\"",
        "\".5\"", "\"5.\"", "\"007\"", "\".\"", "\"1.2.3\"", "\"1_000\"", "79228162514264337593543950335", "79228162514264337593543950336", "99999999999999999999999999999999999999",
        "\"NaN\"", "\"Infinity\"", "\"1,5\"", "\"1,250\"", "\"1,00,000.50\"", "\"₹ 1,250\"", "\"Rs. 11.90\"", "\"rs.1 250\"", "\"1.5 \"", "\"0x1F\"", "\"١٢\"", @"""\ud800""", @"""\udc00x""",
        @"""\u0000""", @"""1\u0030""", @"""A\tB""", "\"..\"", "\".\"", "\"YA0002\"", "\"ya0002\"", "\"YB0777\"", "\"BO\"", "\"bo\"", "\"NONE\"", "\"None\"", "\"N/A\"", "\"n/A\"", "\"undefined\"",
        "[[[{\"a\":[]}]]]", "{\"orders\":[{}]}", "{\"oms_order_id\":\"9\"}", "1710485885", "\"1710485885\"", "1710485890123", "1710485885123456789", "99999999999", "100000000000", "1710485885.5",
        "-62135596800", "253402300800", "\"😀\"", "\"20240314929\"", "20240314929", "\"20240314930\"", "\"2024-03\"", "\"" + new string('x', 300) + "\"", "\"" + new string('é', 64) + "\"", "\"" + new string('7', 64) + "\"",
    ];

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        var body = Encoding.UTF8.GetBytes(Chance(20) ? Any("", " ", "null", "[]", "7", "<html></html>", "{}", "{\"status\":\"success\"}", "{\"status\":") : Body());
        if (Chance(10))
        {
            body = [0xEF, 0xBB, 0xBF, .. body];
        }

        if (Chance(8))
        {
            Damage(body);
        }

        return Chance(25) ? body[.._random.Next(body.Length + 1)] : body;
    }

    private string Body()
    {
        var data = Chance(12) ? Any([.. Values]) : Chance(8) ? List() : Data();
        List<string> fields = [$"\"data\":{data}", $"\"status\":{Any(Statuses)}", $"\"message\":{Any("\"\"", "\"No data found\"", "null", "{}", "7")}"];
        if (Chance(3))
        {
            fields.Add($"\"error_code\":{Any("44000", "\"40000\"", "1.5", "99999999999", "null")}");
        }

        if (Chance(10))
        {
            fields.Add($"\"data\":{Data()}");
        }

        if (Chance(10))
        {
            fields.Add($"\"status\":{Any(Statuses)}");
        }

        if (Chance(10))
        {
            fields.RemoveAt(1);
        }

        if (Chance(5))
        {
            fields.Insert(0, $"\"{Any(Names)}\":{Any(Values)}");
        }

        return $"{{{Join(fields)}}}{(Chance(30) ? Any("x", "{}", ",", " \n") : "")}";
    }

    private string Data()
    {
        List<string> fields = [$"\"{Any(Lists)}\":{(Chance(12) ? Any(Values) : List())}"];
        if (Chance(6))
        {
            fields.Add($"\"{Any(Lists)}\":{List()}");
        }

        if (Chance(4))
        {
            fields.AddRange([$"\"status\":{Any(Statuses)}", "\"message\":\"inside\"", "\"error_code\":40400"]);
        }

        if (Chance(6))
        {
            fields.Insert(0, $"\"total\":{Any(Values)}");
        }

        return $"{{{Join(fields)}}}";
    }

    private string List() => $"[{Join(Enumerable.Range(0, _random.Next(6)).Select(_ => Chance(12) ? Any(Values) : Row()))}]";

    private string Row()
    {
        List<string> fields = Chance(5) ? [] :
        [
            $"\"oms_order_id\":\"{Any("20240314929", "20240314929", "20240314930", "20231211-1897", "9")}\"", $"\"exchange_order_id\":\"{_random.NextInt64(1, 2_000_000_000_000)}\"",
            $"\"execution_type\":\"{Any("BO", "BO", "BO", "REGULAR", "bo", " BO ")}\"", $"\"leg_order_indicator\":\"{Any("ENTRY", "SECOND", "THIRD", "third")}\"",
            $"\"order_status\":\"{Any("CONFIRMED", "TRIGGER_PENDING", "CANCELLED", "COMPLETE")}\"", $"\"order_side\":\"{Any("BUY", "SELL")}\"", $"\"order_type\":\"{Any("LIMIT", "SL", "MARKET")}\"",
            "\"product\":\"MIS\"", "\"exchange\":\"NSE\"", $"\"trading_symbol\":\"{Any("IDEA-EQ", "M&M-EQ", @"M\u0026M-EQ")}\"", $"\"client_id\":\"{Any("YA0002", "YA0002", "ya0002", "YB0777")}\"",
            $"\"price\":{_random.Next(0, 20_000)}.{_random.Next(10)}{_random.Next(10)}", $"\"quantity\":{_random.Next(0, 5_000)}", "\"filled_quantity\":0", $"\"order_entry_time\":{_random.Next(1_700_000_000, 1_800_000_000)}",
        ];
        for (var odd = Chance(2) ? _random.Next(5) : 0; odd > 0; odd--)
        {
            fields.Insert(_random.Next(fields.Count + 1), $"\"{Any(Names)}\":{Any(Values)}");
        }

        if (Chance(6))
        {
            _random.Shuffle(CollectionsMarshal.AsSpan(fields));
        }

        return $"{{{Join(fields)}}}";
    }

    private void Damage(byte[] body)
    {
        for (var i = _random.Next(1, 4); i > 0 && body.Length > 0; i--)
        {
            body[_random.Next(body.Length)] = Chance(2) ? (byte)_random.Next(256) : (byte)Any("\"", "{", "}", "[", "]", ",", ":", "\\", "0", " ", "e", ".")[0];
        }
    }

    private string Join(IEnumerable<string> parts) => string.Join(Chance(6) ? " ,\r\n\t" : ",", parts);

    private string Any(params string[] texts) => texts[_random.Next(texts.Length)];

    private bool Chance(int one) => _random.Next(one) == 0;
}
