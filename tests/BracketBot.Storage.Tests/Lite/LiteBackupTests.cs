using System.Diagnostics;
using System.Runtime.Versioning;
using BracketBot.Core;
using BracketBot.Storage.Lite;
using LiteDB;

namespace BracketBot.Storage.Tests.Lite;

public sealed class LiteBackupTests : IDisposable
{
    private readonly LiteFolder _folder = new();

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    private string Target => _folder.At("copy.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Make_WhileInUse_HoldsAllThatIsCommitted()
    {
        using var file = _folder.Open();
        Fill(file, 0, 100);
        file.Checkpoint();
        Fill(file, 100, 100);

        var made = Made(await file.BackupToAsync(Target, TimeProvider.System, Never));

        Assert.Equal(200, made.Documents);
        Assert.Equal(new FileInfo(Target).Length, made.Bytes);
        Assert.Equal(200, CountIn(Target));
        Assert.Equal(200, file.All("cards").Count);
    }

    [Fact]
    public async Task Make_NobodyUsesIt_Copies()
    {
        using (var file = _folder.Open())
        {
            Fill(file, 0, 10);
        }

        Made(await MakeAsync());

        Assert.Equal(10, CountIn(Target));
        Assert.Equal(10, CountIn(_folder.File));
    }

    [Fact]
    public async Task Make_OwnerWasKilled_HoldsWhatItsJournalHolds()
    {
        using (var file = _folder.Open())
        {
            Fill(file, 0, 10);
            Leave(_folder.File, "killed.db");
        }

        Made(await LiteBackup.MakeAsync(_folder.At("killed.db"), Target, TimeProvider.System, Never));

        Assert.Equal(10, CountIn(Target));
    }

    [Fact]
    public async Task Make_WhileCommitsAndCheckpointsGoOn_IsAPrefixOfTheCommits()
    {
        using var file = _folder.Open();
        using var stop = new CancellationTokenSource();
        var written = 0;
        var writer = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    // Two documents a commit, and the number of commits beside them: in a copy they must agree.
                    var n = written + 1;
                    file.Write([Put("cards", n), Put("audits", n), new LiteChange.Put("counts", new BsonDocument { ["_id"] = 1, ["n"] = n })]);
                    Volatile.Write(ref written, n);
                    if (n % 7 == 0)
                    {
                        file.Checkpoint();
                    }
                }
            },
            Never);

        for (var i = 0; i < 15; i++)
        {
            var target = _folder.At($"copy{i}.db");
            var before = Volatile.Read(ref written);
            Made(await file.BackupToAsync(target, TimeProvider.System, Never));
            using var copy = LiteFolder.Open(target);

            var count = copy.Find("counts", 1)?["n"].AsInt32 ?? 0;
            Assert.True(count >= before, $"{count} of {before} acknowledged commits");
            Assert.Equal(count, copy.All("cards").Count);
            Assert.Equal(count, copy.All("audits").Count);
        }

        await stop.CancelAsync();
        await writer;
    }

    [Fact]
    public async Task Make_WhileACopyIsBeingMade_NoCheckpointBegins()
    {
        using var file = _folder.Open();
        Fill(file, 0, 5);
        using (FolderDisk.TryHold(_folder.File))
        {
            Assert.False(file.Checkpoint());
            Fill(file, 5, 5);
        }

        Assert.True(file.Checkpoint());
        Made(await MakeAsync());
        Assert.Equal(10, CountIn(Target));
    }

    [Fact]
    public void Open_WhileACopyOfAKilledOnesFileIsBeingMade_ReadsItAndBringsNothingIn()
    {
        using (var file = _folder.Open())
        {
            Fill(file, 0, 5);
            Leave(_folder.File, "killed.db");
        }

        var killed = _folder.At("killed.db");
        using (FolderDisk.TryHold(killed))
        {
            var before = File.ReadAllBytes(killed);
            Assert.Equal(5, CountIn(killed));
            Assert.Equal(before, File.ReadAllBytes(killed));
        }

        Assert.Equal(5, CountIn(killed));
    }

    /// <summary>An administrator made a copy, and with it the lock; the bot's user may not write to it.</summary>
    [Fact]
    [SupportedOSPlatform("linux")]
    public void Hold_AnotherUserMadeTheLock_HoldsItAllTheSame()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It takes a system where a thread can be another user.");
        FolderDisk.TryHold(_folder.File)!.Dispose();
        var name = _folder.File + ".copying";
        using (var held = AnotherUser.MayOnlyRead(name, () => FolderDisk.TryHold(_folder.File)))
        {
            Assert.NotNull(held);
            Assert.Null(AnotherUser.MayOnlyRead(name, () => FolderDisk.TryHold(_folder.File)));
            Assert.Null(FolderDisk.TryHold(_folder.File));
        }

        using (FolderDisk.TryHold(_folder.File))
        {
            Assert.Null(AnotherUser.MayOnlyRead(name, () => FolderDisk.TryHold(_folder.File)));
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Hold_ByWhoeverItIs_MakesALockThatAnybodyMayHold()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");

        FolderDisk.TryHold(_folder.File)!.Dispose();

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead, File.GetUnixFileMode(_folder.File + ".copying"));
    }

    [Fact]
    public async Task Make_KilledInBetweenBefore_BeginsAnew()
    {
        using var file = _folder.Open();
        Fill(file, 0, 10);
        await File.WriteAllTextAsync(Target + ".new", "a part", Never);
        await File.WriteAllTextAsync(Target + ".new.log", "of a copy", Never);

        Made(await MakeAsync());

        Assert.Equal(10, CountIn(Target));
    }

    [Fact]
    public async Task Make_HolderIsKilled_LetsGo()
    {
        using var file = _folder.Open();
        Fill(file, 0, 10);
        using var holder = Process.Start(new ProcessStartInfo("flock", [_folder.File + ".copying", "cat"]) { RedirectStandardInput = true })!;
        while (FolderDisk.TryHold(_folder.File) is { } mine)
        {
            mine.Dispose();
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Never);
        }

        Assert.False(file.Checkpoint());
        holder.Kill(entireProcessTree: true);
        await holder.WaitForExitAsync(Never);

        Made(await MakeAsync());
        Assert.Equal(10, CountIn(Target));
    }

    [Fact]
    public async Task Make_LeavesNothingBesideTheCopy()
    {
        using var file = _folder.Open();
        Fill(file, 0, 10);

        Made(await MakeAsync());

        Assert.Equal([Target], Directory.GetFiles(_folder.Path, "copy*"));
    }

    [Fact]
    public async Task Make_TargetIsThere_IsKept()
    {
        using var file = _folder.Open();
        await File.WriteAllTextAsync(Target, "mine", Never);

        var error = (await MakeAsync()).Error;

        Assert.Contains(Target, error?.Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Target, Never));
    }

    [Fact]
    public async Task Make_NoSource_SaysSo()
    {
        var error = (await MakeAsync()).Error;

        Assert.Contains(_folder.File, error?.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task Make_SourceIsNoDatabase_LeavesNoCopy()
    {
        await File.WriteAllTextAsync(_folder.File, new string('x', 20_000), Never);

        var error = (await MakeAsync()).Error;

        Assert.Contains(_folder.File, error?.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path, "copy*"));
    }

    [Fact]
    public async Task Make_GivenUp_LeavesNothing()
    {
        using var file = _folder.Open();
        Fill(file, 0, 10);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => LiteBackup.MakeAsync(_folder.File, Target, TimeProvider.System, new CancellationToken(canceled: true)));

        Assert.Empty(Directory.GetFiles(_folder.Path, "copy*"));
        Assert.True(file.Checkpoint());
    }

    [Fact]
    public async Task Restore_BesideTheJournalOfTheLaterFile_IsRefused()
    {
        using (var file = _folder.Open())
        {
            Fill(file, 0, 10);
            Made(await file.BackupToAsync(Target, TimeProvider.System, Never));
            Fill(file, 10, 10);
            Leave(_folder.File, "killed.db");
        }

        var killed = _folder.At("killed.db");
        File.Copy(Target, killed, overwrite: true);
        var before = await File.ReadAllBytesAsync(killed, Never);

        var error = LiteFile.Open(killed).Error;

        Assert.Contains(killed + ".journal", error?.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(killed, Never));
        File.Move(killed + ".journal", killed + ".journal.away");
        Assert.Equal(10, CountIn(killed));
    }

    private static LiteBackup Made(Result<LiteBackup, StorageError> made) =>
        made.Try(out var backup, out var error) ? backup : throw new InvalidOperationException(error.Message);

    private static int CountIn(string path)
    {
        using var file = LiteFolder.Open(path);
        return file.All("cards").Count;
    }

    private static void Fill(LiteFile file, int from, int count) => file.Write([.. Enumerable.Range(from, count).Select(n => Put("cards", n))]);

    private static LiteChange.Put Put(string collection, int n) => new(collection, new BsonDocument { ["_id"] = n, ["text"] = new string('x', 500) });

    /// <summary>What a killed process leaves: the file and its journal, not yet brought together.</summary>
    private void Leave(string file, string name)
    {
        File.Copy(file, _folder.At(name));
        File.Copy(file + ".journal", _folder.At(name) + ".journal");
    }

    private Task<Result<LiteBackup, StorageError>> MakeAsync() => LiteBackup.MakeAsync(_folder.File, Target, TimeProvider.System, Never);
}
