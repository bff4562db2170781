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

        await using var connection = new NpgsqlConnection(await server.CreateDatabaseAsync());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            "SELECT bool_and(s.ssl) FROM pg_stat_ssl s JOIN pg_stat_activity a ON a.pid = s.pid WHERE a.application_name = 'encrypted'", connection);
        Assert.Equal(true, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }
}
