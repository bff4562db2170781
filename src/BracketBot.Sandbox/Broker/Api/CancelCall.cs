namespace BracketBot.Sandbox.Broker;

/// <summary>DELETE /api/v1/orders/kart/{oms_order_id}: the packet checked field by field, then against the row, then carried out.</summary>
internal static class CancelCall
{
    public static Answer Answer(BrokerState state, ApiCall call, string clientId)
    {
        var errors = state.Envelopes;
        var (packet, error) = CancelPacket.Read(call.Request, errors);
        if (packet is null)
            return error!;
        if (packet.ClientId != clientId)
            return errors.Error(ErrorCode.Forbidden, "Request forbidden");
        if (packet.ExecutionType != "BO")
            return errors.Invalid("execution_type");
        if (packet.Leg is not ("ENTRY" or "SECOND" or "THIRD"))
            return errors.Invalid("leg_order_indicator");
        if (packet.OmsOrderId != call.Request.OmsOrderId)
            return errors.Error(ErrorCode.BadField, "`oms_order_id` doesn't match the path");
        if (state.Book.Find(packet.OmsOrderId) is not { } order || order.ClientId != clientId)
            return errors.Error(ErrorCode.OrderNotFound, "Order not found");
        if (!order.IsBracket)
            return errors.Error(ErrorCode.NotABracket, "Order is not a bracket order");
        if (order.Legs.Find(row => row.Indicator == packet.Leg && row.ExchangeOrderId == packet.ExchangeOrderId) is not { } leg)
            return errors.Error(ErrorCode.LegNotFound, $"No {packet.Leg} leg with this `exchange_order_id`");
        if (!leg.IsOpen)
            return errors.Error(ErrorCode.LegClosed, $"Order can't be cancelled, it is {leg.Status}");
        if (packet.Status != leg.Status)
            return errors.Error(ErrorCode.StatusDiffers, $"`status` doesn't match, the order is {leg.Status}");
        return Cancelling.TryCancel(state.Book, order, leg, state.ExitLegRule)
            ? Envelopes.Cancelled()
            : errors.Error(ErrorCode.ExitRefused, "Exit legs of a bracket order can't be cancelled");
    }
}
