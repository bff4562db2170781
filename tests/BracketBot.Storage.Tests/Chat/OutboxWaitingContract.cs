using BracketBot.Core.Chat;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Chat;

public sealed class LiteOutboxWaitingTests() : OutboxWaitingContract(new LitePlace());

public sealed class PostgresOutboxWaitingTests(PostgresServer server) : OutboxWaitingContract(new PostgresPlace(server));

/// <summary>What a process has to deliver in a chat, and in what order.</summary>
public abstract class OutboxWaitingContract(Place place) : OutboxScene(place)
{
    [Fact]
    public async Task Waiting_SeveralDue_ByPriorityThenByAge()
    {
        await GivenAsync(
            Given.Put("push-old", priority: CardPriority.Push, at: -60), Given.Put("answer-new", at: 2), Given.Put("cancel-new", priority: CardPriority.CancelAnswer, at: 3),
            Given.Put("answer-old", at: -1), Given.Put("push-new", priority: CardPriority.Push, at: 4));

        Assert.Equal(["cancel-new", "answer-old", "answer-new", "push-old", "push-new"], await WaitingIdsAsync(at: 5));
    }

    [Fact]
    public async Task Waiting_ChangedAgain_IsAsOldAsItsChange()
    {
        await GivenAsync(Given.Put("a", at: 0), Given.Put("b", at: 1));
        await GivenAsync(Given.Put("a", at: 2));

        Assert.Equal(["b", "a"], await WaitingIdsAsync(at: 5));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(100)]
    public async Task Waiting_MoreThanTheLimit_AreTheFirst(int limit)
    {
        await GivenAsync([.. Enumerable.Range(0, 40).Select(i => Given.Put($"c{i:d2}", at: i * 0.001))]);

        Assert.Equal(Enumerable.Range(0, Math.Min(limit, 40)).Select(i => $"c{i:d2}"), await WaitingIdsAsync(limit: limit));
    }

    [Fact]
    public async Task Waiting_SomeForLater_ComeAfterWhatIsDueByTheirTime()
    {
        await GivenAsync(
            Given.Put("last", priority: CardPriority.CancelAnswer) with { NotBefore = Given.At(9) },
            Given.Put("first", priority: CardPriority.Push) with { NotBefore = Given.At(5) },
            Given.Put("second") with { NotBefore = Given.At(6) },
            Given.Put("due", priority: CardPriority.Push, at: 1));

        Assert.Equal(["due", "first", "second", "last"], await WaitingIdsAsync(at: 4.999));
        Assert.Equal(["due", "first"], await WaitingIdsAsync(at: 4.999, limit: 2));
    }

    [Theory]
    [InlineData(4.999, "due", "answer", "push")]
    [InlineData(5, "answer", "due", "push")]
    [InlineData(6, "answer", "push", "due")]
    public async Task Waiting_ItsTimeHasCome_IsDueAsAnyOther(double at, params string[] expected)
    {
        await GivenAsync(
            Given.Put("due", priority: CardPriority.Push, at: 1),
            Given.Put("push", priority: CardPriority.Push, at: 0) with { NotBefore = Given.At(6) },
            Given.Put("answer", at: 2) with { NotBefore = Given.At(5) });

        Assert.Equal(expected, await WaitingIdsAsync(at));
    }

    [Fact]
    public async Task Waiting_NothingOfTheChat_IsEmpty()
    {
        Assert.Empty(await WaitingAsync());

        await GivenAsync(Given.Put("other", chat: 5));

        Assert.Empty(await WaitingAsync());
        Assert.Equal(["other"], await WaitingIdsAsync(chat: 5));
    }

    [Fact]
    public async Task Waiting_DeliveredOrGivenUp_AreNotAmongThem()
    {
        await GivenAsync(Given.Put("delivered"), Given.Put("given-up"), Given.Put("edited"), Given.Put("waiting"));
        await RecordAsync(Given.Delivered(card: "delivered"));
        await RecordAsync(Given.GivenUp(card: "given-up"));
        await RecordAsync(Given.Delivered(card: "edited"));
        await GivenAsync(Given.Put("edited", "again", at: 1));

        Assert.Equal(["waiting", "edited"], await WaitingIdsAsync());
    }

    [Fact]
    public async Task Waiting_PutByAnEarlierProcess_IsNotThisOnesUntilItTakesOver()
    {
        await GivenAsync(Given.Put("left"));
        await ReopenAsync(me: Given.Other);
        await GivenAsync(Given.Put("mine"));

        Assert.Equal(["mine"], await WaitingIdsAsync());
        await Database.Ownership.TakeOverAsync(own: false, Never);
        Assert.Equal(["left", "mine"], (await WaitingIdsAsync()).Order());
    }
}
