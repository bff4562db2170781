namespace BracketBot.Sandbox.Broker;

/// <summary>DELETE /api/v1/orders/kart/{oms_order_id}: the packet checked field by field, then against the row, then carried out.</summary>
internal static class CancelCall
{
    public static Answer Answer(BrokerState state, ApiCall call, string clientId)
    {
        var errors = state.Envelopes;
        var (packet, error) = CancelPacket.Read(call.Request, errors);
        if (packet is null)
        {
            return error!;
        }

        if (packet.ClientId != clientId)
        {
            return errors.Error(ErrorCode.Forbidden, "Request forbidden");
        }

        if (packet.ExecutionType != "BO")
        {
            return errors.Invalid("execution_type");
        }

        if (packet.Leg is not ("ENTRY" or "SECOND" or "THIRD"))
        {
            return errors.Invalid("leg_order_indicator");
        }

        if (packet.OmsOrderId != call.Request.OmsOrderId)
        {
            return errors.Error(ErrorCode.BadField, "`oms_order_id` doesn't match the path");
        }

        if (state.Book.Find(packet.OmsOrderId) is not { } order || order.ClientId != clientId)
        {
            return errors.Error(ErrorCode.OrderNotFound, "Order not found");
        }

        if (!order.IsBracket)
        {
            return errors.Error(ErrorCode.NotABracket, "Order is not a bracket order");
        }

        if (order.Legs.Find(row => row.Indicator == packet.Leg && row.ExchangeOrderId == packet.ExchangeOrderId) is not { } leg)
        {
            return errors.Error(ErrorCode.LegNotFound, $"No {packet.Leg} leg with this `exchange_order_id`");
        }

        var status = StatusWords.Of(state.Profile, leg.Status);
        if (!leg.IsOpen)
        {
            return errors.Error(ErrorCode.LegClosed, $"Order can't be cancelled, it is {status}");
        }

        if (leg.CancelDue is not null)
        {
            return errors.Error(ErrorCode.LegClosed, "Order can't be cancelled as it is being processed");
        }

        if (packet.Status != status)
        {
            return errors.Error(ErrorCode.StatusDiffers, $"`status` doesn't match, the order is {status}");
        }

        return Cancelling.TryCancel(state.Book, order, leg, state.ExitLegRule, state.CancelTakes)
            ? errors.Cancelled()
            : errors.Error(ErrorCode.ExitRefused, "Exit legs of a bracket order can't be cancelled");
    }
}
