using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Chat;

public sealed class SqliteOutboxClaimTests() : OutboxClaimContract(new SqlitePlace())
{
    [Fact]
    public async Task Claim_AfterARestart_WhatWasLeasedIsDueAgain()
    {
        await GivenAsync(Given.Put());
        await ClaimAsync();

        await ReopenAsync();

        Assert.Equal(["c1"], await ClaimIdsAsync(owner: Given.Other));
    }
}

public sealed class PostgresOutboxClaimTests(PostgresServer server) : OutboxClaimContract(new PostgresPlace(server))
{
    [Fact]
    public async Task Claim_ByAnotherProcess_WaitsForTheLeaseToEnd()
    {
        await GivenAsync(Given.Put());
        await ClaimAsync(until: 30);
        await using var another = await OpenAsync();

        Assert.Empty(await another.Outbox.ClaimDueAsync(Given.Other, Given.At(29.999), Given.At(60), 10, Never));
        Assert.Single(await another.Outbox.ClaimDueAsync(Given.Other, Given.At(30), Given.At(60), 10, Never));
    }

    [Fact]
    public async Task Claim_TheServerTakesTheTableForSmaller_KeepsToTheLimit()
    {
        await GivenAsync(Given.Put("c00", at: -1));
        await Place.ExecuteAsync("VACUUM ANALYZE outbox");
        await GivenAsync([.. Enumerable.Range(1, 20).Select(i => Given.Put($"c{i:d2}", at: i * 0.001))]);

        Assert.Equal(["c00", "c01", "c02"], await ClaimIdsAsync(limit: 3));
    }
}


/// <summary>Which cards a sender gets, in what order, and for how long.</summary>
public abstract class OutboxClaimContract(Place place) : OutboxScene(place)
{
    [Fact]
    public async Task Claim_SeveralDue_ByPriorityThenByAge()
    {
        await GivenAsync(
            Given.Put("push-old", priority: CardPriority.Push, at: -60), Given.Put("answer-new", at: 2), Given.Put("cancel-new", priority: CardPriority.CancelAnswer, at: 3),
            Given.Put("answer-old", at: -1), Given.Put("push-new", priority: CardPriority.Push, at: 4));

        Assert.Equal(["cancel-new", "answer-old"], await ClaimIdsAsync(at: 5, limit: 2));
        Assert.Equal(["answer-new", "push-old", "push-new"], await ClaimIdsAsync(at: 5));
    }

    [Fact]
    public async Task Claim_ChangedAgain_IsAsOldAsItsChange()
    {
        await GivenAsync(Given.Put("a", at: 0), Given.Put("b", at: 1));
        await GivenAsync(Given.Put("a", at: 2));

        Assert.Equal(["b", "a"], await ClaimIdsAsync(at: 5));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public async Task Claim_MoreThanTheLimit_TakesNoMoreAndTheRestLater(int limit)
    {
        await GivenAsync([.. Enumerable.Range(0, 40).Select(i => Given.Put($"c{i:d2}", at: i * 0.001))]);
        var all = new List<string>();

        for (var i = 0; i < 40; i += limit)
        {
            var claimed = await ClaimIdsAsync(limit: limit);
            Assert.Equal(Math.Min(limit, 40 - i), claimed.Count);
            all.AddRange(claimed);
        }

        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"c{i:d2}"), all);
    }

    [Fact]
    public async Task Claim_Leased_IsNotDueUntilTheLeaseEnds()
    {
        await GivenAsync(Given.Put());
        Assert.Equal(["c1"], await ClaimIdsAsync(at: 1, until: 30));

        Assert.Empty(await ClaimIdsAsync(at: 29.999));
        Assert.Equal(["c1"], await ClaimIdsAsync(at: 30, until: 60));
        Assert.Empty(await ClaimIdsAsync(at: 59.999));
    }

    [Fact]
    public async Task Claim_LeasedAndPutAgain_StaysLeased()
    {
        await GivenAsync(Given.Put());
        await ClaimAsync(until: 30);

        await GivenAsync(Given.Put(html: "newer"));

        Assert.Empty(await ClaimIdsAsync(at: 2));
        Assert.Equal("newer", Assert.Single(await ClaimAsync(at: 30)).Card.Html);
    }

    [Fact]
    public async Task Claim_DelayedCard_IsDueWhenTheDelayIsOver()
    {
        await GivenAsync(Given.Put());
        await ClaimAsync();

        await GivenAsync(new CardDelayed(Card, Given.At(10), CountsAsFailure: true));

        Assert.Empty(await ClaimIdsAsync(at: 9.999));
        Assert.Equal(["c1"], await ClaimIdsAsync(at: 10));
    }

    [Fact]
    public async Task Claim_DeliveryWriteThatWasNotCommitted_StaysLeased()
    {
        await GivenAsync(Given.Put());
        await ClaimAsync();

        Assert.Equal(
            CommitResult.Conflict,
            await CommitAsync(new CardDelayed(Card, Given.Now, CountsAsFailure: true), new Core.Dialogs.SaveDialog(Given.Dialog(version: 9))));

        Assert.Empty(await ClaimIdsAsync());
    }

    [Fact]
    public async Task Claim_SideBySide_EachCardOnce()
    {
        await GivenAsync([.. Enumerable.Range(0, 100).Select(i => Given.Put($"c{i}"))]);

        var claimed = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => ClaimIdsAsync(limit: 5, owner: new OwnerId($"p{i}")), Never)));

        var all = claimed.SelectMany(c => c).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        all.AddRange(await ClaimIdsAsync());
        Assert.Equal(100, all.Count);
        Assert.Equal(100, all.Distinct().Count());
    }

    [Fact]
    public async Task NextDue_NothingWaits_IsNull()
    {
        Assert.Null(await NextDueAsync());

        await GivenAsync(Given.Put(), Delivered(1));
        await GivenAsync(Given.Put("c2"), new CardGivenUp(new CardId("c2"), 1, "blocked", Given.Now));

        Assert.Null(await NextDueAsync());
    }

    [Fact]
    public async Task NextDue_SeveralDelayed_IsTheFirst()
    {
        await GivenAsync(
            Given.Put(), Given.Put("c2"), new CardDelayed(Card, Given.At(20), CountsAsFailure: true), new CardDelayed(new CardId("c2"), Given.At(10), CountsAsFailure: true));

        Assert.Equal(Given.At(10), await NextDueAsync());
        await GivenAsync(Delivered(1, card: "c2"));
        Assert.Equal(Given.At(20), await NextDueAsync());
        await GivenAsync(Given.Put());
        Assert.True(await NextDueAsync() <= Given.Now);
    }

    private Task<DateTimeOffset?> NextDueAsync() => Database.Outbox.NextDueAsync(Never);
}
