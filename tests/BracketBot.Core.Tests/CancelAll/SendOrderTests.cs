using BracketBot.Core.CancelAll;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.CancelAll;

public class SendOrderTests
{
    [Fact]
    public void Exits_OfABracket_GoOneByOneAndTargetsFirst()
    {
        var second = SampleRows.Target with { ExchangeOrderId = "9", Quantity = 2 };
        var book = SampleBook.Of(SampleRows.Stop, SampleRows.Target, second, SampleRows.Stop with { OmsOrderId = SampleRows.OtherOrder });
        var run = Run(book, CancelAllGroup.Exits);

        var order = SendOrder.Of(run);

        Assert.Equal(
            ["THIRD 1100000012461400", "SECOND 1100000012461399", "THIRD 9", "SECOND 1100000012461399"],
            order.Select(p => $"{run.Legs[p.Place].Leg.Ref.Indicator} {run.Legs[p.Place].Leg.Ref.ExchangeOrderId}"));
        Assert.Equal([null, null, order[0].Place, order[2].Place], order.Select(p => p.After));
    }

    [Fact]
    public void Entries_DontWaitForEachOther() =>
        Assert.All(SendOrder.Of(Run(SampleBook.Of([.. SampleRows.Entries(5)]), CancelAllGroup.Entries)), p => Assert.Null(p.After));

    private static CancelAllRun Run(OrderBook book, CancelAllGroup group) => new(CancelAllPreview.Of(new CancelAllFilter("", null, null), book), group, SampleTime.Now);
}
