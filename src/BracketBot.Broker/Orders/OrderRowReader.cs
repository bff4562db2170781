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

    /// <summary>Room for any name below; a longer one is none of them.</summary>
    private const int LongestName = 32;

    /// <param name="isHistory">A history's <c>order_id</c> is an id of its own (a UUID), and not the order's.</param>
    /// <param name="reader">Stands on the row's opening brace; is left on its closing one.</param>
    public static OrderRow Read(ref Utf8JsonReader reader, TextPool pool, bool isHistory = false)
    {
        var row = default(Fields);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            row.ReadField(ref reader, pool);
        return row.ToRow(isHistory);
    }

    private struct Fields
    {
        private string? _omsOrderId, _orderId, _exchangeOrderId, _executionType, _leg, _orderStatus, _status, _side, _type;
        private string? _product, _exchange, _symbol, _clientId, _rejection;
        private decimal? _price, _trigger, _averageTrade, _average, _avg, _quantity, _filled, _fill, _remaining;
        private decimal? _stopLoss, _squareOff, _trail;
        private DateTimeOffset? _entered, _exchangeTime, _modified;

        public void ReadField(ref Utf8JsonReader reader, TextPool pool)
        {
            Span<char> name = stackalloc char[LongestName];
            switch (LenientJson.Name(in reader, name))
            {
                case "oms_order_id": _omsOrderId = LenientJson.ReadId(ref reader, pool); break;
                case "order_id": _orderId = LenientJson.ReadId(ref reader, pool); break;
                case "exchange_order_id": _exchangeOrderId = LenientJson.ReadId(ref reader); break;
                case "execution_type": _executionType = LenientJson.ReadId(ref reader, pool); break;
                case "leg_order_indicator": _leg = LenientJson.ReadId(ref reader, pool); break;
                case "order_status": _orderStatus = LenientJson.ReadText(ref reader, pool); break;
                case "status": _status = LenientJson.ReadText(ref reader, pool); break;
                case "order_side": _side = LenientJson.ReadText(ref reader, pool); break;
                case "order_type": _type = LenientJson.ReadText(ref reader, pool); break;
                case "product": _product = LenientJson.ReadText(ref reader, pool); break;
                case "exchange": _exchange = LenientJson.ReadText(ref reader, pool); break;
                case "trading_symbol": _symbol = LenientJson.ReadText(ref reader, pool); break;
                case "client_id": _clientId = LenientJson.ReadId(ref reader, pool); break;
                case "rejection_reason" or "reject_reason": _rejection = LenientJson.ReadText(ref reader, pool); break;
                case "price": _price = LenientJson.ReadNumber(ref reader); break;
                case "trigger_price": _trigger = LenientJson.ReadNumber(ref reader); break;
                case "average_trade_price": _averageTrade = LenientJson.ReadNumber(ref reader); break;
                case "average_price": _average = LenientJson.ReadNumber(ref reader); break;
                case "avg_price": _avg = LenientJson.ReadNumber(ref reader); break;
                case "quantity": _quantity = LenientJson.ReadNumber(ref reader); break;
                case "filled_quantity": _filled = LenientJson.ReadNumber(ref reader); break;
                case "fill_quantity": _fill = LenientJson.ReadNumber(ref reader); break;
                case "remaining_quantity": _remaining = LenientJson.ReadNumber(ref reader); break;
                case "stop_loss_value": _stopLoss = LenientJson.ReadNumber(ref reader); break;
                case "square_off_value": _squareOff = LenientJson.ReadNumber(ref reader); break;
                case "trailing_stop_loss": _trail = LenientJson.ReadNumber(ref reader); break;
                case "order_entry_time" or "created_at": _entered = LenientJson.ReadTime(ref reader); break;
                case "modified_at": _modified = LenientJson.ReadTime(ref reader); break;
                case "exchange_time": _exchangeTime = LenientJson.ReadTime(ref reader); break;
                default: LenientJson.SkipValue(ref reader); break;
            }
        }

        public readonly OrderRow ToRow(bool isHistory) => new()
        {
            OmsOrderId = isHistory ? _omsOrderId ?? "" : First(_omsOrderId, _orderId),
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
            ExchangeTime = _exchangeTime ?? (isHistory ? _modified : null),
        };

        private static string First(string? one, string? other) => string.IsNullOrWhiteSpace(one) ? other ?? "" : one;

        /// <summary>0 stands for an absent average too.</summary>
        private static decimal? FirstPaid(decimal? trade, decimal? average, decimal? avg) =>
            trade is > 0 ? trade : average is > 0 ? average : avg is > 0 ? avg : trade ?? average ?? avg;
    }
}
