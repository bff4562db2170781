using System.Text;
using System.Text.Json;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Stored;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Accounts;

public sealed class LiteMemberTests() : MemberContract(new LitePlace())
{
    [Fact]
    public async Task Rewrite_WithSessions_NoFileHoldsAToken()
    {
        await Database.RewriteAsync([Configured(1)], Given.Now);
        var open = await BytesAsync();
        await CloseAsync();
        var closed = await BytesAsync();

        // That the bytes hold the client shows that they are the right ones.
        Assert.All([open, closed], bytes => Assert.True(bytes.AsSpan().IndexOf("client-1"u8) >= 0));
        Assert.All([open, closed], bytes => Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Token(1))) < 0));
    }

    private async Task<byte[]> BytesAsync()
    {
        var all = new List<byte>();
        foreach (var path in Directory.GetFiles(((LitePlace)Place).Folder, "bracketbot.db*").Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            await file.ReadExactlyAsync(bytes, Never);
            all.AddRange(bytes);
        }

        return [.. all];
    }
}

public sealed class PostgresMemberTests(PostgresServer server) : MemberContract(new PostgresPlace(server))
{
    [Fact]
    public async Task Rewrite_WithSessions_NoColumnHoldsAToken()
    {
        await Database.RewriteAsync([Configured(1)], Given.Now);

        var row = (string?)await ((PostgresPlace)Place).ScalarAsync("SELECT CAST(m AS TEXT) FROM members m");

        Assert.Contains("client-1", row, StringComparison.Ordinal);
        Assert.DoesNotContain(Token(1), row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rewrite_SomebodyIsAddedMeanwhile_IsDoneAgainWithThem()
    {
        var place = (PostgresPlace)Place;
        var body = JsonSerializer.Serialize(Member(1) with { HasAccess = false }, CoreJson.Default.Member);
        var seen = new List<int>();
        Task rewriting;
        await using (var held = await place.HoldAsync($"INSERT INTO members (user_id, version, has_access, is_admin, body) VALUES (1, 1, 0, 0, '{body}')"))
        {
            rewriting = Database.Members.RewriteAsync(
                stored =>
                {
                    seen.Add(stored.Count);
                    return stored.TryGetValue(new TelegramUserId(1), out var known) ? [known with { Version = 2, HasAccess = true }] : [Member(1)];
                },
                Never);
            await held.WaitedForAsync(Never);
            await held.CommitAsync();
        }

        await rewriting;

        Assert.Equal([0, 1], seen);
        Assert.Equal((2, true), await FindAsync(1) is { } member ? (member.Version, member.HasAccess) : default);
    }
}

public abstract class MemberContract(Place place) : StorageContract(place)
{
    private static readonly ClientId Family = new("client-family");

    [Fact]
    public async Task Save_First_ComesBackWhole()
    {
        var member = Full(1);

        await GivenAsync(new SaveMember(member));
        await ReopenAsync();

        AssertSame(member, await FindAsync(1));
    }

    [Fact]
    public async Task Save_Next_ReplacesEveryField()
    {
        await GivenAsync(new SaveMember(Full(1)));
        var next = new Member { Id = new TelegramUserId(1), Version = 2, Name = "another" };

        await GivenAsync(new SaveMember(next));
        await ReopenAsync();

        AssertSame(next, await FindAsync(1));
    }

    [Fact]
    public async Task Find_Stranger_IsNull() => Assert.Null(await FindAsync(1));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Save_NotTheNextVersion_IsConflictAndChangesNothing(int version)
    {
        await GivenAsync(new SaveMember(Member(1)));
        await GivenAsync(new SaveMember(Member(1) with { Version = 2, Name = "second" }));

        Assert.Equal(CommitResult.Conflict, await CommitAsync(new SaveMember(Member(1) with { Version = version, Name = "late", Active = new ClientId("client-9") })));

        AssertSame(Member(1) with { Version = 2, Name = "second" }, await FindAsync(1));
        Assert.Empty(await Database.Members.OfClientAsync(new ClientId("client-9"), Never));
    }

    [Fact]
    public async Task Save_LaterVersionOfNobody_IsConflict()
    {
        Assert.Equal(CommitResult.Conflict, await CommitAsync(new SaveMember(Member(1) with { Version = 2 })));

        Assert.Null(await FindAsync(1));
    }

    [Fact]
    public async Task Save_ManyAtOnce_OneIsFirst()
    {
        await GivenAsync(new SaveMember(Member(1)));

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => CommitAsync(new SaveMember(Member(1) with { Version = 2, Name = $"name {i}" }))));

        Assert.Equal(1, results.Count(r => r == CommitResult.Committed));
        Assert.Equal(7, results.Count(r => r == CommitResult.Conflict));
        Assert.Equal($"name {Array.IndexOf(results, CommitResult.Committed)}", (await FindAsync(1))?.Name);
    }

