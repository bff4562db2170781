using System.Globalization;
using System.Text.Json;
using BracketBot.Broker.Http;
using BracketBot.Broker.Wire;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Broker.Orders;

/// <summary>
/// The rows in an answer's <c>data</c>: <c>data.orders</c>, a history under <c>data["order history"]</c>, or <c>data</c> itself where that is the
/// list. A row that can't be one of this
/// client's orders is left out, with a warning; whatever it holds, it never costs the other rows.
/// </summary>
internal static class OrderListReader
{
    /// <param name="data">An envelope's data.</param>
    /// <param name="client">Whose rows are wanted; a row without a <c>client_id</c> counts as theirs.</param>
    /// <param name="only">The order that was asked for, which a row without an id is then of; null for the whole book.</param>
    public static Result<OrderRows, BrokerError> Read(ReadOnlyMemory<byte> data, ClientId client, OmsOrderId? only)
    {
        var reader = LenientJson.Reader(data.Span);
        if (data.IsEmpty || !reader.Read() || !MoveToList(ref reader))
            return OrderRows.Empty;
        if (reader.TokenType == JsonTokenType.Null)
            return OrderRows.Empty;
        if (reader.TokenType != JsonTokenType.StartArray)
            return new BrokerError.OutcomeUnknown("the answer's orders are no list");
        return ReadRows(ref reader, client, only);
    }

    /// <summary>Moves to the value that holds the rows; false where there is none.</summary>
    private static bool MoveToList(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Names("orders"u8) || reader.Names("order history"u8) || reader.Names("order_history"u8) || reader.Names("orderHistory"u8)
                || reader.Names("history"u8))
                return reader.Read();
            LenientJson.SkipValue(ref reader);
        }
        return false;
    }

    private static OrderRows ReadRows(ref Utf8JsonReader reader, ClientId client, OmsOrderId? only)
    {
        var rows = new List<OrderRow>();
        var warnings = new List<RowWarning>();
        var pool = new TextPool();
        for (var index = 1; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                warnings.Add(new(Name(index, ""), "is no row"));
                continue;
            }
            var row = OrderRowReader.Read(ref reader, pool, isHistory: only is not null);
            if (row.OmsOrderId.Length == 0 && only is { } asked)
                row = row with { OmsOrderId = asked.Value };
            if (Problem(row, client, only) is { } problem)
                warnings.Add(new(Name(index, row.OmsOrderId), problem));
            else
                rows.Add(row);
        }
        return rows.Count + warnings.Count == 0 ? OrderRows.Empty : new(rows, warnings);
    }

    private static string? Problem(OrderRow row, ClientId client, OmsOrderId? only)
    {
        if (!KartUrls.CanBeSegment(row.OmsOrderId))
            return "has no oms_order_id";
        if (row.ClientId.Length > 0 && !row.ClientId.Equals(client.Value, StringComparison.OrdinalIgnoreCase))
            return "is another client's";
        return only is { } asked && row.OmsOrderId != asked.Value ? "is another order's" : null;
    }

    private static string Name(int index, string id) =>
        string.Create(CultureInfo.InvariantCulture, $"row {index}{(id.Length == 0 ? "" : " ")}{id}");
}
