using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Passes;

namespace BracketBot.Tests.Members;

public sealed class MemberChangesTests : IAsyncLifetime
{
    private MemberWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await MemberWorld.OpenAsync();
        await _world.GivenAsync(new SaveMember(Asha.Member));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Change_OfWhatIsStored_IsWrittenWithWhatGoesWithIt()
    {
        var changed = await _world.Changes.ChangeAsync(Asha.Id, m => m with { Name = "Asha Rao" }, m => [Handled, Pass($"v{m.Version}")]);

        Assert.Equal(("Asha Rao", 2), (changed?.Name, changed?.Version));
        Assert.Equal("Asha Rao", (await _world.MemberAsync()).Name);
        Assert.NotNull(await _world.Database.Passes.FindAsync(new PassId("v2"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Change_SomebodyWasFirst_IsMadeAgainOnWhatTheyWrote()
    {
        _world.BeforeCommit = () => _world.GivenAsync(new SaveMember(Asha.Member with { Version = 2, Role = Role.Viewer }));

        var changed = await _world.Changes.ChangeAsync(Asha.Id, m => m with { Name = "Asha Rao" }, _ => [Handled]);

        Assert.Equal(("Asha Rao", Role.Viewer, 3), (changed?.Name, changed?.Role, changed?.Version));
        Assert.Equal([CommitResult.Conflict, CommitResult.Committed], _world.Commits.Select(c => c.Result));
        Assert.Equal(Role.Viewer, (await _world.MemberAsync()).Role);
    }

    [Fact]
    public async Task Change_SomebodyTookTheReasonAway_IsLeft()
    {
        _world.BeforeCommit = () => _world.GivenAsync(new SaveMember(Asha.Member with { Version = 2, HasAccess = false }));

        var changed = await _world.Changes.ChangeAsync(Asha.Id, m => m.HasAccess ? m with { Name = "Asha Rao" } : null);

        Assert.Equal(("", 2), (changed?.Name, changed?.Version));
        Assert.Equal(2, (await _world.MemberAsync()).Version);
    }

    [Fact]
    public async Task Change_SomethingElseIsInTheWay_IsNullAtOnceAndNothingIsWritten()
    {
        await _world.GivenAsync(Pass("p"));

        var changed = await _world.Changes.ChangeAsync(Asha.Id, m => m with { Name = "Asha Rao" }, _ => [Handled, Pass("p")]);

        Assert.Null(changed);
        Assert.Equal([CommitResult.Conflict], _world.Commits.Select(c => c.Result));
        Assert.Equal(("", 1), (await _world.MemberAsync()) is var m ? (m.Name, m.Version) : default);
    }

    [Fact]
    public async Task Change_UpdateHandledBefore_IsNullAndNothingIsWritten()
    {
        await _world.GivenAsync(Handled);

        Assert.Null(await _world.Changes.ChangeAsync(Asha.Id, m => m with { Name = "Asha Rao" }, _ => [Handled]));

        Assert.Equal("", (await _world.MemberAsync()).Name);
    }

    [Fact]
    public async Task Change_OfNothing_StillEndsTheUpdate()
    {
        var left = await _world.Changes.ChangeAsync(Asha.Id, _ => null, _ => [Handled]);

        Assert.Equal(1, left?.Version);
        Assert.IsType<HandleUpdate>(Assert.Single(Assert.Single(_world.Commits).Writes));
    }

    [Fact]
    public async Task Change_OfNothingAtAll_CommitsNothing()
    {
        Assert.NotNull(await _world.Changes.ChangeAsync(Asha.Id, _ => null));

        Assert.Empty(_world.Commits);
    }

    [Fact]
    public async Task Change_OfSomebodyUnknown_IsNull() => Assert.Null(await _world.Changes.ChangeAsync(new TelegramUserId(9), m => m));

    private static HandleUpdate Handled => new(new UpdateId(7), MemberWorld.Start);

    private static SavePass Pass(string id) => new(new Pass(new PassId(id), 1, new PassBody.Invitation(Asha.Id, "", MemberWorld.Start), MemberWorld.Midnight));
}
