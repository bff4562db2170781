using System.Collections.Concurrent;
using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Chat;

public sealed class SqliteOutboxInterleavingTests() : OutboxInterleavingContract(new SqlitePlace());

public sealed class PostgresOutboxInterleavingTests(PostgresServer server) : OutboxInterleavingContract(new PostgresPlace(server));

/// <summary>In whatever order things happen, the newest content is delivered in the end, and nobody holds a card that another holds.</summary>
public abstract class OutboxInterleavingContract(Place place) : OutboxScene(place)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Outbox_AnyOrderOfWrites_DoesAsTheModel(int seed)
    {
#pragma warning disable CA5394 // Chance with a seed, so that a failure comes again.
        var random = new Random(seed);
        var cards = Enumerable.Range(0, 4).Select(i => new OutboxModel($"c{i}")).ToArray();
        var inHand = new List<(OutboxModel Card, int Revision)>();
        var seconds = 0;
        for (var step = 0; step < 150; step++)
        {
            var now = Given.At(seconds);
            switch (random.Next(8))
            {
                case 0 or 1 or 2:
                    await GivenAsync(cards[random.Next(cards.Length)].Put(now));
                    break;
                case 3 or 4:
                    inHand.AddRange(await ClaimAsTheModelAsync(cards, seconds, limit: random.Next(1, 5), random.Next(2) == 0 ? Given.Me : Given.Other));
                    break;
                case 5 or 6 when inHand.Count > 0:
                    // Sometimes long after its lease has ended: a sender that was cut off comes back.
                    var (card, revision) = inHand[random.Next(inHand.Count)];
                    inHand.Remove((card, revision));
                    await GivenAsync(random.Next(5) switch
                    {
                        0 => card.Delay(Given.At(seconds + random.Next(20))),
                        1 => card.GiveUp(revision, now),
                        _ => card.Deliver(revision, now),
                    });
                    break;
                default:
                    seconds += random.Next(1, 12);
                    break;
            }
        }
#pragma warning restore CA5394

        await DrainAsync(cards, seconds + 60);
    }

    [Fact]
    public async Task Outbox_WritersAndSendersAtOnce_DeliverTheNewestAndNeverShareACard()
    {
        var inHand = new ConcurrentDictionary<CardId, OwnerId>();
        var delivered = new ConcurrentDictionary<CardId, string>();
        using var written = new CancellationTokenSource();
        var senders = Enumerable.Range(0, 4).Select(i => Task.Run(() => SendAsync(new OwnerId($"sender-{i}")), Never)).ToList();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(c => Task.Run(
            async () =>
            {
                for (var revision = 1; revision <= 20; revision++)
                {
                    await GivenAsync(Given.Put($"c{c}", html: $"{revision}"));
                }
            },
            Never)));
        await written.CancelAsync();
        await Task.WhenAll(senders);

        Assert.Equal(10, delivered.Count);
        Assert.All(delivered, d => Assert.Equal("20", d.Value));
        Assert.Empty(await ClaimAsync());

        async Task SendAsync(OwnerId me)
        {
            while (true)
            {
                var last = written.IsCancellationRequested;
                var cards = await ClaimAsync(limit: 3, owner: me);
                foreach (var card in cards)
                {
                    Assert.True(inHand.TryAdd(card.Id, me), $"{card.Id} is held twice.");
                }

                foreach (var card in cards)
                {
                    delivered[card.Id] = card.Card.Html;
                    Assert.True(inHand.TryRemove(card.Id, out _));
                    await GivenAsync(Delivered(card.Revision, card: card.Id.Value));
                }

                if (last && cards.Count == 0)
                {
                    return;
                }

                await Task.Yield();
            }
        }
    }

    private async Task<List<(OutboxModel Card, int Revision)>> ClaimAsTheModelAsync(OutboxModel[] cards, int seconds, int limit, OwnerId owner)
    {
        var claimed = await ClaimAsync(seconds, until: seconds + 10, limit, owner);

        Assert.Equal(Math.Min(limit, cards.Count(c => c.IsDue(Given.At(seconds)))), claimed.Count);
        var taken = new List<(OutboxModel Card, int Revision)>();
        foreach (var card in claimed)
        {
            var model = Assert.Single(cards, c => c.Id == card.Id);
            Assert.True(model.IsDue(Given.At(seconds)), $"{card.Id} was not due at {seconds} s.");
            Assert.Equal((model.Content, model.Revision, model.Delivered), (card.Card.Html, card.Revision, card.DeliveredRevision));
            model.Claimed(Given.At(seconds + 10));
            taken.Add((model, card.Revision));
        }

        return taken;
    }

    private async Task DrainAsync(OutboxModel[] cards, int seconds)
    {
        foreach (var (card, revision) in await ClaimAsTheModelAsync(cards, seconds, limit: 10, Given.Me))
        {
            await GivenAsync(card.Deliver(revision, Given.At(seconds)));
        }

        Assert.All(cards, c => Assert.True(c.IsDone));
        Assert.Empty(await ClaimAsync(seconds + 1000));
        Assert.Null(await Database.Outbox.NextDueAsync(Never));
    }
}
