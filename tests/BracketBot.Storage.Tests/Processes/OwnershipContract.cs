using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Processes;
using BracketBot.Storage.Tests.Places;

namespace BracketBot.Storage.Tests.Processes;

public sealed class LiteOwnershipTests() : OwnershipContract(new LitePlace())
{
    [Fact]
    public async Task Beat_OfTheFilesOwner_SaysToTakeOverAndNeverToBeatAgain()
    {
        Assert.Equal(new Beat(WasTakenForDead: false, AnythingToTakeOver: true, Next: null), await Database.Ownership.BeatAsync(Never));
        Assert.Equal(new Beat(WasTakenForDead: false, AnythingToTakeOver: true, Next: null), await Database.Ownership.BeatAsync(Never));
    }

    [Fact]
    public async Task Leave_OfTheFilesOwner_LeavesWhatItHas()
    {
        await GivenAsync(Given.Put());

        await Database.Ownership.LeaveAsync(Never);

        Assert.Single(await Database.Outbox.WaitingAsync(Given.Chat.ChatId, Given.Now, 10, Never));
    }

    protected override Task DieAsync() => ReopenAsync(me: Given.Other);
}

/// <summary>Who looks after what a process has left unfinished.</summary>
public abstract class OwnershipContract(Place place) : StorageContract(place)
{
    [Fact]
    public async Task TakeOver_WhatADeadProcessLeft_IsTakenAtOnce()
    {
        await GivenAsync(new AddTicket(Given.TicketOf(2)), new AddTicket(Given.TicketOf(1)), new SaveDialog(Given.List()), Given.Put());
        await DieAsync();

        var taken = await TakeOverAsync();

        Assert.Equal(["t001", "t002"], taken.Tickets.Select(t => t.Id.Value));
        Assert.Equal([Given.List(holder: Given.Other)], taken.Lists);
        Assert.Equal([(Given.Chat.ChatId, DateTimeOffset.UnixEpoch)], taken.Chats);
    }

    [Fact]
    public async Task TakeOver_Nothing_IsEmpty()
    {
        AssertNothing(await TakeOverAsync());

        await DieAsync();

        AssertNothing(await TakeOverAsync());
    }

    [Fact]
    public async Task TakeOver_CardsInSeveralChats_NamesTheMostUrgentFirstAndFromWhenOn()
    {
        await GivenAsync(
            Given.Put("a", priority: CardPriority.Push, chat: 1),
            Given.Put("b", priority: CardPriority.Push, chat: 2) with { NotBefore = Given.At(3) },
            Given.Put("c", chat: 2) with { NotBefore = Given.At(5) },
            Given.Put("d", priority: CardPriority.CancelAnswer, chat: 3),
            Given.Put("e", priority: CardPriority.Push, chat: 3) with { NotBefore = Given.At(1) });
        await DieAsync();

        Assert.Equal([(3, DateTimeOffset.UnixEpoch), (2, Given.At(3)), (1, DateTimeOffset.UnixEpoch)], (await TakeOverAsync()).Chats);
    }

    [Fact]
    public async Task TakeOver_Own_IsNotNamed()
    {
        await GivenUnfinishedAsync();

        AssertNothing(await TakeOverAsync());
    }

    [Fact]
    public async Task TakeOver_Finished_IsNobodysConcern()
    {
        await GivenAsync(
            new AddTicket(Given.TicketOf(1)), new SaveDialog(Given.Dialog()), new SaveDialog(Given.List("over")), Given.Put("delivered"), Given.Put("given-up"));
        await GivenAsync(new SaveTicket(Given.TicketOf(1).Settled()), new SaveDialog(Given.Dialog(id: "over", version: 2)));
        await Database.Outbox.RecordAsync(Given.Delivered(card: "delivered"), Never);
        await Database.Outbox.RecordAsync(Given.GivenUp(card: "given-up"), Never);
        await DieAsync();

        AssertNothing(await TakeOverAsync());
    }

    [Theory]
    [InlineData(TicketState.Open)]
    [InlineData(TicketState.Answered)]
    [InlineData(TicketState.Looking)]
    public async Task TakeOver_TicketInAnyStateWithoutOutcome_IsTaken(TicketState state)
    {
        await GivenAsync(new AddTicket(Given.TicketOf(1)));
        await GivenAsync(new SaveTicket(Given.TicketOf(1) with { State = state, Version = 2 }));
        await DieAsync();

        Assert.Equal(state, Assert.Single((await TakeOverAsync()).Tickets).State);
    }

