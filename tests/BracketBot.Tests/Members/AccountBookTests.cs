using BracketBot.Core.Accounts;

namespace BracketBot.Tests.Members;

/// <summary>Who may act for which account, and whose session opens.</summary>
public sealed class AccountBookTests : IAsyncLifetime
{
    private static readonly ClientId Family = new("YA0007");
    private static readonly TelegramUserId Ravi = new(5002);
    private MemberWorld _world = null!;

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await MemberWorld.OpenAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Find_TheActiveOne_IsItWithItsSession()
    {
        await _world.GivenAsync(new SaveMember(Asha.Member));

        Assert.Equal(Asha.User, await Asha.Book(_world.Database.Members).FindAsync(Asha.Id, null, Never));
    }

    [Fact]
    public async Task Find_AnotherOneOfTheirs_IsThatOneWhateverIsActive()
    {
        await _world.GivenAsync(new SaveMember(Asha.Member.With(new LinkedAccount { ClientId = Family, Session = Asha.Session(Asha.Id, Family, "family token") })));

        var found = await Asha.Book(_world.Database.Members).FindAsync(Asha.Id, Family, Never);

        Assert.Equal((Family, "family token"), (found?.Account.ClientId, found?.Session?.AccessToken));
    }

    [Fact]
    public async Task Find_OneThatIsNotTheirs_IsNull()
    {
        await _world.GivenAsync(new SaveMember(Asha.Member));

        Assert.Null(await Asha.Book(_world.Database.Members).FindAsync(Asha.Id, Family, Never));
        Assert.Null(await Asha.Book(_world.Database.Members).FindAsync(Ravi, Asha.Client, Never));
    }

    [Fact]
    public async Task Find_WithoutAccess_IsNull()
    {
        await _world.GivenAsync(new SaveMember(Asha.Member with { HasAccess = false }));

        Assert.Null(await Asha.Book(_world.Database.Members).FindAsync(Asha.Id, null, Never));
    }

    [Fact]
    public async Task Find_Viewer_MayNotCancel()
    {
        await _world.GivenAsync(new SaveMember(Asha.Member with { Role = Role.Viewer }));

        Assert.False((await Asha.Book(_world.Database.Members).FindAsync(Asha.Id, null, Never))?.MayCancel);
    }

    [Fact]
    public async Task Find_SessionCopiedIntoAnotherMembersRow_DoesNotOpen()
    {
        var stolen = Asha.Member with { Id = Ravi, Accounts = [Asha.Member.Accounts[0]] };
        await _world.GivenAsync(new SaveMember(Asha.Member), new SaveMember(stolen));

        var found = await Asha.Book(_world.Database.Members).FindAsync(Ravi, null, Never);

        Assert.Equal(new LinkedUser(new Account(Ravi, Asha.Client), null), found);
        Assert.NotNull((await Asha.Book(_world.Database.Members).FindAsync(Asha.Id, null, Never))?.Session);
    }

    [Fact]
    public async Task Find_SessionCopiedToAnotherAccountOfTheirs_DoesNotOpen()
    {
        await _world.GivenAsync(new SaveMember(Asha.Member.With(new LinkedAccount { ClientId = Family, Session = Asha.Member.Accounts[0].Session })));

        Assert.Null((await Asha.Book(_world.Database.Members).FindAsync(Asha.Id, Family, Never))?.Session);
    }
}
