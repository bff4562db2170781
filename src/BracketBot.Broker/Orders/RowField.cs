namespace BracketBot.Broker.Orders;

/// <summary>The fields of a row that the bot reads.</summary>
internal enum RowField
{
    OmsOrderId,
    OrderId,
    ExchangeOrderId,
    ExecutionType,
    Leg,
    OrderStatus,
    Status,
    Side,
    Type,
    Product,
    Exchange,
    Symbol,
    ClientId,
    Rejection,
    Price,
    Trigger,
    AverageTrade,
    Average,
    Avg,
    Quantity,
    Filled,
    Fill,
    Remaining,
    StopLoss,
    SquareOff,
    Trail,
    Entered,
    Modified,
    ExchangeTime,

    /// <summary>The number of fields; also stands for any other name.</summary>
    None,
}

/// <summary>Maps names to fields. Some fields have other names on some hosts.</summary>
internal static class RowFieldNames
{
    /// <param name="name">As written. The API's names have no escapes, so one with an escape matches nothing.</param>
    public static RowField Of(ReadOnlySpan<byte> name) => name.Length switch
    {
        5 => Is(name, "price"u8, RowField.Price),
        6 => Is(name, "status"u8, RowField.Status),
        7 => Is(name, "product"u8, RowField.Product),
        8 => name[0] switch
        {
            (byte)'e' => Is(name, "exchange"u8, RowField.Exchange),
            (byte)'q' => Is(name, "quantity"u8, RowField.Quantity),
            _ => Is(name, "order_id"u8, RowField.OrderId),
        },
        9 => name[0] == 'c' ? Is(name, "client_id"u8, RowField.ClientId) : Is(name, "avg_price"u8, RowField.Avg),
        10 => name[6] switch
        {
            (byte)'s' => Is(name, "order_side"u8, RowField.Side),
            (byte)'t' => Is(name, "order_type"u8, RowField.Type),
            _ => Is(name, "created_at"u8, RowField.Entered),
        },
        11 => Is(name, "modified_at"u8, RowField.Modified),
        12 => name[1] == 'm' ? Is(name, "oms_order_id"u8, RowField.OmsOrderId) : Is(name, "order_status"u8, RowField.OrderStatus),
        13 => name[0] switch
        {
            (byte)'t' => Is(name, "trigger_price"u8, RowField.Trigger),
            (byte)'a' => Is(name, "average_price"u8, RowField.Average),
            (byte)'f' => Is(name, "fill_quantity"u8, RowField.Fill),
            (byte)'r' => Is(name, "reject_reason"u8, RowField.Rejection),
            _ => Is(name, "exchange_time"u8, RowField.ExchangeTime),
        },
        14 => name[0] == 'e' ? Is(name, "execution_type"u8, RowField.ExecutionType) : Is(name, "trading_symbol"u8, RowField.Symbol),
        15 => name[0] == 'f' ? Is(name, "filled_quantity"u8, RowField.Filled) : Is(name, "stop_loss_value"u8, RowField.StopLoss),
        16 => name[0] switch
        {
            (byte)'r' => Is(name, "rejection_reason"u8, RowField.Rejection),
            (byte)'s' => Is(name, "square_off_value"u8, RowField.SquareOff),
            _ => Is(name, "order_entry_time"u8, RowField.Entered),
        },
        17 => Is(name, "exchange_order_id"u8, RowField.ExchangeOrderId),
        18 => name[0] == 'r' ? Is(name, "remaining_quantity"u8, RowField.Remaining) : Is(name, "trailing_stop_loss"u8, RowField.Trail),
        19 => name[0] == 'l' ? Is(name, "leg_order_indicator"u8, RowField.Leg) : Is(name, "average_trade_price"u8, RowField.AverageTrade),
        _ => RowField.None,
    };

    private static RowField Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> known, RowField field) => name.SequenceEqual(known) ? field : RowField.None;
}
