using System.Runtime.CompilerServices;
using System.Text.Json;
using BracketBot.Broker.Wire;
using BracketBot.Core.Orders;

namespace BracketBot.Broker.Orders;

/// <summary>
/// Reads the rows of one order book or history. The first pass over a row only finds where its fields are (of a repeated name, the last counts). That
/// is enough to know whether the row is wanted at all.
/// </summary>
/// <param name="isHistory">A history's <c>order_id</c> is an id of its own (a UUID), not the order's.</param>
internal sealed class OrderRowReader(bool isHistory)
{
    /// <summary>What some hosts write if nothing was rejected.</summary>
    private const string NoReason = "NONE";

    private readonly TextPool _pool = new();
    private readonly string?[] _last = new string?[(int)RowField.None];

    /// <param name="reader">Starts on the row's opening brace and ends on its closing one.</param>
    public static Fields Find(ref Utf8JsonReader reader)
    {
        var fields = default(Fields);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (RowFieldNames.Of(reader.ValueSpan) is var field and not RowField.None)
            {
                fields[(int)field] = JsonValue.Read(ref reader);
            }
            else
            {
                LenientJson.SkipValue(ref reader);
            }
        }

        return fields;
    }

    public OrderRow Read(in Fields row, ReadOnlySpan<byte> body) => new()
    {
        OmsOrderId = isHistory || Id(in row, body, RowField.OmsOrderId) is { Length: > 0 } ? Id(in row, body, RowField.OmsOrderId) : Id(in row, body, RowField.OrderId),
        ExchangeOrderId = Known(row[(int)RowField.ExchangeOrderId].Text(body)),
        ExecutionType = Id(in row, body, RowField.ExecutionType),
        LegOrderIndicator = Id(in row, body, RowField.Leg),
        OrderStatus = Text(in row, body, RowField.OrderStatus) is var status && string.IsNullOrWhiteSpace(status) ? Text(in row, body, RowField.Status) : status,
        OrderSide = Text(in row, body, RowField.Side),
        OrderType = Text(in row, body, RowField.Type),
        Product = Text(in row, body, RowField.Product),
        Exchange = Text(in row, body, RowField.Exchange),
        TradingSymbol = Text(in row, body, RowField.Symbol),
        ClientId = Id(in row, body, RowField.ClientId),
        Price = row[(int)RowField.Price].Number(body),
        TriggerPrice = row[(int)RowField.Trigger].Number(body),
        AveragePrice = FirstPaid(row[(int)RowField.AverageTrade].Number(body), row[(int)RowField.Average].Number(body), row[(int)RowField.Avg].Number(body)),
        Quantity = row[(int)RowField.Quantity].Number(body),
        FilledQuantity = row[(int)RowField.Filled].Number(body) ?? row[(int)RowField.Fill].Number(body),
        RemainingQuantity = row[(int)RowField.Remaining].Number(body),
        StopLossValue = row[(int)RowField.StopLoss].Number(body),
        SquareOffValue = row[(int)RowField.SquareOff].Number(body),
        TrailingStopLoss = row[(int)RowField.Trail].Number(body),
        RejectionReason = Text(in row, body, RowField.Rejection) is var reason and not NoReason ? reason : "",
        OrderEntryTime = row[(int)RowField.Entered].Time(body),
        ExchangeTime = row[(int)RowField.ExchangeTime].Time(body) ?? (isHistory ? row[(int)RowField.Modified].Time(body) : null),
    };

    private string Text(in Fields row, ReadOnlySpan<byte> body, RowField field) => row[(int)field].Text(body, _pool, ref _last[(int)field]);

    private string Id(in Fields row, ReadOnlySpan<byte> body, RowField field) => Known(Text(in row, body, field));

    private static string Known(string id) => Absent.Is(id) ? "" : id;

    /// <summary>An average of 0 counts as absent.</summary>
    private static decimal? FirstPaid(decimal? trade, decimal? average, decimal? avg) =>
        trade is > 0 ? trade : average is > 0 ? average : avg is > 0 ? avg : trade ?? average ?? avg;

    /// <summary>Where a row's fields are in the body.</summary>
    [InlineArray((int)RowField.None)]
    internal struct Fields
    {
        private JsonValue _first;
    }
}
