using BracketBot.Core.Chat;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Chat;

/// <summary>Two processes at one server put the same card. One at a time delivers it, or an older text could be the one that stands.</summary>
public sealed class SharedOutboxTests(PostgresServer server) : OutboxScene(new PostgresPlace(server))
{
    private Database? _other;

    private Database Other => _other ?? throw new InvalidOperationException("The other process is not there yet.");

    private PostgresPlace Server => (PostgresPlace)Place;

    [Fact]
    public async Task Put_AnotherIsAtWorkOnIt_IsLeftToThatOne()
    {
        await GivenTwoAsync();
        await GivenAsync(Given.Put(html: "one"));

        Assert.Empty((await GivenAsync(Other, Given.Put(html: "two"))).Cards);

        Assert.Empty(await WaitingOfOtherAsync());
        var newer = await RecordAsync(Given.Delivered(message: 77));
        Assert.NotNull(newer);
        Assert.Equal(("two", 2, 1, new MessageId(77)), (newer.Card.Html, newer.Revision, newer.DeliveredRevision, newer.MessageId));
        Assert.Equivalent(newer, Assert.Single(await WaitingAsync()), strict: true);
    }

    [Fact]
    public async Task Put_AfterTheNewestIsRecorded_IsWhoeverPutsIt()
    {
        await GivenTwoAsync();
        await GivenAsync(Given.Put());
        await GivenAsync(Other, Given.Put());
        await RecordAsync(Given.Delivered(1));
        Assert.Null(await RecordAsync(Given.Delivered(2, isNew: false)));

        var commit = await GivenAsync(Other, Given.Put());

        Assert.Equal((3, 2), (Assert.Single(commit.Cards).Revision, commit.Cards[0].DeliveredRevision));
        Assert.Single(await WaitingOfOtherAsync());
        Assert.Empty(await WaitingAsync());
        Assert.Empty((await GivenAsync(Given.Put())).Cards);
    }

    [Fact]
    public async Task Put_AgainByTheOneThatIsAtWorkOnIt_StaysWithIt()
    {
        await GivenTwoAsync();
        await GivenAsync(Given.Put());
        await GivenAsync(Other, Given.Put());

        Assert.Equal(3, Assert.Single((await GivenAsync(Given.Put())).Cards).Revision);

        Assert.Empty(await WaitingOfOtherAsync());
    }

    [Fact]
    public async Task Put_OneIsGivenUpMeanwhile_TheNewerIsHandedToTheOneThatGaveUp()
    {
        await GivenTwoAsync();
        await GivenAsync(Given.Put());
        await GivenAsync(Other, Given.Put(html: "newer"));

        Assert.Equal("newer", (await RecordAsync(Given.GivenUp()))?.Card.Html);
    }

    [Fact]
    public async Task Put_GivenUpByAnother_IsWhoeverPutsIt()
    {
        await GivenTwoAsync();
        await GivenAsync(Given.Put());
        Assert.Null(await RecordAsync(Given.GivenUp()));

        Assert.Single((await GivenAsync(Other, Given.Put())).Cards);

        Assert.Empty(await WaitingAsync());
    }

    [Theory]
    [InlineData("aged")]
    [InlineData("left")]
    public async Task Put_TheOneAtWorkOnItIsDead_IsWhoeverPutsItAtOnce(string how)
    {
        await GivenTwoAsync();
        await GivenAsync(Given.Put());
        await (how == "aged" ? Server.AgeAsync(Given.Me, 3_611_000) : Database.Ownership.LeaveAsync(Never));

        Assert.Equal(2, Assert.Single((await GivenAsync(Other, Given.Put())).Cards).Revision);

        Assert.Single(await WaitingOfOtherAsync());
        Assert.Empty(await WaitingAsync());
    }

    [Theory]
    [InlineData(5, 4.999, true)]
    [InlineData(5, 5, false)]
    [InlineData(1.5, 0.4, true)]
    [InlineData(1, 0.5, false)]
    public async Task Put_AnotherWasToShowItLater_IsWhoeverPutsItUntilThenUnlessThatIsSoon(double notBefore, double at, bool isOther)
    {
        await GivenTwoAsync();
        await GivenAsync(Given.Put(html: "later") with { NotBefore = Given.At(notBefore) });

        var commit = await GivenAsync(Other, Given.Put(html: "now", at: at));

        Assert.Equal(isOther ? ["now"] : [], commit.Cards.Select(c => c.Card.Html));
        Assert.Equal(isOther ? [] : ["now"], (await WaitingAsync()).Select(c => c.Card.Html));
    }

    [Fact]
    public async Task Record_OfACardThatIsAnothersByNow_IsWrittenAndHandsOverNothing()
    {
        await GivenTwoAsync();
        await GivenAsync(Given.Put());
        await Server.AgeAsync(Given.Me, 3_611_000);
        await GivenAsync(Other, Given.Put());

        Assert.Null(await RecordAsync(Given.Delivered(1, message: 77)));

        Assert.Equal((2, 1, new MessageId(77)), (await WaitingOfOtherAsync()).Select(c => (c.Revision, c.DeliveredRevision, c.MessageId)).Single());
    }

    [Fact]
    public async Task Record_OfTheNewestOfACardThatIsAnothersByNow_IsWritten()
    {
        await GivenTwoAsync();
        await GivenAsync(Given.Put());
        await Server.AgeAsync(Given.Me, 3_611_000);
        await Other.Ownership.TakeOverAsync(own: false, Never);

        Assert.Null(await RecordAsync(Given.Delivered()));

        Assert.Empty(await WaitingOfOtherAsync());
    }

    [Fact]
    public async Task Outbox_WritersAndSendersOfTwoProcessesAtOnce_DeliverTheNewestAndNeverShareACard()
    {
        await GivenTwoAsync();
        var chat = new SharedChat();
        Courier[] couriers = [new(Database, chat), new(Other, chat)];

        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(
            async () =>
            {
                for (var put = 0; put < 12; put++)
                {
                    // Each card is put by both, side by side.
                    await couriers[i % 2].PutAsync($"c{i / 2}");
                }
            },
            Never)));
        await Task.WhenAll(couriers.Select(c => c.QuietAsync()));

        Assert.Empty(chat.Wrong);
        Assert.Equal(Enumerable.Range(0, 8).Select(i => ($"c{i}", 24)), chat.Standing.Order());
        Assert.Equal(0L, await Server.ScalarAsync("SELECT COUNT(*) FROM outbox WHERE delivered <> 24 OR revision <> 24 OR holder <> ''"));
    }

    public override async ValueTask DisposeAsync()
    {
        if (_other is not null)
        {
            await _other.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    /// <summary>Both live, however long the test takes.</summary>
    private async Task GivenTwoAsync()
    {
        await Database.Ownership.BeatAsync(Never);
        _other = await JoinAsync(Given.Other);
        await Server.KeepAliveAsync(Given.Me);
        await Server.KeepAliveAsync(Given.Other);
    }

    private Task<IReadOnlyList<OutboxCard>> WaitingOfOtherAsync() => Other.Outbox.WaitingAsync(Given.Chat.ChatId, Given.At(1), 100, Never);
}
