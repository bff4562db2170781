using System.Diagnostics;
using System.Globalization;
using System.Text;
using BracketBot.Storage.Lite;
using LiteDB;
using LiteDB.Engine;

namespace BracketBot.Storage.Tests.Lite;

/// <summary>What is opened, what is refused in one line, and that nothing refused is changed.</summary>
public sealed class LiteOpeningTests : IDisposable
{
    private const string Log = ".log";
    private const string Journal = ".journal";

    private readonly LiteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_NoFolderYet_MakesIt()
    {
        var path = _folder.At("a/b/bracketbot.db");

        LiteFolder.Open(path).Dispose();

        Assert.True(File.Exists(path));
    }

    [Fact]
    public void Open_SecondOwner_IsRefusedByNameOfTheFirst()
    {
        using var first = _folder.Open();

        var error = _folder.Refusal();

        Assert.Equal(StorageError.Reason.InUse, error.Why);
        Assert.Contains($"process {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}", error.Message, StringComparison.Ordinal);
        Write(first);
    }

    [Fact]
    public void Open_ThroughALink_IsTheSameFile()
    {
        using var first = _folder.Open();
        var link = _folder.At("link.db");
        File.CreateSymbolicLink(link, _folder.File);

        Assert.Equal(StorageError.Reason.InUse, LiteFile.Open(link).Error?.Why);
    }

