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
/// Reads the rows in an answer's <c>data</c>: <c>data.orders</c>, a history under <c>data["order history"]</c>, or <c>data</c> itself if that is the
/// list. A row that can't be one of this client's orders is left out with a warning; no row's content ever costs the other rows.
/// </summary>
/// <param name="client">Whose rows are wanted; a row without a <c>client_id</c> counts as this client's.</param>
/// <param name="only">The order whose history was requested; a row without an id belongs to it. Null for the book.</param>
/// <param name="about">Which part of the book is wanted; null for all of it.</param>
internal sealed class OrderListReader(ClientId client, OmsOrderId? only, OrderFocus? about = null) : IDataReader<OrderRows>
{
    public Result<OrderRows, BrokerError> Result { get; private set; } = OrderRows.Empty;

    public void Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        Result = OrderRows.Empty;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Result = ReadList(ref reader, body);
            return;
        }

        for (var isFound = false; reader.Read() && reader.TokenType == JsonTokenType.PropertyName;)
        {
            if (isFound || !IsList(in reader))
            {
                LenientJson.SkipValue(ref reader);
                continue;
            }

            isFound = true;
            reader.Read();
            Result = ReadList(ref reader, body);
        }
    }

    private static bool IsList(in Utf8JsonReader reader) =>
        reader.Names("orders"u8) || reader.Names("order history"u8) || reader.Names("order_history"u8) || reader.Names("orderHistory"u8) || reader.Names("history"u8);

    private Result<OrderRows, BrokerError> ReadList(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return OrderRows.Empty;
            case JsonTokenType.StartArray:
                return about is null ? ReadRows(ref reader, body, null, out _) : ReadAbout(about, ref reader, body);
            default:
                reader.Skip();
                return new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoOrderList));
        }
    }

    private OrderRows ReadAbout(OrderFocus focus, ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        var start = reader;
        var some = ReadRows(ref reader, body, new OthersLegs(client, focus), out var hasWanted);
        if (hasWanted || !focus.ElseAll)
        {
            return some;
        }

        reader = start;
        return ReadRows(ref reader, body, null, out _);
    }

    /// <param name="others">Tells which rows can be skipped; null if none can.</param>
    /// <param name="hasWanted">True if it found a sound leg of a wanted order.</param>
    private OrderRows ReadRows(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, OthersLegs? others, out bool hasWanted)
    {
        hasWanted = false;
        var rows = new List<OrderRow>();
        var warnings = new List<RowWarning>();
        var rowReader = new OrderRowReader(isHistory: only is not null);
        for (var index = 1; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                warnings.Add(new(Name(index, ""), "is no row"));
                continue;
            }

            var fields = OrderRowReader.Find(ref reader);
            var isWanted = others?.IsWanted(in fields, body);
            hasWanted |= isWanted is true;
            if (isWanted is false)
            {
                continue;
            }

            var row = rowReader.Read(in fields, body);
            if (row.OmsOrderId.Length == 0 && only is { } asked)
            {
                row = row with { OmsOrderId = asked.Value };
            }

            if (Problem(row) is { } problem)
            {
                warnings.Add(new(Name(index, row.OmsOrderId), problem));
            }
            else
            {
                rows.Add(row);
            }
        }

        return rows.Count + warnings.Count == 0 ? OrderRows.Empty : new(rows, warnings);
    }

    private string? Problem(OrderRow row)
    {
        if (!KartUrls.CanBeSegment(row.OmsOrderId))
        {
            return "has no oms_order_id";
        }

        if (row.ClientId.Length > 0 && !row.ClientId.Equals(client.Value, StringComparison.OrdinalIgnoreCase))
        {
            return "is another client's";
        }

        return only is { } asked && row.OmsOrderId != asked.Value ? "is another order's" : null;
    }

    private static string Name(int index, string id) =>
        string.Create(CultureInfo.InvariantCulture, $"row {index}{(id.Length == 0 ? "" : " ")}{id}");
}
