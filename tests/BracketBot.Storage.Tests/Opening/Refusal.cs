using BracketBot.Storage.Tests.Places;

namespace BracketBot.Storage.Tests.Opening;

/// <summary>Opens what can't be opened.</summary>
internal static class Refusal
{
    public const string Password = "hunter2-s3cret";

    public static async Task<StorageError> OfAsync(StorageProvider provider, string connectionString)
    {
        var options = new StorageOptions { Provider = provider, ConnectionString = connectionString };

        var opened = await Database.OpenAsync(options, new TestBox(), Given.Me, TimeProvider.System, TestContext.Current.CancellationToken);

        if (opened.Try(out var database, out var error))
        {
            await database.DisposeAsync();
            Assert.Fail("It opened.");
        }

        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain(Password, error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 20, 400);
        return error;
    }
}