    [Theory]
    [InlineData(true, Role.Trader, false, true)]
    [InlineData(true, Role.Admin, false, true)]
    [InlineData(false, Role.Trader, false, false)]
    [InlineData(true, Role.Viewer, false, false)]
    [InlineData(true, Role.Trader, true, false)]
    public async Task Require_MayCancel_LetsNothingThroughForWhoMayNot(bool hasAccess, Role role, bool looksOnly, bool isLetThrough)
    {
        var member = Member(1) with { HasAccess = hasAccess, Role = role, Settings = new MemberSettings { LooksOnly = looksOnly } };
        await GivenAsync(new SaveMember(member.With(new LinkedAccount { ClientId = Family })));

        var result = await CommitAsync(new SaveDialog(Given.Dialog()), new RequireMayCancel(member.Id, Family));
        var other = await CommitAsync(new SaveDialog(Given.Dialog(id: "d2")), new RequireMayCancel(member.Id, new ClientId("another")));
        var nobody = await CommitAsync(new SaveDialog(Given.Dialog(id: "d3")), new RequireMayCancel(new TelegramUserId(99), Family));

        Assert.Equal((isLetThrough ? CommitResult.Committed : CommitResult.Conflict, CommitResult.Conflict, CommitResult.Conflict), (result, other, nobody));
        Assert.Equal(isLetThrough, await Database.Dialogs.FindAsync(Given.Dialog().Id, Never) is not null);
        Assert.Null(await Database.Dialogs.FindAsync(new DialogId("d2"), Never));
    }

    [Fact]
    public async Task Save_InACommitThatFails_IsNotWritten()
    {
        await GivenAsync(new SaveDialog(Given.Dialog()));

        Assert.Equal(CommitResult.Conflict, await CommitAsync(new SaveMember(Member(1)), new SaveDialog(Given.Dialog())));

        Assert.Null(await FindAsync(1));
    }

    [Fact]
    public async Task All_WithAccessAndWithout_AreAllById()
    {
        await GivenAsync(new SaveMember(Member(3)), new SaveMember(Member(1) with { HasAccess = false }), new SaveMember(Member(2)));

        Assert.Equal([1, 2, 3], Ids(await Database.Members.AllAsync(Never)));
        Assert.Equal(3L, await Place.CountAsync(Database, Stored.Members));
    }

    [Fact]
    public async Task Page_OfThoseWithAccess_GoesOnAfterTheLast()
    {
        await GivenAsync([.. new[] { 7, 5, 1, 3, 9 }.Select(i => new SaveMember(Member(i))), new SaveMember(Member(4) with { HasAccess = false })]);

        Assert.Equal([1, 3], Ids(await Database.Members.PageAsync(null, 2, Never)));
        Assert.Equal([5, 7], Ids(await Database.Members.PageAsync(new TelegramUserId(3), 2, Never)));
        Assert.Equal([5, 7], Ids(await Database.Members.PageAsync(new TelegramUserId(4), 2, Never)));
        Assert.Equal([9], Ids(await Database.Members.PageAsync(new TelegramUserId(7), 2, Never)));
        Assert.Empty(await Database.Members.PageAsync(new TelegramUserId(9), 2, Never));
    }

    [Fact]
    public async Task Admins_AreThoseWithAccess()
    {
        await GivenAsync(
            new SaveMember(Member(1) with { Role = Role.Admin }), new SaveMember(Member(2) with { Role = Role.Admin, HasAccess = false }),
            new SaveMember(Member(3)), new SaveMember(Member(4) with { Role = Role.Viewer }));
        Assert.Equal([1], Ids(await Database.Members.AdminsAsync(Never)));

        await GivenAsync(new SaveMember(Member(1) with { Version = 2 }), new SaveMember(Member(2) with { Version = 2, Role = Role.Admin }));
        Assert.Equal([2], Ids(await Database.Members.AdminsAsync(Never)));
    }