    [Fact]
    public async Task TakeOver_Ticket_ComesWholeAndOnlyItsOwnerMaySendIt()
    {
        await GivenAsync(new AddTicket(Given.TicketOf(1)));
        await DieAsync();

        var taken = Assert.Single((await TakeOverAsync()).Tickets);

        Assert.Equivalent(Given.TicketOf(1), taken, strict: true);
        Assert.Equal(Given.Me, taken.Owner);
        Assert.Equal(Given.Me, (await Database.Tickets.FindAsync(taken.Id, Never))?.Owner);
    }

    [Fact]
    public async Task TakeOver_ThirtyOfEach_TakesAll()
    {
        await GivenAsync([
            .. Enumerable.Range(0, 30).Select(i => new AddTicket(Given.TicketOf(i))), .. Enumerable.Range(0, 30).Select(i => new SaveDialog(Given.List($"l{i}"))),
            .. Enumerable.Range(0, 30).Select(i => Given.Put($"c{i}", chat: i))]);
        await DieAsync();

        var taken = await TakeOverAsync();

        Assert.Equal((30, 30, 30), (taken.Tickets.Count, taken.Lists.Count, taken.Chats.Count));
    }

    [Fact]
    public async Task TakeOver_Taken_IsItsOwnFromThenOn()
    {
        await GivenUnfinishedAsync();
        await DieAsync();
        Assert.NotEmpty((await TakeOverAsync()).Tickets);

        AssertNothing(await TakeOverAsync());

        Assert.Single(await Database.Outbox.WaitingAsync(Given.Chat.ChatId, Given.Now, 10, Never));
        await GivenAsync(new RequireDialog(new DialogId("l1"), 1));
        await GivenAsync(new SaveTicket(Given.TicketOf(1).Settled()));
    }

    [Fact]
    public async Task TakeOver_OwnAskedFor_NamesItsCardsAndListsToo()
    {
        await GivenUnfinishedAsync();
        await DieAsync();
        await GivenAsync(
            new AddTicket(Given.TicketOf(2, Given.Other)), new SaveDialog(Given.List("mine")), new SaveDialog(Given.Dialog(id: "no-list")),
            Given.Put("mine", priority: CardPriority.CancelAnswer, chat: 5), Given.Put("delivered", chat: 6));
        await Database.Outbox.RecordAsync(Given.Delivered(card: "delivered", to: new ChatAddress(6)), Never);

        var taken = await TakeOverAsync(own: true);

        Assert.Equal(["t001"], taken.Tickets.Select(t => t.Id.Value));
        Assert.Equal(["l1", "mine"], taken.Lists.Select(l => l.Id.Value).Order());
        Assert.Equal([5, Given.Chat.ChatId], taken.Chats.Select(c => c.ChatId));
        var again = await TakeOverAsync(own: true);
        Assert.Equal(["t001"], again.Tickets.Select(t => t.Id.Value));
        Assert.Equal((2, 2), (again.Lists.Count, again.Chats.Count));
    }

    [Fact]
    public async Task Put_OfACardThatADeadProcessLeft_IsThisOnesBeforeAnyTakeOver()
    {
        await GivenAsync(Given.Put());
        await DieAsync();

        var commit = await GivenAsync(Given.Put(html: "newer"));

        Assert.Equal(2, Assert.Single(commit.Cards).Revision);
        Assert.Equal(2, Assert.Single(await Database.Outbox.WaitingAsync(Given.Chat.ChatId, Given.Now, 10, Never)).Revision);
        AssertNothing(await TakeOverAsync());
    }

    /// <summary>The process ends without a word, and <see cref="Given.Other"/> has the database.</summary>
    protected abstract Task DieAsync();

    protected Task<TakenOver> TakeOverAsync(bool own = false) => Database.Ownership.TakeOverAsync(own, Never);

    /// <summary>One of each: a ticket, a list, a card.</summary>
    protected Task GivenUnfinishedAsync() => GivenAsync(new AddTicket(Given.TicketOf(1)), new SaveDialog(Given.List()), Given.Put());

    protected static void AssertNothing(TakenOver taken) => Assert.Equivalent(new TakenOver([], [], []), taken, strict: true);
}
