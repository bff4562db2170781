using BracketBot.Core;
using BracketBot.Core.Audits;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Schema;

public sealed class PostgresMigrationTests(PostgresServer server) : StorageContract(new PostgresPlace(server))
{
    private PostgresPlace Server => (PostgresPlace)Place;

    [Fact]
    public async Task Open_BySeveralProcessesAtOnce_AllSucceedOnOneSchema()
    {
        await CloseAsync();
        var options = await Place.CreateAsync();

        var databases = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => OpenAsync(options, new OwnerId($"process-{i}")), Never)));

        foreach (var (database, i) in databases.Select((d, i) => (d, i)))
        {
            await database.Commits.CommitAsync([new AddAudit(Given.Audit($"a{i}"))], Never);
        }

        Assert.Equal(8, (await databases[0].Audit.OfTicketAsync("t1", Never)).Count);
        Assert.Equal(1L, await Server.ScalarAsync("SELECT COUNT(*) FROM schema_migrations WHERE number = 1"));
        foreach (var database in databases)
        {
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task Open_Again_AppliesNothingTwiceAndKeepsWhatIsThere()
    {
        await GivenAsync(new AddAudit(Given.Audit()));
        var applied = await Server.ScalarAsync("SELECT COUNT(*) FROM schema_migrations");

        await ReopenAsync();
        await ReopenAsync();

        Assert.True(applied is >= 1L);
        Assert.Equal(applied, await Server.ScalarAsync("SELECT COUNT(*) FROM schema_migrations"));
        Assert.Equal([Given.Audit()], await Database.Audit.OfTicketAsync("t1", Never));
    }

    [Fact]
    public async Task Open_NewerSchema_IsRefusedUntilItIsGone()
    {
        await Server.ExecuteAsync("INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (9999, '9999_later.sql', 'x', 0)");

        await AssertRefusedAsync(StorageError.Reason.Newer, "newer program", "9999_later.sql");

        await Server.ExecuteAsync("DELETE FROM schema_migrations WHERE number = 9999");
        await ReopenAsync();
    }

    [Fact]
    public async Task Open_AppliedMigrationWasChanged_IsRefused()
    {
        await Server.ExecuteAsync("UPDATE schema_migrations SET checksum = 'another' WHERE number = 1");

        await AssertRefusedAsync(StorageError.Reason.Unusable, "0001_initial.sql", "was changed");
    }

    [Fact]
    public async Task Open_TableInTheWay_IsRefusedAndNothingIsHalfMade()
    {
        await CloseAsync();
        await Server.ExecuteAsync("DROP TABLE outbox");
        await Server.ExecuteAsync("DELETE FROM schema_migrations");

        await AssertRefusedAsync(StorageError.Reason.Unusable, "already exists");

        Assert.Equal(0L, await Server.ScalarAsync("SELECT COUNT(*) FROM schema_migrations"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Server.ScalarAsync("SELECT COUNT(*) FROM outbox"));
    }

    private async Task AssertRefusedAsync(StorageError.Reason why, params string[] words)
    {
        await CloseAsync();

        var opened = await Database.OpenAsync(Options, Given.Me, TimeProvider.System, Never);

        Assert.False(opened.Try(out _, out var error));
        Assert.Equal(why, error.Why);
        Assert.All(words, w => Assert.Contains(w, error.Message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', error.Message);
    }
}
