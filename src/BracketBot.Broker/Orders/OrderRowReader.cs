using System.Text.Json;
using BracketBot.Broker.Wire;
using BracketBot.Core.Orders;

namespace BracketBot.Broker.Orders;

/// <summary>
/// One row of the order book or of an order's history, whose fields have other names on some hosts (<c>status</c>, <c>order_id</c>,
/// <c>avg_price</c>, <c>fill_quantity</c>).
/// </summary>
internal static class OrderRowReader
{
    /// <summary>What some hosts write where nothing was rejected.</summary>
    private const string NoReason = "NONE";

    /// <param name="reader">Stands on the row's opening brace; is left on its closing one.</param>
    public static OrderRow Read(ref Utf8JsonReader reader, TextPool pool)
    {
        var row = default(Fields);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            row.ReadField(ref reader, pool);
        return row.ToRow();
    }

    private struct Fields
    {
        private string? _omsOrderId, _orderId, _exchangeOrderId, _executionType, _leg, _orderStatus, _status, _side, _type;
        private string? _product, _exchange, _symbol, _clientId, _rejection;
        private decimal? _price, _trigger, _averageTrade, _average, _avg, _quantity, _filled, _fill, _remaining;
        private decimal? _stopLoss, _squareOff, _trail;
        private DateTimeOffset? _entered, _exchangeTime;

        public void ReadField(ref Utf8JsonReader reader, TextPool pool)
        {
            // Names with an escape in them are none of ours.
            switch (reader.ValueIsEscaped ? [] : reader.ValueSpan)
            {
                case var n when n.SequenceEqual("oms_order_id"u8): _omsOrderId = LenientJson.ReadId(ref reader, pool); break;
                case var n when n.SequenceEqual("order_id"u8): _orderId = LenientJson.ReadId(ref reader, pool); break;
                case var n when n.SequenceEqual("exchange_order_id"u8): _exchangeOrderId = LenientJson.ReadId(ref reader); break;
                case var n when n.SequenceEqual("execution_type"u8): _executionType = LenientJson.ReadText(ref reader, pool); break;
                case var n when n.SequenceEqual("leg_order_indicator"u8): _leg = LenientJson.ReadText(ref reader, pool); break;
                case var n when n.SequenceEqual("order_status"u8): _orderStatus = LenientJson.ReadText(ref reader, pool); break;
                case var n when n.SequenceEqual("status"u8): _status = LenientJson.ReadText(ref reader, pool); break;
                case var n when n.SequenceEqual("order_side"u8): _side = LenientJson.ReadText(ref reader, pool); break;
                case var n when n.SequenceEqual("order_type"u8): _type = LenientJson.ReadText(ref reader, pool); break;
                case var n when n.SequenceEqual("product"u8): _product = LenientJson.ReadText(ref reader, pool); break;
                case var n when n.SequenceEqual("exchange"u8): _exchange = LenientJson.ReadText(ref reader, pool); break;
                case var n when n.SequenceEqual("trading_symbol"u8): _symbol = LenientJson.ReadText(ref reader, pool); break;
                case var n when n.SequenceEqual("client_id"u8): _clientId = LenientJson.ReadId(ref reader, pool); break;
                case var n when n.SequenceEqual("rejection_reason"u8): _rejection = LenientJson.ReadText(ref reader, pool); break;
                case var n when n.SequenceEqual("price"u8): _price = LenientJson.ReadNumber(ref reader); break;
                case var n when n.SequenceEqual("trigger_price"u8): _trigger = LenientJson.ReadNumber(ref reader); break;
                case var n when n.SequenceEqual("average_trade_price"u8): _averageTrade = LenientJson.ReadNumber(ref reader); break;
                case var n when n.SequenceEqual("average_price"u8): _average = LenientJson.ReadNumber(ref reader); break;
                case var n when n.SequenceEqual("avg_price"u8): _avg = LenientJson.ReadNumber(ref reader); break;
                case var n when n.SequenceEqual("quantity"u8): _quantity = LenientJson.ReadNumber(ref reader); break;
                case var n when n.SequenceEqual("filled_quantity"u8): _filled = LenientJson.ReadNumber(ref reader); break;
                case var n when n.SequenceEqual("fill_quantity"u8): _fill = LenientJson.ReadNumber(ref reader); break;
                case var n when n.SequenceEqual("remaining_quantity"u8): _remaining = LenientJson.ReadNumber(ref reader); break;
                case var n when n.SequenceEqual("stop_loss_value"u8): _stopLoss = LenientJson.ReadNumber(ref reader); break;
                case var n when n.SequenceEqual("square_off_value"u8): _squareOff = LenientJson.ReadNumber(ref reader); break;
                case var n when n.SequenceEqual("trailing_stop_loss"u8): _trail = LenientJson.ReadNumber(ref reader); break;
                case var n when n.SequenceEqual("order_entry_time"u8): _entered = LenientJson.ReadTime(ref reader); break;
                case var n when n.SequenceEqual("exchange_time"u8): _exchangeTime = LenientJson.ReadTime(ref reader); break;
                default: LenientJson.SkipValue(ref reader); break;
            }
        }

        public readonly OrderRow ToRow() => new()
        {
            OmsOrderId = First(_omsOrderId, _orderId),
            ExchangeOrderId = _exchangeOrderId ?? "",
            ExecutionType = _executionType ?? "",
            LegOrderIndicator = _leg ?? "",
            OrderStatus = First(_orderStatus, _status),
            OrderSide = _side ?? "",
            OrderType = _type ?? "",
            Product = _product ?? "",
            Exchange = _exchange ?? "",
            TradingSymbol = _symbol ?? "",
            ClientId = _clientId ?? "",
            Price = _price,
            TriggerPrice = _trigger,
            AveragePrice = FirstPaid(_averageTrade, _average, _avg),
            Quantity = _quantity,
            FilledQuantity = _filled ?? _fill,
            RemainingQuantity = _remaining,
            StopLossValue = _stopLoss,
            SquareOffValue = _squareOff,
            TrailingStopLoss = _trail,
            RejectionReason = _rejection is null or NoReason ? "" : _rejection,
            OrderEntryTime = _entered,
            ExchangeTime = _exchangeTime,
        };

        private static string First(string? one, string? other) => string.IsNullOrWhiteSpace(one) ? other ?? "" : one;

        /// <summary>0 stands for an absent average too.</summary>
        private static decimal? FirstPaid(decimal? trade, decimal? average, decimal? avg) =>
            trade is > 0 ? trade : average is > 0 ? average : avg is > 0 ? avg : trade ?? average ?? avg;
    }
}
