using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Cancels;

/// <summary>What became of the leg's siblings.</summary>
public class AftermathTests
{
    private static readonly OrderRow Gone = SampleRows.Entry with { OrderStatus = "CANCELLED" };

    [Fact]
    public void Siblings_BeforeAndAfter_AreSideBySide()
    {
        var book = SampleBook.Both([SampleRows.Target], [Gone, SampleRows.Stop with { OrderStatus = "CANCELLED" }]);

        var aftermath = Of(book);

        Assert.Equal(CancelBlock.Cancelled, aftermath.Leg.After?.Block);
        Assert.Equal([SampleBook.Stop, SampleBook.Target], aftermath.Siblings.Select(s => s.Before));
        Assert.Equal([CancelBlock.Cancelled, null], aftermath.Siblings.Select(s => s.After?.Block));
        Assert.DoesNotContain(aftermath.Siblings, s => s.Latest.Ref == SampleBook.Entry.Ref);
    }

    [Fact]
    public void Siblings_NoLongerInTheBook_HaveNoAfter()
    {
        var siblings = Of(SampleBook.Both([], [Gone])).Siblings;

        Assert.Equal([SampleBook.Stop, SampleBook.Target], siblings.Select(s => s.Latest));
        Assert.All(siblings, s => Assert.Null(s.After));
    }

    [Fact]
    public void Siblings_OnlyInTheHistory_AreReadFromThere()
    {
        var history = new OrderRows([Gone, SampleRows.Stop with { OrderStatus = "CANCELLED" }], []);

        var aftermath = Verdict.Of(SampleTicket.OfEntry, new Evidence(SampleBook.Both([], []), history), TimeSpan.FromSeconds(7)).Aftermath;

        Assert.Equal([CancelBlock.Cancelled, null], aftermath.Siblings.Select(s => s.After?.Block));
    }

    [Fact]
    public void Siblings_PlacedByAPartFill_AreNew()
    {
        var placed = SampleRows.Stop with { ExchangeOrderId = "1100000012461401", Quantity = 2 };
        var siblings = Of(SampleBook.Both([SampleRows.Stop, SampleRows.Target, placed], [Gone])).Siblings;

        var added = Assert.Single(siblings, s => s.Before is null);
        Assert.Equal(placed.ExchangeOrderId, added.After?.Ref.ExchangeOrderId.Value);
        Assert.Same(added.After, added.Latest);
    }

    [Fact]
    public void Latest_OfNeither_IsABug() => Assert.Throws<InvalidOperationException>(() => new LegChange(null, null).Latest);

    private static Aftermath Of(OrderBook book) => Verdict.Of(SampleTicket.OfEntry, new Evidence(book, null), TimeSpan.FromSeconds(7)).Aftermath;
}
