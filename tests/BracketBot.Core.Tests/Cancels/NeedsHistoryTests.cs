using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Cancels;

/// <summary>When a look reads the order's history, too.</summary>
public class NeedsHistoryTests
{
    private static readonly LegRef Leg = SampleBook.Entry.Ref;

    [Theory]
    [InlineData(true, "CONFIRMED", false)]
    [InlineData(false, "CONFIRMED", true)]
    [InlineData(false, "CANCELLED", false)]
    public void NeedsHistory_WhereBothListsCouldBeRead_OnlyForALegThatIsOverAndReadsAsOpen(bool isPending, string status, bool needs)
    {
        IReadOnlyList<OrderRow> rows = [SampleRows.Entry with { OrderStatus = status }];
        var book = OrderBook.From(new OrderRows(isPending ? rows : [], []), new OrderRows(isPending ? [] : rows, []), SampleTime.Now);

        Assert.Equal(needs, Evidence.NeedsHistory(book, Leg));
    }

    [Fact]
    public void NeedsHistory_ForALegThatNoListShows_OrWithAListUnread()
    {
        Assert.True(Evidence.NeedsHistory(OrderBook.From(OrderRows.Empty, OrderRows.Empty, SampleTime.Now), Leg));
        Assert.True(Evidence.NeedsHistory(OrderBook.From(new OrderRows([SampleRows.Entry], []), null, SampleTime.Now), Leg));
    }
}
