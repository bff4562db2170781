using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;
using Npgsql;

namespace BracketBot.Storage.Tests.Opening;

public sealed class PostgresOpeningTests(PostgresServer server)
{
    [Fact]
    public async Task Open_NoServerThere_SaysSo()
    {
        // Nothing listens on port 1.
        var error = await Refusal.OfAsync(StorageProvider.Postgres, $"Host=127.0.0.1;Port=1;Database=d;Username=u;Password={Refusal.Password}");

        Assert.Equal(StorageError.Reason.Unusable, error.Why);
        Assert.Contains("127.0.0.1:1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hunter2-s3cret")]
    [InlineData("Data Source=data/bracketbot.db")]
    [InlineData("Host=127.0.0.1;Port=many;Password=" + Refusal.Password)]
    [InlineData("Host=127.0.0.1;SslMode=Sometimes;Password=" + Refusal.Password)]
    [InlineData("Host=127.0.0.1;Colour=" + Refusal.Password)]
    [InlineData("Username=u;Password=" + Refusal.Password)]
    public async Task Open_BadConnectionString_SaysWhatItTakes(string connectionString)
    {
        var error = await Refusal.OfAsync(StorageProvider.Postgres, connectionString);

        Assert.Equal(StorageError.Reason.BadSetting, error.Why);
        Assert.Contains("Storage:ConnectionString", error.Message, StringComparison.Ordinal);
        Assert.Contains("Host=", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Database", "no_such_database")]
    [InlineData("Username", "nobody_at_all")]
    [InlineData("Password", Refusal.Password)]
    public async Task Open_ServerRefuses_SaysItsWord(string key, string value)
    {
        if (key == "Password")
        {
            PostgresServer.SkipUnlessOwn();
        }

        var connectionString = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync()) { [key] = value };

        var error = await Refusal.OfAsync(StorageProvider.Postgres, connectionString.ToString());

        Assert.Equal(StorageError.Reason.Unusable, error.Why);
    }

    [Fact]
    public async Task Open_EncryptionAsked_Encrypts()
    {
        PostgresServer.SkipUnlessOwn();
        var connectionString = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync()) { SslMode = SslMode.Require, ApplicationName = "encrypted" };

        await using var database = await StorageContract.OpenAsync(
            new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = connectionString.ToString() });

        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(
            "SELECT bool_and(s.ssl) FROM pg_stat_ssl s JOIN pg_stat_activity a ON a.pid = s.pid WHERE a.application_name = 'encrypted'", connection);
        Assert.Equal(true, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(null, 32)]
    [InlineData("MaxPoolSize", 3)]
    [InlineData("Maximum Pool Size", 3)]
    [InlineData("Minimum Pool Size", 40)]
    public async Task Open_ManyAtOnce_HoldsNoMoreConnectionsThanItMay(string? key, int most)
    {
        var name = $"many_{Guid.NewGuid():n}";
        var connectionString = $"{await server.CreateDatabaseAsync()};Application Name={name}{(key is null ? "" : $";{key}={most}")}";
        await using var database = await StorageContract.OpenAsync(new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = connectionString });

        // Each waits for the lock, so each holds a connection until all that may have one do.
        await using var locker = await ConnectAsync();
        await using var locked = new NpgsqlCommand($"BEGIN; LOCK TABLE {new NpgsqlConnectionStringBuilder(connectionString).SearchPath}.inbox", locker);
        await locked.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var reads = Enumerable.Range(0, 60).Select(_ => database.Inbox.UnhandledAsync(TestContext.Current.CancellationToken)).ToList();
        await using var counter = await ConnectAsync();
        await using var waiting = new NpgsqlCommand($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{name}' AND wait_event_type = 'Lock'", counter);
        while (await waiting.ExecuteScalarAsync(TestContext.Current.CancellationToken) is long count && count < most)
        {
            Assert.DoesNotContain(reads, r => r.IsCompleted);
        }

        await using var held = new NpgsqlCommand($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{name}'", counter);
        Assert.Equal((long)most, await held.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        await using var end = new NpgsqlCommand("ROLLBACK", locker);
        await end.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(reads);
    }

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(await server.CreateDatabaseAsync());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