    [Fact]
    public async Task Waiting_AreThoseWhoAskedAndHaveNoAnswer_LongestWaitingFirst()
    {
        var asked = new Member { Id = default, Version = 1, AskedAt = Given.At(20) };
        await GivenAsync(
            new SaveMember(asked with { Id = new TelegramUserId(1) }), new SaveMember(asked with { Id = new TelegramUserId(2), AskedAt = Given.At(10) }),
            new SaveMember(asked with { Id = new TelegramUserId(3), HasAccess = true }), new SaveMember(asked with { Id = new TelegramUserId(4), DecidedAt = Given.At(20) }),
            new SaveMember(asked with { Id = new TelegramUserId(5), DecidedAt = Given.At(19) }), new SaveMember(asked with { Id = new TelegramUserId(6), AskedAt = null }));
        await ReopenAsync();
        Assert.Equal([2, 1, 5], Ids(await Database.Members.WaitingAsync(Never)));

        await GivenAsync(new SaveMember(asked with { Id = new TelegramUserId(1), Version = 2, DecidedAt = Given.At(21) }));
        Assert.Equal([2, 5], Ids(await Database.Members.WaitingAsync(Never)));
    }

    [Fact]
    public async Task OfClient_AreThoseWithAccessWhoLinkedIt_UntilTheyForgetIt()
    {
        await GivenAsync(
            new SaveMember(Member(1).With(new LinkedAccount { ClientId = Family })), new SaveMember(Member(2)),
            new SaveMember((Member(3) with { HasAccess = false }).With(new LinkedAccount { ClientId = Family })), new SaveMember(Member(4).With(new LinkedAccount { ClientId = Family })));

        Assert.Equal([1, 4], Ids(await Database.Members.OfClientAsync(Family, Never)));
        Assert.Equal([2], Ids(await Database.Members.OfClientAsync(new ClientId("client-2"), Never)));

        await GivenAsync(new SaveMember(Member(1) with { Version = 2 }));
        Assert.Equal([4], Ids(await Database.Members.OfClientAsync(Family, Never)));
        Assert.Equal([1], Ids(await Database.Members.OfClientAsync(new ClientId("client-1"), Never)));
    }

    [Fact]
    public async Task MorningDue_AreThoseWhoseTimeHasCome_LongestDueFirst()
    {
        await GivenAsync(
            new SaveMember(Member(1) with { MorningDue = Given.At(20) }), new SaveMember(Member(2) with { MorningDue = Given.At(10) }),
            new SaveMember(Member(3) with { MorningDue = Given.At(31) }), new SaveMember(Member(4) with { MorningDue = Given.At(5), HasAccess = false }), new SaveMember(Member(5)),
            new SaveMember(Member(6) with { MorningDue = Given.At(30) }));

        Assert.Equal([2, 1, 6], Ids(await Database.Members.MorningDueAsync(Given.At(30), 10, Never)));
        Assert.Equal([2, 1], Ids(await Database.Members.MorningDueAsync(Given.At(30), 2, Never)));
        Assert.Empty(await Database.Members.MorningDueAsync(Given.At(9), 10, Never));

        await GivenAsync(new SaveMember(Member(2) with { Version = 2, MorningDue = Given.At(99) }));
        Assert.Equal([1, 6], Ids(await Database.Members.MorningDueAsync(Given.At(30), 10, Never)));
    }

    [Fact]
    public async Task Touch_IsRememberedBesideEveryChange()
    {
        await GivenAsync(new SaveMember(Member(1)), new SaveMember(Member(2)));
        await GivenAsync(new TouchMember(new TelegramUserId(1), Given.At(5)), new TouchMember(new TelegramUserId(9), Given.At(5)));
        await GivenAsync(new SaveMember(Member(1) with { Version = 2 }));
        await ReopenAsync();

        var seen = await Database.Members.LastSeenAsync([new TelegramUserId(1), new TelegramUserId(2), new TelegramUserId(9)], Never);

        Assert.Equal([KeyValuePair.Create(new TelegramUserId(1), Given.At(5))], seen);
        Assert.Null(await FindAsync(9));
    }

