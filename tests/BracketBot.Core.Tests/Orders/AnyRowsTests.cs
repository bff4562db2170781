using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;
using FsCheck;
using FsCheck.Fluent;

namespace BracketBot.Core.Tests.Orders;

/// <summary>Whatever rows a broker sends.</summary>
public class AnyRowsTests
{
    private static readonly string[] Words =
        ["", " ", "BO", "bo", "CO", "ENTRY", "entry", "SECOND", "THIRD", "FOURTH", "SL", "LIMIT", "MARKET", "BUY", "SELL", "COMPLETE", "NEW", "CANCELLED", "???", "1", "2", "\0"];

    [Fact]
    public void From_AnyRows_EveryReadableBoRowIsInExactlyOneBracketAndTheOthersAreWarnings() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true), Prop.ForAll(Lists().ToArbitrary(), rows =>
        {
            var book = OrderBook.From(new OrderRows(rows.Pending, []), rows.HasCompleted ? new OrderRows(rows.Completed, []) : null, SampleTime.Now);

            OrderRow[] all = rows.HasCompleted ? [.. rows.Pending, .. rows.Completed] : rows.Pending;
            var bo = all.Where(r => r.ExecutionType.Trim().Equals("BO", StringComparison.OrdinalIgnoreCase)).ToList();
            var (readable, odd) = (bo.Where(IsReadable).ToList(), bo.Count(r => !IsReadable(r)));
            Assert.Equal(odd, book.Warnings.Count);

            // One leg for each exchange order id, and one for each row that has none.
            var expected = readable.Select((r, i) => (r.OmsOrderId, Id: r.ExchangeOrderId.Trim().Length > 0 ? $"{r.LegOrderIndicator.Trim().ToUpperInvariant()} {r.ExchangeOrderId.Trim()}" : $"blank {i}")).Distinct();
            Assert.Equal(
                expected.GroupBy(e => e.OmsOrderId).Select(g => (g.Key, g.Count())).Order(),
                book.Brackets.Select(b => (b.Id.Value, b.Legs.Count)).Order());
            Assert.Equal(book.Brackets.Count, book.Brackets.Select(b => b.Id).Distinct().Count());
            Assert.Equal(readable.Count > 0, book.Brackets.Count > 0);
            Assert.All(book.Brackets, b =>
            {
                Assert.All(b.Legs, l => Assert.Equal(b.Id, l.Ref.OmsOrderId));
                Assert.True(b.HeldQuantity >= 0);
                Assert.True(b.Legs.All(l => l.FilledQuantity >= 0 && l.FilledQuantity <= l.Quantity && l.OpenQuantity >= 0));
                Assert.Same(b, book.Find(b.Id));
            });
        }));

    private static bool IsReadable(OrderRow r) =>
        !string.IsNullOrWhiteSpace(r.OmsOrderId) && !string.IsNullOrWhiteSpace(r.LegOrderIndicator) && r.Quantity is > 0 and < 1_000_000_000;

    private static Gen<(OrderRow[] Pending, OrderRow[] Completed, bool HasCompleted)> Lists() =>
        from pending in Row().ArrayOf()
        from completed in Row().ArrayOf()
        from hasCompleted in Gen.Elements(true, false)
        select (pending, completed, hasCompleted);

    private static Gen<OrderRow> Row()
    {
        var word = Gen.OneOf(Gen.Elements(Words), Gen.Elements(Words), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get));
        var number = Gen.OneOf(Gen.Constant<decimal?>(null), Gen.Choose(-2, 20).Select(n => (decimal?)n), Gen.Constant<decimal?>(decimal.MaxValue));
        return
            from order in Gen.OneOf(Gen.Elements("1", "2", "3", "", " "), word)
            from exchange in Gen.OneOf(Gen.Elements("1", "2", "3", ""), word)
            from execution in Gen.OneOf(Gen.Constant("BO"), word)
            from leg in Gen.OneOf(Gen.Elements("ENTRY", "SECOND", "third"), word)
            from texts in word.ArrayOf(3)
            from numbers in number.ArrayOf(7)
            select new OrderRow
            {
                OmsOrderId = order,
                ExchangeOrderId = exchange,
                ExecutionType = execution,
                LegOrderIndicator = leg,
                OrderStatus = texts[0],
                OrderSide = texts[1],
                OrderType = texts[2],
                Price = numbers[0],
                TriggerPrice = numbers[1],
                Quantity = numbers[2],
                FilledQuantity = numbers[3],
                RemainingQuantity = numbers[4],
                StopLossValue = numbers[5],
                SquareOffValue = numbers[6],
            };
    }
}
