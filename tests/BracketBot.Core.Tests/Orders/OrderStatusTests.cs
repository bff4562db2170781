using BracketBot.Core.Orders;

namespace BracketBot.Core.Tests.Orders;

public class OrderStatusTests
{
    [Theory]
    [InlineData("NEW", OrderStatusKind.Open)]
    [InlineData("CONFIRMED", OrderStatusKind.Open)]
    [InlineData("MODIFY_CONFIRMED", OrderStatusKind.Open)]
    [InlineData("MODIFY CONFIRMED", OrderStatusKind.Open)]
    [InlineData("MODCONFIRMED", OrderStatusKind.Open)]
    [InlineData("TRIGGER_PENDING", OrderStatusKind.Open)]
    [InlineData("trigger pending", OrderStatusKind.Open)]
    [InlineData("Trigger-Pending", OrderStatusKind.Open)]
    [InlineData("AMO_REQ_RECEIVED", OrderStatusKind.Open)]
    [InlineData("AMO_MODIFY_CONFIRMED", OrderStatusKind.Open)]
    [InlineData("COMPLETE", OrderStatusKind.Complete)]
    [InlineData("Complete", OrderStatusKind.Complete)]
    [InlineData("CANCELLED", OrderStatusKind.Cancelled)]
    [InlineData("CANCELED", OrderStatusKind.Cancelled)]
    [InlineData("CANCEL_CONFIRMED", OrderStatusKind.Cancelled)]
    [InlineData("AMO_CANCEL_CONFIRMED", OrderStatusKind.Cancelled)]
    [InlineData("AMO CANCEL CONFIRMED", OrderStatusKind.Cancelled)]
    [InlineData("REJECTED", OrderStatusKind.Rejected)]
    [InlineData("", OrderStatusKind.Unknown)]
    [InlineData("CANCEL_REJECTED", OrderStatusKind.Unknown)]
    [InlineData("FROZEN", OrderStatusKind.Unknown)]
    [InlineData("CANCEL_PENDING", OrderStatusKind.BeingCancelled)]
    [InlineData("Cancel Pending", OrderStatusKind.BeingCancelled)]
    [InlineData("PENDING_CANCEL", OrderStatusKind.BeingCancelled)]
    [InlineData("cancelling", OrderStatusKind.BeingCancelled)]
    [InlineData("AMO_CANCEL_REQ_RECEIVED", OrderStatusKind.BeingCancelled)]
    [InlineData("CANCELLATION REQUESTED", OrderStatusKind.BeingCancelled)]
    [InlineData("CANCEL_REQUEST_REJECTED", OrderStatusKind.Unknown)]
    [InlineData("CANCEL FAILED", OrderStatusKind.Unknown)]
    [InlineData("NOT COMPLETE", OrderStatusKind.Unknown)]
    [InlineData("A STATUS THAT IS LONGER THAN ANY THAT THE BOT HAS EVER HEARD OF", OrderStatusKind.Unknown)]
    public void Kind_OfAWord(string word, OrderStatusKind kind)
    {
        Assert.Equal(kind, new OrderStatus(word).Kind);
        Assert.Equal(word, new OrderStatus(word).Value);
    }
}
