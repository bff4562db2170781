using BracketBot.Storage.Lite;
using LiteDB;

namespace BracketBot.Storage.Tests.Lite;

[Collection(nameof(Alone))]
public sealed class LiteFullDiskTests
{
    [Fact]
    public void Write_DiskIsFullAtAnyMoment_IsWholeOrAbsentAndTheNextOneIsWritten()
    {
        for (var moments = 0; ; moments++)
        {
            var disk = new SimulatedDisk();
            using var file = Open(disk);
            file.Write([Put("a", 1), Put("b", 1)]);
            disk.FullIn(moments);
            var failed = Fails(() => file.Write([Put("a", 2), Put("b", 2), Put("c", 2)]));
            disk.Free();

            file.Write([Put("a", 3)]);

            Assert.Equal(file.Find("a", 2) is null, file.Find("b", 2) is null);
            Assert.Equal(file.Find("a", 2) is null, file.Find("c", 2) is null);
            Assert.NotNull(file.Find("a", 1));
            Assert.NotNull(file.Find("b", 1));
            Assert.NotNull(file.Find("a", 3));
            if (!failed)
            {
                Assert.NotNull(file.Find("a", 2));
                Assert.True(moments > 1, "The disk was never full.");
                break;
            }
        }
    }

    [Fact]
    public void Checkpoint_DiskIsFullAtAnyMoment_LosesNothing()
    {
        for (var moments = 0; ; moments++)
        {
            var disk = new SimulatedDisk();
            using var file = Open(disk);
            file.Write([Put("a", 1), Put("b", 1)]);
            disk.FullIn(moments);
            var failed = Fails(() => file.Checkpoint());
            disk.Free();

            Assert.NotNull(file.Find("a", 1));
            file.Write([Put("a", 2)]);
            Assert.Equal(2, file.All("a").Count);
            if (!failed)
            {
                Assert.True(moments > 10, "The disk was never full.");
                break;
            }
        }
    }

    [Fact]
    public void Write_DiskStaysFull_FailsUntilThereIsRoom()
    {
        var disk = new SimulatedDisk();
        using var file = Open(disk);
        file.Write([Put("a", 1)]);
        disk.FullIn(0);
        for (var i = 0; i < 3; i++)
        {
            Assert.Contains("No space", Assert.Throws<IOException>(() => file.Write([Put("a", 2)])).Message, StringComparison.Ordinal);
        }

        disk.Free();
        file.Write([Put("a", 3)]);

        Assert.Equal([1, 3], file.All("a").Select(d => d["_id"].AsInt32));
    }

    [Fact]
    public void Write_FailsOverAndOver_KeepsNoEngineInMemory()
    {
        const int Failures = 100;
        var disk = new SimulatedDisk();
        using var file = Open(disk);
        FailOften();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        FailOften();

        // An engine takes 100 kB and more.
        Assert.InRange((GC.GetTotalMemory(forceFullCollection: true) - before) / Failures, long.MinValue, 20_000);

        void FailOften()
        {
            for (var i = 0; i < Failures; i++)
            {
                file.Write([Put("a", 1)]);
                Assert.True(file.Checkpoint());
                disk.FullIn(i % 2);
                Assert.Throws<IOException>(() => file.Write([Put("a", 2), Put("b", 2), Put("c", 3)]));
                disk.Free();
            }
        }
    }

    [Fact]
    public void Dispose_DiskIsFull_TheNextOpeningHasAll()
    {
        var disk = new SimulatedDisk();
        var file = Open(disk);
        file.Write([Put("a", 1)]);
        disk.FullIn(0);
        file.Dispose();
        disk.Free();

        using var again = Open(disk);

        Assert.NotNull(again.Find("a", 1));
    }

    /// <summary>LiteDB confirms in its log how it takes a transaction back. That is none that the journal could be given up for.</summary>
    [Fact]
    public void Checkpoint_LiteDbRefusesADocument_KeepsAllThatTheJournalHolds()
    {
        var disk = new SimulatedDisk();
        using (var file = Open(disk))
        {
            file.Write([Put("a", 1)]);
            Assert.True(file.Checkpoint());
            file.Write([Put("a", 2), Put("b", 2)]);
        }

        using (var session = LiteSession.Open(disk).Value!)
        {
            session.Write([Put("a", 3), Put("c", 3), new LiteChange.Put("d", new BsonDocument { ["_id"] = new string('x', 1022) })]);
            Assert.ThrowsAny<LiteException>(() => session.TryCheckpoint(disk));
        }

        for (var opening = 0; opening < 2; opening++)
        {
            using var again = Open(disk);
            Assert.Equal([1, 2, 3], again.All("a").Select(d => d["_id"].AsInt32));
            Assert.NotNull(again.Find("b", 2));
            Assert.NotNull(again.Find("c", 3));
        }
    }

    [Fact]
    public void Write_LongestIdThatIsTaken_IsTakenByLiteDbToo()
    {
        using var file = Open(new SimulatedDisk());
        var longest = new string('x', 1021);
        file.Write([new LiteChange.Put("a", new BsonDocument { ["_id"] = longest })]);

        Assert.True(file.Checkpoint());

        Assert.NotNull(file.Find("a", longest));
        Assert.Throws<ArgumentException>(() => file.Write([new LiteChange.Put("a", new BsonDocument { ["_id"] = longest + "x" })]));
    }

    private static bool Fails(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static LiteFile Open(SimulatedDisk disk) =>
        LiteFile.Open(disk).Try(out var file, out var error) ? file : throw new InvalidOperationException(error.Message);

    private static LiteChange.Put Put(string collection, int id) => new(collection, new BsonDocument { ["_id"] = id, ["text"] = new string('x', 3000) });
}

/// <summary>One of them counts the memory of the process, which tests beside it would change.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
