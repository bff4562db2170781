using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Chat;

/// <summary>In whatever order things happen, each card is some living process's to deliver, and one's only.</summary>
public sealed class OutboxInterleavingTests(PostgresServer server)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Outbox_OfTwoProcessesInAnyOrder_DoesAsTheModel(int seed)
    {
        await using var place = new PostgresPlace(server);
        var options = await place.CreateAsync();

        await new OutboxRun(seed, me => StorageContract.OpenAsync(options, me), place).GoAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Outbox_OfOneProcessThatIsStartedAgainInAnyOrder_DoesAsTheModel(int seed)
    {
        await using var place = new LitePlace();

        await new OutboxRun(seed, me => StorageContract.OpenAsync(place.Options, me), server: null).GoAsync();
    }
}
