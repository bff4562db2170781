using System.Text;
using BracketBot.Core.Accounts;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Accounts;

public sealed class LiteAccountTests() : AccountContract(new LitePlace())
{
    [Fact]
    public async Task Replace_WithSessions_NoFileHoldsAToken()
    {
        await Database.Accounts.ReplaceAllAsync([User(1)], Given.Now, Never);
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

public sealed class PostgresAccountTests(PostgresServer server) : AccountContract(new PostgresPlace(server));

public abstract class AccountContract(Place place) : StorageContract(place)
{
    [Fact]
    public async Task Find_Linked_IsTheAccountWithItsSession()
    {
        await Database.Accounts.ReplaceAllAsync([User(2), User(1), User(3) with { Session = null }], Given.Now, Never);
        await ReopenAsync();

        Assert.Equal(User(1), await FindAsync(1));
        Assert.Equal(User(3) with { Session = null }, await FindAsync(3));
        Assert.Equal([User(1), User(2), User(3) with { Session = null }], await Database.Accounts.AllAsync(Never));
    }

    [Fact]
    public async Task Find_Stranger_IsNull() => Assert.Null(await FindAsync(1));

    [Fact]
    public async Task Replace_LeftOut_LosesAccessAndItsSessionIsErased()
    {
        await Database.Accounts.ReplaceAllAsync([User(1), User(2)], Given.Now, Never);

        await Database.Accounts.ReplaceAllAsync([User(2)], Given.At(1), Never);

        Assert.Null(await FindAsync(1));
        Assert.Equal([User(2)], await Database.Accounts.AllAsync(Never));
        Assert.Equal(1L, await Place.CountAsync(Database, Stored.Sessions));
    }

    [Fact]
    public async Task Replace_LeftOutAndBackWithoutASession_HasNoOldOne()
    {
        await Database.Accounts.ReplaceAllAsync([User(1)], Given.Now, Never);
        await Database.Accounts.ReplaceAllAsync([], Given.At(1), Never);

        await Database.Accounts.ReplaceAllAsync([User(1) with { Session = null }], Given.At(2), Never);

        Assert.Equal(User(1) with { Session = null }, await FindAsync(1));
    }

    [Fact]
    public async Task Replace_OtherClient_IsThatClientWithItsOwnSession()
    {
        await Database.Accounts.ReplaceAllAsync([User(1)], Given.Now, Never);
        var moved = new LinkedUser(new Account(new TelegramUserId(1), new ClientId("client-9")), new BrokerSession(new ClientId("client-9"), "another"));

        await Database.Accounts.ReplaceAllAsync([moved], Given.At(1), Never);

        Assert.Equal(moved, await FindAsync(1));
    }

    [Fact]
    public async Task Replace_BySeveralProcessesAtTheirFirstStart_OneListStands()
    {
        LinkedUser[][] lists = [[User(1), User(2)], [User(2), User(3)]];
        for (var round = 0; round < 10; round++)
        {
            await RenewAsync();

            await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => Database.Accounts.ReplaceAllAsync(lists[i % 2], Given.At(i), Never), Never)));

            Assert.Contains(await Database.Accounts.AllAsync(Never), lists);
        }
    }

    [Fact]
    public async Task Find_SealedWithAnotherKey_IsTheAccountWithoutASession()
    {
        await Database.Accounts.ReplaceAllAsync([User(1)], Given.Now, Never);

        await ReopenAsync(new TestBox("another word"));

        Assert.Equal(User(1) with { Session = null }, await FindAsync(1));
    }

    [Fact]
    public async Task Find_SessionOfAnotherClientPutInItsRow_IsTheAccountWithoutASession()
    {
        await Database.Accounts.ReplaceAllAsync([User(1), User(2)], Given.Now, Never);

        await CloseAsync();
        await Place.CopySessionAsync(from: 2, to: 1);
        await ReopenAsync();

        Assert.Equal(User(1) with { Session = null }, await FindAsync(1));
        Assert.Equal(User(2), await FindAsync(2));
    }

    protected static string Token(int number) => $"secret-token-{number}";

    protected static LinkedUser User(int number)
    {
        var client = new ClientId($"client-{number}");
        return new LinkedUser(new Account(new TelegramUserId(number), client), new BrokerSession(client, Token(number)));
    }

    private async Task<LinkedUser?> FindAsync(int user) => await Database.Accounts.FindAsync(new TelegramUserId(user), Never);
}
