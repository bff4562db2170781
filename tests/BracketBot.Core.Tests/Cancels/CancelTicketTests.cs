using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Cancels;

public class CancelTicketTests
{
    [Fact]
    public void Packet_OfATicket_IsTheLegAsItsCardShowedIt() => Assert.Equal(
        new CancelPacket(
            new("YA0002"), new LegRef(new(SampleRows.Order), LegIndicator.Entry, new("1100000012461398")), "MODIFY_CONFIRMED"),
        SampleTicket.OfEntry.Packet);

    [Fact]
    public void Packet_LegThatTheCardDidNotShow_IsABug() => Assert.Throws<InvalidOperationException>(
        () => SampleTicket.Of(SampleBook.Entry.Ref with { ExchangeOrderId = new("9") }).Packet);
}
