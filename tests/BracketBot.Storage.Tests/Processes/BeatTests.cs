using BracketBot.Core;
using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Processes;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Processes;

/// <summary>How processes at one server show that they live, and what a beat finds.</summary>
public sealed class BeatTests(PostgresServer server) : StorageContract(new PostgresPlace(server))
{
    private PostgresPlace Server => (PostgresPlace)Place;

    [Fact]
    public async Task Beat_Alone_FindsNothing()
    {
        var steady = new Beat(WasTakenForDead: false, AnythingToTakeOver: false, Beat.Every);

        Assert.Equal(steady, await BeatAsync());
        Assert.Equal(steady, await BeatAsync());
    }

    [Fact]
    public async Task Beat_EverybodyLivesAndHasSomething_FindsNothing()
    {
        await using var other = await JoinAsync(Given.Other);
        await BeatAsync();
        await GivenAsync(new AddTicket(Given.TicketOf(1)), new SaveDialog(Given.List()), Given.Put());
        await GivenAsync(other, new AddTicket(Given.TicketOf(2)), new SaveDialog(Given.List("l2")), Given.Put("c2"));
        await other.Ownership.BeatAsync(Never);

        Assert.False((await BeatAsync()).AnythingToTakeOver);
        Assert.False((await other.Ownership.BeatAsync(Never)).AnythingToTakeOver);
    }

    [Theory]
    [InlineData("ticket")]
    [InlineData("list")]
    [InlineData("card")]
    public async Task Beat_SomethingIsLeftByADeadProcess_SaysSoUntilItIsTakenOver(string what)
    {
        await using var other = await JoinAsync(Given.Other);
        Write left = what switch
        {
            "ticket" => new AddTicket(Given.TicketOf(1)),
            "list" => new SaveDialog(Given.List()),
            _ => Given.Put(),
        };
        await GivenAsync(other, left, new SaveDialog(Given.Dialog()));
        await other.Ownership.BeatAsync(Never);
        Assert.False((await BeatAsync()).AnythingToTakeOver);

        await Server.AgeAsync(Given.Other);

        Assert.True((await BeatAsync()).AnythingToTakeOver);
        await Database.Ownership.TakeOverAsync(own: false, Never);
        Assert.False((await BeatAsync()).AnythingToTakeOver);
    }

    [Fact]
    public async Task Beat_AfterOneThatLeft_SaysThatSomethingIsLeft()
    {
        await using var other = await JoinAsync(Given.Other);
        await GivenAsync(other, Given.Put());
        await other.Ownership.LeaveAsync(Never);

        Assert.True((await BeatAsync()).AnythingToTakeOver);
    }

    [Theory]
    [InlineData(0, 2_000)]
    [InlineData(5_000, 2_000)]
    [InlineData(8_200, 1_800)]
    [InlineData(11_000, 2_000)]
    public async Task Beat_NextOne_IsDueWhenAnotherWillCountAsDead(int age, int longest)
    {
        await using var other = await JoinAsync(Given.Other);
        await Server.AgeAsync(Given.Other, age);

        var next = (await BeatAsync()).Next;

        Assert.NotNull(next);
        Assert.InRange(next.Value, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(longest));
        Assert.Equal(longest == 2_000, next == Beat.Every);
    }

    [Fact]
    public async Task Beat_OwnRowIsGone_SaysThatItWasTakenForDeadOnce()
    {
        await BeatAsync();
        await Server.ExecuteAsync("DELETE FROM processes");

        Assert.True((await BeatAsync()).WasTakenForDead);
        Assert.False((await BeatAsync()).WasTakenForDead);
    }

    [Fact]
    public async Task Beat_TheFirst_NeverSaysThatItWasTakenForDead()
    {
        await using var other = await JoinAsync(Given.Other);
        await other.Ownership.TakeOverAsync(own: false, Never);

        Assert.False((await BeatAsync()).WasTakenForDead);
    }

    [Fact]
    public async Task Beat_AfterAnotherTookOver_SaysThatItWasTakenForDead()
    {
        await BeatAsync();
        await GivenAsync(Given.Put("taken"));
        await Server.AgeAsync(Given.Me);
        await using var other = await JoinAsync(Given.Other);
        await other.Ownership.TakeOverAsync(own: false, Never);
        await GivenAsync(Given.Put("own", chat: 5));

        Assert.True((await BeatAsync()).WasTakenForDead);

        Assert.Equal([5], (await Database.Ownership.TakeOverAsync(own: true, Never)).Chats.Select(c => c.ChatId));
    }

    [Fact]
    public async Task Beat_TooLateThoughNobodyHasTakenOverYet_SaysThatItWasTakenForDead()
    {
        await BeatAsync();
        await GivenAsync(Given.Put());
        await using var other = await JoinAsync(Given.Other);
        await Server.AgeAsync(Given.Me);
        Assert.Single((await GivenAsync(other, Given.Put())).Cards);

        Assert.True((await BeatAsync()).WasTakenForDead);
        Assert.False((await BeatAsync()).WasTakenForDead);
    }

    [Fact]
    public async Task Beat_WhileAnotherTakesOver_SaysThatItWasTakenForDead()
    {
        await BeatAsync();
        await GivenAsync(new AddTicket(Given.TicketOf(1)));
        await using var other = await JoinAsync(Given.Other);
        await Server.AgeAsync(Given.Me);
        Task<TakenOver> takingOver;
        Task<Beat> beat;

        await using (var held = await Server.HoldAsync("SELECT id FROM tickets FOR UPDATE"))
        {
            takingOver = other.Ownership.TakeOverAsync(own: false, Never);
            await held.WaitedForAsync(Never);
            beat = BeatAsync();
            await Task.WhenAny(beat, Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Never));
        }

        Assert.Single((await takingOver).Tickets);
        Assert.True((await beat).WasTakenForDead);
    }

    private Task<Beat> BeatAsync() => Database.Ownership.BeatAsync(Never);
}
