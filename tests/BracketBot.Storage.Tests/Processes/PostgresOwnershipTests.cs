using BracketBot.Core;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Processes;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Processes;

/// <summary>Several processes at one server: each keeps what it has for as long as it lives.</summary>
public sealed class PostgresOwnershipTests(PostgresServer server) : OwnershipContract(new PostgresPlace(server))
{
    private PostgresPlace Server => (PostgresPlace)Place;

    [Theory]
    [InlineData(0)]
    [InlineData(5_000)]
    public async Task TakeOver_OfALivingProcess_TakesNothing(int age)
    {
        await GivenUnfinishedAsync();
        await using var other = await JoinAsync(Given.Other);
        await Database.Ownership.BeatAsync(Never);
        await Server.AgeAsync(Given.Me, age);

        AssertNothing(await other.Ownership.TakeOverAsync(own: true, Never));
    }

    [Fact]
    public async Task TakeOver_OfAProcessThatNeverShowedItself_TakesAll()
    {
        await GivenUnfinishedAsync();
        await using var other = await JoinAsync(Given.Other);

        var taken = await other.Ownership.TakeOverAsync(own: false, Never);

        Assert.Equal((1, 1, 1), (taken.Tickets.Count, taken.Lists.Count, taken.Chats.Count));
    }

    [Fact]
    public async Task TakeOver_OfAProcessThatLeft_TakesAllAtOnce()
    {
        await Database.Ownership.BeatAsync(Never);
        await GivenUnfinishedAsync();
        await using var other = await JoinAsync(Given.Other);

        await Database.Ownership.LeaveAsync(Never);
        await Database.Ownership.LeaveAsync(Never);

        var taken = await other.Ownership.TakeOverAsync(own: false, Never);
        Assert.Equal((1, 1, 1), (taken.Tickets.Count, taken.Lists.Count, taken.Chats.Count));
    }

    [Fact]
    public async Task TakeOver_BySeveralProcessesAtOnce_EachThingOnce()
    {
        await Database.Ownership.BeatAsync(Never);
        await GivenAsync([
            .. Enumerable.Range(0, 60).Select(i => new AddTicket(Given.TicketOf(i))), .. Enumerable.Range(0, 20).Select(i => new SaveDialog(Given.List($"l{i}"))),
            .. Enumerable.Range(0, 60).Select(i => Given.Put($"c{i}", chat: i))]);
        await Server.AgeAsync(Given.Me);
        OwnerId[] ids = [.. Enumerable.Range(0, 8).Select(i => new OwnerId($"process-{i}"))];
        var others = await Task.WhenAll(ids.Select(JoinAsync));
        await Task.WhenAll(ids.Select(Server.KeepAliveAsync));

        var taken = await Task.WhenAll(others.Select(o => Task.Run(() => o.Ownership.TakeOverAsync(own: false, Never), Never)));

        AssertEachOnce(60, taken.SelectMany(t => t.Tickets.Select(x => x.Id.Value)));
        AssertEachOnce(20, taken.SelectMany(t => t.Lists.Select(x => x.Id.Value)));
        AssertEachOnce(60, taken.SelectMany(t => t.Chats.Select(x => x.ChatId)));
        foreach (var (other, its) in others.Zip(taken))
        {
            var waiting = new List<OutboxCard>();
            foreach (var (chat, _) in its.Chats)
            {
                waiting.AddRange(await other.Outbox.WaitingAsync(chat, Given.Now, 10, Never));
            }

            Assert.Equal(its.Chats.Count, waiting.Count);
            await other.DisposeAsync();
        }
    }

    [Fact]
    public async Task TakeOver_DeadProcesses_AreForgottenAndTheLivingAreNot()
    {
        await Database.Ownership.BeatAsync(Never);
        await using var other = await JoinAsync(Given.Other);
        await using var third = await JoinAsync(new OwnerId("third"));
        await Server.KeepAliveAsync(new OwnerId("third"));
        await Server.AgeAsync(Given.Me);

        await other.Ownership.TakeOverAsync(own: false, Never);

        Assert.Equal($"{Given.Other}, third", await Server.ScalarAsync("SELECT string_agg(id, ', ' ORDER BY id) FROM processes"));
    }

    [Fact]
    public async Task TakeOver_ProcessThatDiesMeanwhile_KeepsAllThatItHas()
    {
        await using var third = await JoinAsync(new OwnerId("third"));
        await Server.KeepAliveAsync(new OwnerId("third"));
        await GivenAsync(third, new AddTicket(Given.TicketOf(3)), new SaveDialog(Given.List("third")), Given.Put("third", chat: 3));
        await GivenUnfinishedAsync();
        await using var other = await JoinAsync(Given.Other);
        Task<TakenOver> takingOver;

        await using (var held = await Server.HoldAsync("SELECT id FROM tickets WHERE id = 't001' FOR UPDATE"))
        {
            takingOver = other.Ownership.TakeOverAsync(own: false, Never);
            await held.WaitedForAsync(Never);
            await Server.AgeAsync(new OwnerId("third"), 3_611_000);
        }

        var taken = await takingOver;
        Assert.Equal((1, 1, 1), (taken.Tickets.Count, taken.Lists.Count, taken.Chats.Count));
        Assert.Single(await third.Outbox.WaitingAsync(3, Given.Now, 10, Never));
        Assert.Equal(1L, await Server.ScalarAsync("SELECT COUNT(*) FROM processes WHERE id = 'third'"));
    }

    protected override async Task DieAsync()
    {
        await Database.Ownership.BeatAsync(Never);
        await Server.AgeAsync(Given.Me);
        await ReopenAsync(me: Given.Other);
        await Database.Ownership.BeatAsync(Never);
    }

    private static void AssertEachOnce<T>(int count, IEnumerable<T> all)
    {
        var list = all.ToList();
        Assert.Equal(list.Distinct(), list);
        Assert.Equal(count, list.Count);
    }
}