    [Fact]
    public async Task Touch_BetweenTwoVersions_IsInNobodysWay()
    {
        await GivenAsync(new SaveMember(Member(1)));
        await GivenAsync(new TouchMember(new TelegramUserId(1), Given.At(5)));

        await GivenAsync(new SaveMember(Member(1) with { Version = 2 }));

        Assert.Equal(2, (await FindAsync(1))?.Version);
    }

    [Fact]
    public async Task LastSeen_OfNobody_IsNothing() => Assert.Empty(await Database.Members.LastSeenAsync([], Never));

    [Fact]
    public async Task Rewrite_LeftOut_LosesAccessAndItsSession()
    {
        await Database.RewriteAsync([Configured(1), Configured(2)], Given.Now);

        await Database.RewriteAsync([Configured(2)], Given.At(1));
        await ReopenAsync();

        Assert.Equal([2], Ids(await Database.Members.PageAsync(null, 9, Never)));
        Assert.Empty((await FindAsync(1))?.Accounts ?? throw new InvalidOperationException("Nobody is forgotten."));
        Assert.Empty(await Database.Members.OfClientAsync(new ClientId("client-1"), Never));
        Assert.Equal([2], Ids(await Database.Members.OfClientAsync(new ClientId("client-2"), Never)));
    }

    [Fact]
    public async Task Rewrite_TheSameListAgain_ChangesNothing()
    {
        await Database.RewriteAsync([Configured(1), Configured(2)], Given.Now);
        await ReopenAsync();

        await Database.RewriteAsync([Configured(1), Configured(2)], Given.At(1));

        Assert.All(await Database.Members.AllAsync(Never), m => Assert.Equal(1, m.Version));
    }

    [Fact]
    public async Task Rewrite_BySeveralProcessesAtTheirFirstStart_OneListStands()
    {
        ConfiguredUser[][] lists = [[Configured(1), Configured(2)], [Configured(2), Configured(3)]];
        for (var round = 0; round < 10; round++)
        {
            await RenewAsync();

            await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => Database.RewriteAsync(lists[i % 2], Given.At(i)), Never)));

            Assert.Contains(string.Join(' ', Ids(await Database.Members.PageAsync(null, 9, Never))), (string[])["1 2", "2 3"]);
        }
    }

    protected static string Token(int number) => $"secret-token-{number}";

    protected static ConfiguredUser Configured(int number) => new(new TelegramUserId(number), new ClientId($"client-{number}"), Token(number));

    protected static Member Member(int number) => new()
    {
        Id = new TelegramUserId(number),
        Version = 1,
        HasAccess = true,
        Active = new ClientId($"client-{number}"),
        Accounts = [new LinkedAccount { ClientId = new ClientId($"client-{number}") }],
    };

    protected async Task<Member?> FindAsync(int user) => await Database.Members.FindAsync(new TelegramUserId(user), Never);

    private static void AssertSame(Member wanted, Member? stored) => Assert.Equal(
        JsonSerializer.Serialize(wanted, CoreJson.Default.Member), stored is null ? null : JsonSerializer.Serialize(stored, CoreJson.Default.Member));

    private static IEnumerable<long> Ids(IReadOnlyList<Member> members) => members.Select(m => m.Id.Value);

    private static Member Full(int number) => new()
    {
        Id = new TelegramUserId(number),
        Version = 1,
        Role = Role.Viewer,
        HasAccess = true,
        IsConfigured = true,
        IsGranted = true,
        IsShutOut = true,
        Name = "Asha Rao (@asha) \u20b9 <b>&",
        Active = Family,
        Accounts =
        [
            new LinkedAccount
            {
                ClientId = Family, Name = "RAO FAMILY", Exchanges = ["NSE", "NFO"], Products = ["MIS"], LinkedAt = Given.Now, ConfiguredMark = "mark",
                Session = new SealedSession("v1.sealed", Given.Now, Given.At(60)),
            },
            new LinkedAccount { ClientId = new ClientId("client-2"), EndedAt = Given.At(3) },
        ],
        Settings = new MemberSettings { MorningAt = new TimeOnly(8, 50), IsPaused = true, IsMuted = true, IsSilent = true, LooksOnly = true },
        AskedAt = Given.At(1),
        DecidedAt = Given.At(2),
        TokenUntil = Given.At(2),
        MorningDue = Given.At(4),
    };
}