    [Fact]
    public async Task Open_OwnerWasKilled_Opens()
    {
        _folder.Open().Dispose();
        using var owner = Process.Start(new ProcessStartInfo("flock", ["--no-fork", _folder.File + ".lock", "cat"]) { RedirectStandardInput = true })!;
        while (LiteFile.Open(_folder.File).Value is { } opened)
        {
            opened.Dispose();
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Equal(StorageError.Reason.InUse, _folder.Refusal().Why);
        owner.Kill();
        await owner.WaitForExitAsync(TestContext.Current.CancellationToken);

        _folder.Open().Dispose();
    }

    [Fact]
    public void Open_CreationWasCutOff_BeginsAnew()
    {
        File.WriteAllText(_folder.File + ".new", "half a file");

        using var file = _folder.Open();

        Write(file);
        Assert.False(File.Exists(_folder.File + ".new"));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("x", "not a LiteDB")]
    [InlineData("SQLite format 3\0 and so on", "SQLite")]
    public void Open_NotADatabase_IsLeftAsItIs(string start, string says)
    {
        foreach (var length in new[] { start.Length, 512, 8192, 20_000 }.Where(l => start.Length > 0 || l == 0))
        {
            File.WriteAllText(_folder.File, start.PadRight(length, '.'));
            AssertRefusedAndKept(says);
        }
    }

    [Fact]
    public void Open_NothingButZeros_IsLeftAsItIs()
    {
        File.WriteAllBytes(_folder.File, new byte[16384]);

        AssertRefusedAndKept("not a LiteDB");
    }

    [Fact]
    public void Open_ALiteDatabaseOfSomebodyElse_IsLeftAsItIs()
    {
        using (var engine = new LiteEngine(new EngineSettings { Filename = _folder.File, Collation = Collation.Binary }))
        {
            engine.Insert("customers", [new BsonDocument { ["_id"] = 1 }], BsonAutoId.Int32);
        }

        AssertRefusedAndKept("none of BracketBot's");
    }

    [Fact]
    public void Open_OfAnotherLiteVersion_IsLeftAsItIs()
    {
        Change(_folder.File, 59, 9);

        AssertRefusedAndKept("another LiteDB version");
    }

    [Fact]
    public void Open_WrittenByANewerProgram_IsLeftAsItIs()
    {
        Change(_folder.File, 120, 4);

        AssertRefusedAndKept("newer BracketBot", StorageError.Reason.Newer);
    }

    [Fact]
    public void Open_CutShort_IsLeftAsItIs()
    {
        Filled();
        var bytes = File.ReadAllBytes(_folder.File);
        foreach (var length in new[] { bytes.Length - 8192, bytes.Length - 100, 16384, 8192, 8191, 512, 100 })
        {
            File.WriteAllBytes(_folder.File, bytes[..length]);
            AssertRefusedAndKept(length < 512 ? "not a LiteDB" : "cut short");
        }
    }

    [Theory]
    [InlineData(192, 8000, 0xEE)] // The list of collections.
    [InlineData(192, 320, 0x00)]
    [InlineData(196, 4, 0x20)]
    [InlineData(8192, 512, 0x00)] // A collection's page.
    [InlineData(64, 4, 0xFF)] // The number of pages.
    [InlineData(32, 20, 0x00)]
    public void Open_HeaderIsDamaged_IsLeftAsItIs(int at, int count, byte with)
    {
        Filled();
        var bytes = File.ReadAllBytes(_folder.File);
        bytes.AsSpan(at, count).Fill(with);
        File.WriteAllBytes(_folder.File, bytes);

        AssertRefusedAndKept("It was not touched");
    }

    [Fact]
    public void Open_TheFirstWriteEverWasRefused_Opens()
    {
        using (var file = _folder.Open())
        {
            Assert.Throws<ArgumentException>(() => file.Write([new LiteChange.Put("cards", new BsonDocument { ["_id"] = new string('x', 2000) })]));
        }

        using var again = _folder.Open();

        Write(again);
    }

    [Fact]
    public void Read_ADamagedPage_SaysSoAndChangesNothing()
    {
        Filled();
        var bytes = File.ReadAllBytes(_folder.File);
        bytes.AsSpan(2 * 8192).Fill(0xEE);
        File.WriteAllBytes(_folder.File, bytes);

        using (var file = _folder.Open())
        {
            Assert.Throws<IOException>(() => file.All("cards"));
            Assert.Throws<IOException>(() => file.Find("cards", 1));
        }

        // The header says now that the file was in use.
        Assert.Equal(bytes[8192..], File.ReadAllBytes(_folder.File)[8192..]);
    }

    [Fact]
    public void Open_AFolder_SaysWhich()
    {
        Directory.CreateDirectory(_folder.File);

        var error = _folder.Refusal();

        Assert.Equal(StorageError.Reason.Unusable, error.Why);
        Assert.Contains(_folder.File, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FolderIsAFile_SaysWhich()
    {
        File.WriteAllText(_folder.At("file"), "");
        var path = _folder.At("file/bracketbot.db");

        var error = LiteFile.Open(path).Error;

        Assert.Equal(StorageError.Reason.Unusable, error?.Why);
        Assert.Contains(path, error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoRightToIt_SaysWhich()
    {
        Filled();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder.File, UnixFileMode.UserRead);
        }

        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            // Nothing is closed to this user.
            using var file = LiteFile.Open(_folder.File).Value;
            Assert.NotNull(file);
            return;
        }

        AssertRefusedAndKept("right to read and write");
    }

    [Fact]
    public void Open_FolderTakesNoFiles_SaysWhich()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux has a folder that takes none, whoever asks.");

        var error = LiteFile.Open("/proc/bracketbot.db").Error;

        Assert.Equal(StorageError.Reason.Unusable, error?.Why);
        Assert.Contains("/proc/bracketbot.db", error?.Message, StringComparison.Ordinal);
        Assert.Contains("right to write", error?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Log)]
    [InlineData(Journal)]
    public void Open_LogOrJournalWithoutItsFile_IsRefused(string beside)
    {
        Killed(beside);
        File.Delete(_folder.File);
        var left = File.ReadAllBytes(_folder.File + beside);

        var error = _folder.Refusal();

        Assert.Contains("is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.File + beside, error.Message, StringComparison.Ordinal);
        Assert.Equal(left, File.ReadAllBytes(_folder.File + beside));
        Assert.False(File.Exists(_folder.File));
    }

    [Fact]
    public void Open_FileWasRemovedAndItsJournalIsEmpty_BeginsAnew()
    {
        Filled();
        File.Delete(_folder.File);

        using var file = _folder.Open();

        Assert.Empty(file.Collections());
        Write(file);
    }

    [Theory]
    [InlineData(Log)]
    [InlineData(Journal)]
    public void Open_LogOrJournalOfAnotherFile_IsRefused(string beside)
    {
        Killed(beside);
        var left = File.ReadAllBytes(_folder.File + beside);
        File.Delete(_folder.File);
        File.Delete(_folder.File + Log);
        File.Delete(_folder.File + Journal);
        Filled();
        File.WriteAllBytes(_folder.File + beside, left);

        AssertRefusedAndKept("belongs to another data file");
        Assert.Equal(left, File.ReadAllBytes(_folder.File + beside));
    }

    [Theory]
    [InlineData(Log)]
    [InlineData(Journal)]
    public void Open_OlderCopyOfTheSameFileBesideALaterLogOrJournal_IsRefused(string beside)
    {
        Filled();
        var older = File.ReadAllBytes(_folder.File);
        for (var i = 1; i < 3; i++)
        {
            using var file = _folder.Open();
            Write(file, i * 100);
        }

        Killed(beside);
        File.WriteAllBytes(_folder.File, older);

        AssertRefusedAndKept("belongs to another data file");
    }

    [Theory]
    [InlineData(Log)]
    [InlineData(Journal)]
    public void Open_LogOrJournalThatIsNone_IsRefused(string beside)
    {
        Filled();
        File.WriteAllBytes(_folder.File + beside, Encoding.ASCII.GetBytes(new string('x', 30_000)));
        var left = File.ReadAllBytes(_folder.File + beside);

        AssertRefusedAndKept("belongs to another data file");
        Assert.Equal(left, File.ReadAllBytes(_folder.File + beside));
    }

    [Theory]
    [InlineData(Log)]
    [InlineData(Journal)]
    public void Open_AfterAKill_HasWhatLogOrJournalHold(string beside)
    {
        Killed(beside);

        using var file = _folder.Open();

        Assert.Equal(20, file.All("cards").Count);
        Assert.True(file.Checkpoint());
        Assert.Equal(20, file.All("cards").Count);
        Assert.Equal(0, file.JournalBytes);
        Assert.Equal(0, new FileInfo(_folder.File + Log).Length);
    }

    /// <summary>A program that knew no journal left its file, and a log that is not brought in.</summary>
    [Fact]
    public void Open_OfTheLayoutBefore_BringsItToThisOne()
    {
        Killed(Log);
        var bytes = File.ReadAllBytes(_folder.File);
        bytes[120] = 1;
        File.WriteAllBytes(_folder.File, bytes);
        File.Delete(_folder.File + Journal);

        using (var file = _folder.Open())
        {
            Assert.Equal(20, file.All("cards").Count);
            Assert.Equal(3, File.ReadAllBytes(_folder.File)[120]);
            Write(file, 100);
        }

        using var again = _folder.Open();
        Assert.Equal(40, again.All("cards").Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Open_ARecordInTheMiddleOfTheJournalIsDamaged_IsRefusedAndKept(int records)
    {
        var begins = KilledWith(6);
        var bytes = File.ReadAllBytes(_folder.File + Journal);
        foreach (var begin in begins.Skip(5 - records).Take(records))
        {
            bytes[begin + 700] ^= 1;
        }

        File.WriteAllBytes(_folder.File + Journal, bytes);

        AssertRefusedAndKept("is damaged at byte " + begins[5 - records].ToString(CultureInfo.InvariantCulture));
        Assert.Equal(bytes, File.ReadAllBytes(_folder.File + Journal));

        // A copy would leave out what can't be read.
        var copied = await LiteBackup.MakeAsync(_folder.File, _folder.At("copy.db"), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Contains("is damaged at byte", copied.Error?.Message, StringComparison.Ordinal);

        File.WriteAllBytes(_folder.File + Journal, []);
        using var without = _folder.Open();
        Assert.Empty(without.All("cards"));
    }

    /// <summary>Where its length is damaged nothing says where the next one begins.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(16)]
    public void Open_TheHeadOfARecordIsDamaged_IsRefusedAndKept(int at)
    {
        var begins = KilledWith(3);
        var bytes = File.ReadAllBytes(_folder.File + Journal);
        bytes.AsSpan(begins[0] + at, 8).Fill(0xEE);
        File.WriteAllBytes(_folder.File + Journal, bytes);

        AssertRefusedAndKept("is damaged at byte 512");
    }

    [Fact]
    public void Open_TheLastRecordIsTorn_HasTheOthers()
    {
        var begins = KilledWith(3);
        var bytes = File.ReadAllBytes(_folder.File + Journal);
        bytes.AsSpan(begins[2] + 512, 512).Clear();
        File.WriteAllBytes(_folder.File + Journal, bytes);

        using var file = _folder.Open();

        Assert.Equal([0, 1], file.All("cards").Select(d => d["_id"].AsInt32));
    }

    /// <summary>What a power cut leaves of the first write to a journal begun anew: its record, under the head of the one before.</summary>
    [Fact]
    public void Open_ARecordOfTheNextJournalLiesOverTheFirst_IsNoDamage()
    {
        using (var file = _folder.Open())
        {
            Write(file);
            Write(file);
            Write(file);
            var head = File.ReadAllBytes(_folder.File + Journal)[..512];
            Assert.True(file.Checkpoint());
            file.Write([new LiteChange.Put("cards", Card(100))]);
            File.Copy(_folder.File, _folder.At("cut.db"));
            File.WriteAllBytes(_folder.At("cut.db.journal"), [.. head, .. File.ReadAllBytes(_folder.File + Journal)[512..]]);
        }

        using var cut = LiteFolder.Open(_folder.At("cut.db"));
        Assert.Equal(20, cut.All("cards").Count);
    }

    [Fact]
    public void Open_TheBeginningOfTheJournalIsGone_IsRefusedAndKept()
    {
        KilledWith(3);
        var bytes = File.ReadAllBytes(_folder.File + Journal);
        bytes.AsSpan(0, 512).Clear();
        File.WriteAllBytes(_folder.File + Journal, bytes);

        AssertRefusedAndKept("is damaged at its beginning");
        Assert.Equal(bytes, File.ReadAllBytes(_folder.File + Journal));
    }

    [Fact]
    public void Open_TheJournalOfAFileInUseIsMissing_IsRefused()
    {
        KilledWith(3);
        File.Delete(_folder.File + Journal);

        AssertRefusedAndKept(_folder.File + Journal + " is missing");
        Assert.False(File.Exists(_folder.File + Journal));

        File.WriteAllBytes(_folder.File + Journal, []);
        using var without = _folder.Open();
        Assert.Empty(without.All("cards"));
        Write(without);
    }

    [Fact]
    public void Open_TheJournalOfAFileThatWasClosedIsMissing_Opens()
    {
        Filled();
        File.Delete(_folder.File + Journal);

        using (var file = _folder.Open())
        {
            Assert.Equal(20, file.All("cards").Count);
            Write(file, 100);
        }

        using var again = _folder.Open();
        Assert.Equal(40, again.All("cards").Count);
    }

    private static void Change(string path, int at, byte value)
    {
        LiteFolder.Open(path).Dispose();
        var bytes = File.ReadAllBytes(path);
        bytes[at] = value;
        File.WriteAllBytes(path, bytes);
    }

    private static void Write(LiteFile file, int from = 0) => file.Write(
        [.. Enumerable.Range(from, 20).Select(n => new LiteChange.Put("cards", Card(n)))]);

    private void Filled()
    {
        using var file = _folder.Open();
        Write(file);
    }

    /// <summary>
    /// Leaves what a killed process leaves: a file, and a journal with more, or a log, where it was killed while it brought the journal in.
    /// </summary>
    private void Killed(string beside)
    {
        byte[] data, more;
        using (var file = _folder.Open())
        {
            Write(file);
            (data, more) = (File.ReadAllBytes(_folder.File), File.ReadAllBytes(_folder.File + Journal));
        }

        File.WriteAllBytes(_folder.File, data);
        if (beside == Journal)
        {
            File.WriteAllBytes(_folder.File + Journal, more);
            return;
        }

        var disk = new FolderDisk(_folder.File);
        using (var dataFile = disk.OpenData())
        using (var logFile = disk.OpenLog())
        using (var stream = new DataStream(dataFile))
        using (var log = new LogStream(logFile, stream))
        using (var engine = new LiteEngine(new EngineSettings { DataStream = stream, LogStream = log, Collation = Collation.Binary }))
        {
            engine.Upsert("cards", [.. Enumerable.Range(0, 20).Select(Card)], BsonAutoId.ObjectId);
            more = File.ReadAllBytes(_folder.File + Log);
        }

        File.WriteAllBytes(_folder.File, data);
        File.WriteAllBytes(_folder.File + Log, more);
    }

    /// <summary>What a killed process leaves: a file with nothing in it, and a journal with so many records, of a card each. Where they begin.</summary>
    private List<int> KilledWith(int records)
    {
        byte[] data, journal;
        var begins = new List<int>();
        using (var file = _folder.Open())
        {
            for (var n = 0; n < records; n++)
            {
                begins.Add(512 + (int)file.JournalBytes);
                file.Write([new LiteChange.Put("cards", Card(n))]);
            }

            (data, journal) = (File.ReadAllBytes(_folder.File), File.ReadAllBytes(_folder.File + Journal));
        }

        File.WriteAllBytes(_folder.File, data);
        File.WriteAllBytes(_folder.File + Journal, journal);
        return begins;
    }

    private static BsonDocument Card(int n) => new() { ["_id"] = n, ["text"] = new string('x', 3000) };

    private void AssertRefusedAndKept(string says, StorageError.Reason why = StorageError.Reason.Unusable)
    {
        var before = File.ReadAllBytes(_folder.File);

        var error = _folder.Refusal();

        Assert.Equal(why, error.Why);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.File, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(before, File.ReadAllBytes(_folder.File));
    }
}
