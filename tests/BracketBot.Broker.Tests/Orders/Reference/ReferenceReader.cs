using System.Globalization;
using System.Text.Json;
using BracketBot.Core.Accounts;
using BracketBot.Core.Orders;

namespace BracketBot.Broker.Tests.Orders.Reference;

/// <summary>
/// What an answer's body means, read the plain and slow way: a document in memory, a row after the other. Shares nothing with the reader that it
/// checks.
/// </summary>
internal static class ReferenceReader
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1_000 };
    private static readonly string[] Lists = ["orders", "order history", "order_history", "orderHistory", "history"];

    public static ReferenceAnswer Read(byte[] body, ClientId client, OmsOrderId? only)
    {
        var json = body.AsMemory(body is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0);
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Deep);
        }
        catch (JsonException)
        {
            return ReferenceAnswer.None;
        }

        using (document)
        {
            return document.RootElement.ValueKind == JsonValueKind.Object ? ReadBody(document.RootElement, client, only) : ReferenceAnswer.None;
        }
    }

    private static ReferenceAnswer ReadBody(JsonElement body, ClientId client, OmsOrderId? only)
    {
        var data = ReferenceValue.Last(body, "data");
        var words = Words(body) ?? (data is { ValueKind: JsonValueKind.Object } inner ? Words(inner) : null);
        return words is not { } said ? ReferenceAnswer.None
            : said.Success ? ReadData(data, client, only) with { Code = said.Code, Message = said.Message }
            : new ReferenceAnswer(true, false, said.Code, said.Message, null);
    }

    private static (bool Success, int? Code, string Message)? Words(JsonElement element)
    {
        bool? success = ReferenceValue.Text(ReferenceValue.Last(element, "status")).Trim().ToUpperInvariant() switch
        {
            "SUCCESS" => true,
            "ERROR" or "FAILED" => false,
            _ => null,
        };
        var code = ReferenceValue.Number(ReferenceValue.Last(element, "error_code"));
        var isWhole = code is >= int.MinValue and <= int.MaxValue && decimal.Truncate(code.Value) == code;
        return success is { } said ? (said, isWhole ? (int?)code : null, ReferenceValue.Text(ReferenceValue.Last(element, "message"))) : null;
    }

    private static ReferenceAnswer ReadData(JsonElement? data, ClientId client, OmsOrderId? only)
    {
        if (data is not { } value)
        {
            return ReferenceAnswer.Of(OrderRows.Empty);
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            if (ReferenceValue.First(value, Lists) is not { } found)
            {
                return ReferenceAnswer.Of(OrderRows.Empty);
            }

            value = found;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Null => ReferenceAnswer.Of(OrderRows.Empty),
            JsonValueKind.Array => ReferenceAnswer.Of(ReadRows(value, client, only)),
            _ => new ReferenceAnswer(true, true, null, "", null),
        };
    }

    private static OrderRows ReadRows(JsonElement list, ClientId client, OmsOrderId? only)
    {
        var rows = new List<OrderRow>();
        var warnings = new List<RowWarning>();
        foreach (var (place, element) in list.EnumerateArray().Index())
        {
            var name = $"row {(place + 1).ToString(CultureInfo.InvariantCulture)}";
            if (element.ValueKind != JsonValueKind.Object)
            {
                warnings.Add(new(name, "is no row"));
                continue;
            }

            var row = ReadRow(element, isHistory: only is not null);
            row = row.OmsOrderId == "" && only is { } asked ? row with { OmsOrderId = asked.Value } : row;
            var problem = string.IsNullOrWhiteSpace(row.OmsOrderId) || row.OmsOrderId is "." or ".." ? "has no oms_order_id"
                : row.ClientId != "" && !string.Equals(row.ClientId, client.Value, StringComparison.OrdinalIgnoreCase) ? "is another client's"
                : only is { } order && row.OmsOrderId != order.Value ? "is another order's"
                : null;
            if (problem is null)
            {
                rows.Add(row);
            }
            else
            {
                warnings.Add(new(row.OmsOrderId == "" ? name : $"{name} {row.OmsOrderId}", problem));
            }
        }

        return new(rows, warnings);
    }

    private static OrderRow ReadRow(JsonElement row, bool isHistory)
    {
        var (averageTrade, average, avg) = (Number("average_trade_price"), Number("average_price"), Number("avg_price"));
        var rejection = Text("rejection_reason", "reject_reason");
        return new OrderRow
        {
            OmsOrderId = isHistory || !string.IsNullOrWhiteSpace(Id("oms_order_id")) ? Id("oms_order_id") : Id("order_id"),
            ExchangeOrderId = Id("exchange_order_id"),
            ExecutionType = Id("execution_type"),
            LegOrderIndicator = Id("leg_order_indicator"),
            OrderStatus = string.IsNullOrWhiteSpace(Text("order_status")) ? Text("status") : Text("order_status"),
            OrderSide = Text("order_side"),
            OrderType = Text("order_type"),
            Product = Text("product"),
            Exchange = Text("exchange"),
            TradingSymbol = Text("trading_symbol"),
            ClientId = Id("client_id"),
            Price = Number("price"),
            TriggerPrice = Number("trigger_price"),
            AveragePrice = ((decimal?[])[averageTrade, average, avg]).FirstOrDefault(p => p > 0) ?? averageTrade ?? average ?? avg,
            Quantity = Number("quantity"),
            FilledQuantity = Number("filled_quantity") ?? Number("fill_quantity"),
            RemainingQuantity = Number("remaining_quantity"),
            StopLossValue = Number("stop_loss_value"),
            SquareOffValue = Number("square_off_value"),
            TrailingStopLoss = Number("trailing_stop_loss"),
            RejectionReason = rejection == "NONE" ? "" : rejection,
            OrderEntryTime = Time("order_entry_time", "created_at"),
            ExchangeTime = Time("exchange_time") ?? (isHistory ? Time("modified_at") : null),
        };

        string Text(params string[] names) => ReferenceValue.Text(ReferenceValue.Last(row, names));
        string Id(string name) => Text(name) is var id && ReferenceValue.IsAbsent(id) ? "" : id;
        decimal? Number(string name) => ReferenceValue.Number(ReferenceValue.Last(row, name));
        DateTimeOffset? Time(params string[] names) => ReferenceValue.Time(ReferenceValue.Last(row, names));
    }
}

/// <param name="IsEnvelope">False where the body says nothing, and the rest is empty.</param>
/// <param name="Rows">Null where there are none to be had: an error, or orders that are no list.</param>
internal sealed record ReferenceAnswer(bool IsEnvelope, bool Success, int? Code, string Message, OrderRows? Rows)
{
    public static readonly ReferenceAnswer None = new(false, false, null, "", null);

    public static ReferenceAnswer Of(OrderRows rows) => new(true, true, null, "", rows);

    /// <summary>All of it as text, to the last zero of a price.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"envelope {IsEnvelope}, success {Success}, {Code}, '{Message}'") + (Rows is null ? ", no rows" : string.Concat(
        Rows.Rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"\n{r} {r.OrderEntryTime:O} {r.ExchangeTime:O}")).Concat(Rows.Warnings.Select(w => $"\n{w}"))));
}
