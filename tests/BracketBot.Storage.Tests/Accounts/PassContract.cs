using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Passes;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Accounts;

public sealed class LitePassTests() : PassContract(new LitePlace());

public sealed class PostgresPassTests(PostgresServer server) : PassContract(new PostgresPlace(server));

public abstract class PassContract(Place place) : StorageContract(place)
{
    private static readonly PassId Id = new("p1");

    private static readonly Pass Invitation = new(Id, 1, new PassBody.Invitation(Given.User, "for <Ravi> \u20b9", Given.Now), Given.At(60));

    private static readonly Pass Login = new(
        new PassId("p2"), 1,
        new PassBody.Login(
            Given.User, LoginStage.Asked, new ClientId("YA0002"), new DialogId("d1"), "state", "verifier", "browser", "token",
            new TradingInfo(new ClientId("YA0002"), "ASHA RAO", "active", ["NSE"], ["MIS", "CNC"]), 42),
        Given.At(60));

    [Fact]
    public async Task Save_First_ComesBackWhole()
    {
        await GivenAsync(new SavePass(Invitation), new SavePass(Login));
        await ReopenAsync();

        Assert.Equivalent(Invitation, await FindAsync("p1"), strict: true);
        Assert.Equivalent(Login, await FindAsync("p2"), strict: true);
    }

    [Fact]
    public async Task Save_Next_ReplacesEveryField()
    {
        await GivenAsync(new SavePass(Invitation));
        var used = Invitation with { Version = 2, Body = new PassBody.Invitation(new TelegramUserId(8), "", Given.At(1), new TelegramUserId(9)), ExpiresAt = Given.At(2) };

        await GivenAsync(new SavePass(used));

        Assert.Equal(used, await FindAsync("p1"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Save_NotTheNextVersion_IsConflictAndChangesNothing(int version)
    {
        await GivenAsync(new SavePass(Invitation));
        await GivenAsync(new SavePass(Invitation with { Version = 2 }));

        Assert.Equal(CommitResult.Conflict, await CommitAsync(new SavePass(Login with { Id = Id, Version = version })));

        Assert.Equal(Invitation with { Version = 2 }, await FindAsync("p1"));
    }

    [Fact]
    public async Task Save_LaterVersionOfNone_IsConflict()
    {
        Assert.Equal(CommitResult.Conflict, await CommitAsync(new SavePass(Invitation with { Version = 2 })));

        Assert.Null(await FindAsync("p1"));
    }

    [Fact]
    public async Task Save_UsedByManyAtOnce_LetsOneIn()
    {
        await GivenAsync(new SavePass(Invitation));

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => CommitAsync(
            new SavePass(Invitation with { Version = 2, Body = new PassBody.Invitation(Given.User, "", Given.Now, new TelegramUserId(i)) }),
            new SaveMember(new Member { Id = new TelegramUserId(i), Version = 1, HasAccess = true }))));

        Assert.Equal(1, results.Count(r => r == CommitResult.Committed));
        Assert.Equal(7, results.Count(r => r == CommitResult.Conflict));
        var inside = Assert.Single(await Database.Members.AllAsync(Never));
        Assert.Equal(inside.Id, Assert.IsType<PassBody.Invitation>((await FindAsync("p1"))?.Body).UsedBy);
    }

    [Fact]
    public async Task Prune_ForgetsThoseThatExpiredBefore()
    {
        await GivenAsync(new SavePass(Invitation), new SavePass(Login with { ExpiresAt = Given.At(61) }));

        Assert.Equal(0, await Database.Passes.PruneAsync(Given.At(60), Never));
        Assert.Equal(1, await Database.Passes.PruneAsync(Given.At(61), Never));

        Assert.Null(await FindAsync("p1"));
        Assert.NotNull(await FindAsync("p2"));
    }

    private async Task<Pass?> FindAsync(string id) => await Database.Passes.FindAsync(new PassId(id), Never);
}
