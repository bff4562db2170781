using System.Globalization;
using BracketBot.Core.Audits;
using BracketBot.Core.Commits;
using BracketBot.Storage.Tests.Places;

namespace BracketBot.Storage.Tests.Opening;

public sealed class LiteOpeningTests : IAsyncDisposable
{
    private readonly LitePlace _place = new();

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    private static string ThisProcess => $"process {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task Open_NoFolderYet_MakesIt()
    {
        var file = Path.Combine(_place.Folder, "a", "b", "bracketbot.db");

        await using (await StorageContract.OpenAsync(LitePlace.At(file)))
        {
            Assert.True(File.Exists(file));
        }
    }

    [Fact]
    public async Task Open_SecondOwner_IsRefusedByNameOfTheFirst()
    {
        await using var first = await StorageContract.OpenAsync(_place.Options);

        var error = await Refusal.OfAsync(StorageProvider.LiteDb, _place.Options.ConnectionString);

        Assert.Equal(StorageError.Reason.InUse, error.Why);
        Assert.Contains(ThisProcess, error.Message, StringComparison.Ordinal);
        Assert.Contains(_place.File, error.Message, StringComparison.Ordinal);
        Assert.Equal(CommitResult.Committed, (await first.Commits.CommitAsync([new AddAudit(Given.Audit())], Never)).Result);
    }

    [Fact]
    public async Task Open_FirstOwnerClosed_Opens()
    {
        await (await StorageContract.OpenAsync(_place.Options)).DisposeAsync();

        await (await StorageContract.OpenAsync(_place.Options)).DisposeAsync();
    }

    [Fact]
    public async Task Open_ProcessEndedWithoutClosing_EverythingCommittedIsThere()
    {
        var left = Path.Combine(_place.Folder, "left.db");
        await using (var killed = await StorageContract.OpenAsync(_place.Options))
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(i => killed.Commits.CommitAsync([new AddAudit(Given.Audit($"a{i}"))], Never)));

            // What a killed process leaves: the file and its journal, not yet brought together.
            File.Copy(_place.File, left);
            File.Copy(_place.File + ".journal", left + ".journal");
        }

        await using var opened = await StorageContract.OpenAsync(LitePlace.At(left));

        Assert.Equal(100, (await opened.Audit.OfTicketAsync("t1", Never)).Count);
    }

    [Fact]
    public async Task Open_ThroughALinkToTheFile_IsTheSameFile()
    {
        var link = Path.Combine(_place.Folder, "elsewhere", "link.db");
        Directory.CreateDirectory(Path.Combine(_place.Folder, "elsewhere"));
        File.CreateSymbolicLink(link, _place.File);
        await AssertSameAsync(link);
    }

    [Fact]
    public async Task Open_ThroughALinkToAFolder_IsTheSameFile()
    {
        var link = Path.Combine(_place.Folder, "link");
        Directory.CreateDirectory(Path.Combine(_place.Folder, "real", "deep"));
        Directory.CreateSymbolicLink(link, Path.Combine(_place.Folder, "real"));
        await AssertSameAsync(Path.Combine(link, "deep", "x.db"), Path.Combine(_place.Folder, "real", "deep", "x.db"));
    }

    [Fact]
    public async Task Open_FailedOnce_LeavesTheFileFree()
    {
        await File.WriteAllTextAsync(_place.File, new string('x', 4096), Never);
        await Refusal.OfAsync(StorageProvider.LiteDb, _place.Options.ConnectionString);

        File.Delete(_place.File);

        await (await StorageContract.OpenAsync(_place.Options)).DisposeAsync();
    }

    [Fact]
    public async Task Open_GivenUp_LeavesTheFileFree()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Database.OpenAsync(_place.Options, Given.Me, TimeProvider.System, new CancellationToken(canceled: true)));

        await (await StorageContract.OpenAsync(_place.Options)).DisposeAsync();
    }

    [Fact]
    public async Task Open_NotADatabase_SaysWhichFile()
    {
        await File.WriteAllTextAsync(_place.File, new string('x', 4096), Never);

        var error = await Refusal.OfAsync(StorageProvider.LiteDb, _place.Options.ConnectionString);

        Assert.Equal(StorageError.Reason.Unusable, error.Why);
        Assert.Contains(_place.File, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_PathIsAFolder_SaysWhich()
    {
        Directory.CreateDirectory(_place.File);

        var error = await Refusal.OfAsync(StorageProvider.LiteDb, _place.Options.ConnectionString);

        Assert.Equal(StorageError.Reason.Unusable, error.Why);
        Assert.Contains(_place.File, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_FolderIsAFile_SaysWhich()
    {
        await File.WriteAllTextAsync(_place.File, "", Never);
        var below = Path.Combine(_place.File, "bracketbot.db");

        var error = await Refusal.OfAsync(StorageProvider.LiteDb, $"Filename={below}");

        Assert.Equal(StorageError.Reason.Unusable, error.Why);
        Assert.Contains(below, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_LinksInACircle_IsRefused()
    {
        var other = Path.Combine(_place.Folder, "other.db");
        File.CreateSymbolicLink(_place.File, other);
        File.CreateSymbolicLink(other, _place.File);

        var error = await Refusal.OfAsync(StorageProvider.LiteDb, _place.Options.ConnectionString);

        Assert.Equal(StorageError.Reason.Unusable, error.Why);
    }

    [Theory]
    [InlineData("")]
    [InlineData("data/bracketbot.db")]
    [InlineData("Filename=")]
    [InlineData("Filename=:memory:")]
    [InlineData("Filename=:temp:")]
    [InlineData("Filename=x;Connection=shared")]
    [InlineData("Filename=x;ReadOnly=true")]
    [InlineData("Filename=x;Password=" + Refusal.Password)]
    [InlineData("Data Source=data/bracketbot.db")]
    [InlineData("Host=localhost;Database=x;Username=u;Password=" + Refusal.Password)]
    public async Task Open_BadConnectionString_SaysWhatItTakes(string connectionString)
    {
        var error = await Refusal.OfAsync(StorageProvider.LiteDb, connectionString);

        Assert.Equal(StorageError.Reason.BadSetting, error.Why);
        Assert.Contains("Storage:ConnectionString", error.Message, StringComparison.Ordinal);
        Assert.Contains("Filename=", error.Message, StringComparison.Ordinal);
    }

    private async Task AssertSameAsync(string link, string? file = null)
    {
        var (byLink, byFile) = (LitePlace.At(link), LitePlace.At(file ?? _place.File));
        foreach (var (first, second) in new[] { (byFile, byLink), (byLink, byFile) })
        {
            await using var open = await StorageContract.OpenAsync(first);

            var error = await Refusal.OfAsync(StorageProvider.LiteDb, second.ConnectionString);

            Assert.Equal(StorageError.Reason.InUse, error.Why);
            Assert.Contains(ThisProcess, error.Message, StringComparison.Ordinal);
        }
    }
}
