using BracketBot.Cancelling;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using BracketBot.Tests.Cards;
using BracketBot.Tests.Shared.Interleaving;
using Microsoft.Extensions.Logging.Abstractions;

namespace BracketBot.Tests.Interleavings;

/// <summary>
/// Many who ask for the order book at any time, some of whom give up: nobody gets a reading that began before they asked, nobody waits longer than
/// the pace and a reading take, and readings keep their distance.
/// </summary>
public sealed class SharedBooksInterleavingTests
{
    private const int Runs = 1_000;
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(350);
    private static readonly TimeSpan LongestReading = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(300);

    [Fact]
    public void Readings_InAnyInterleaving_AreFreshSharedAndInTime()
    {
        for (var seed = 0; seed < Runs; seed++)
        {
            new Run(seed).Go();
        }
    }

    private sealed class Run : IBroker
    {
        private static readonly IReadOnlyList<OrderRow> Rows =
            [.. Enumerable.Range(1, 5).Select(i => Samples.EntryRow with { OmsOrderId = $"{i}", ExchangeOrderId = $"x{i}", OrderStatus = "CONFIRMED" })];

        private readonly Interleaver _all;
        private readonly SharedBooks _books;
        private readonly List<DateTimeOffset> _began = [];
        private readonly BrokerSession _session = new(new ClientId("YA0002"), "token");
        private int _answered;

        public Run(int seed)
        {
            _all = new Interleaver(seed);
            var time = _all.World.Clock;
            _books = new SharedBooks(new OrderBooks(this, time, NullLogger<OrderBooks>.Instance), this, time);
        }

        public void Go() => _all.Run(async () =>
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AskAsync()));
            for (var i = 1; i < _began.Count; i++)
            {
                Assert.True(_began[i] - _began[i - 1] >= Apart, $"{_all.Describe()}\nReadings are {(_began[i] - _began[i - 1]).TotalMilliseconds} ms apart");
            }

            Assert.InRange(_began.Count, 1, _answered);
        });

        public Task<Result<OrderRows, BrokerError>> ReadOrdersAsync(BrokerSession session, OrderList list, CancellationToken cancellation) =>
            ReadOrdersAsync(session, list, null, cancellation);

        /// <summary>Has what it was asked for, and no more.</summary>
        public async Task<Result<OrderRows, BrokerError>> ReadOrdersAsync(BrokerSession session, OrderList list, OrderFocus? about, CancellationToken cancellation)
        {
            if (list == OrderList.Completed)
            {
                _began.Add(_all.Now);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(_all.Any((int)LongestReading.TotalMilliseconds)), _all.World.Clock, cancellation);
            return _all.Sometimes(0.1) ? new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000))
                : list == OrderList.Completed ? OrderRows.Empty
                : new OrderRows([.. Rows.Where(r => about?.Orders.Contains(new OmsOrderId(r.OmsOrderId)) != false)], []);
        }

        public Task<Result<OrderRows, BrokerError>> ReadHistoryAsync(BrokerSession session, OmsOrderId order, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<Result<CancelTaken, BrokerError>> CancelLegAsync(BrokerSession session, CancelPacket packet, DateTimeOffset sendBy, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<Result<TradingInfo, BrokerError>> ReadTradingInfoAsync(BrokerSession session, CancellationToken cancellation) => throw new NotSupportedException();

        private async Task AskAsync()
        {
            for (var i = 0; i < 4; i++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(_all.Any(900)), _all.World.Clock);
                var asked = _all.Now;
                using var givesUp = new CancellationTokenSource();
                OmsOrderId? about = _all.Sometimes(0.2) ? null : new OmsOrderId(_all.Any([.. Rows.Select(r => r.OmsOrderId)]));
                var reading = _books.LookAsync(_session, about, givesUp.Token);
                if (_all.Sometimes(0.2))
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(_all.Any(100)), _all.World.Clock);
                    givesUp.Cancel();
                }

                try
                {
                    var read = (await reading).WithPending;
                    if (read.Try(out var book, out _))
                    {
                        Assert.All(Rows.Select(r => new OmsOrderId(r.OmsOrderId)).Where(o => about is null || o == about), o => Assert.NotNull(book.Find(o)));
                        Assert.True(book.ReadAt >= asked, $"{_all.Describe()}\nA reading of {book.ReadAt:O} for one who asked at {asked:O}");
                    }
                }
                catch (OperationCanceledException) when (givesUp.IsCancellationRequested)
                {
                    continue;
                }

                _answered++;
                Assert.True(_all.Now - asked <= Apart + LongestReading + Slack, $"{_all.Describe()}\nWaited {(_all.Now - asked).TotalMilliseconds} ms");
            }
        }
    }
}
