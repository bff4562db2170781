using BracketBot.Storage.Lite;
using LiteDB;

namespace BracketBot.Storage.Tests.Lite;

public sealed class LiteFileTests : IDisposable
{
    private readonly LiteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_ThenFind_GivesIt()
    {
        using var file = _folder.Open();

        file.Write([Put("cards", "a", 1), Put("dialogs", "b", 2)]);

        Assert.Equal(1, file.Find("cards", "a")!["n"].AsInt32);
        Assert.Equal(2, file.Find("dialogs", "b")!["n"].AsInt32);
        Assert.Null(file.Find("cards", "b"));
        Assert.Equal(["cards", "dialogs"], file.Collections());
    }

    [Fact]
    public void Write_OneDocumentOftenInABatch_TheLastCounts()
    {
        using var file = _folder.Open();
        file.Write([Put("cards", "gone", 1)]);

        file.Write([Put("cards", "a", 1), new LiteChange.Delete("cards", "a"), Put("cards", "a", 3), Put("cards", "gone", 2), new LiteChange.Delete("cards", "gone")]);

        Assert.Equal(3, file.Find("cards", "a")!["n"].AsInt32);
        Assert.Null(file.Find("cards", "gone"));
        Assert.Single(file.All("cards"));
    }

    [Fact]
    public void Write_IdsThatDifferInCase_AreTwo()
    {
        using var file = _folder.Open();

        file.Write([Put("cards", "a", 1), Put("cards", "A", 2)]);

        Assert.Equal(1, file.Find("cards", "a")!["n"].AsInt32);
        Assert.Equal(2, file.Find("cards", "A")!["n"].AsInt32);
    }

    [Fact]
    public void Write_NoId_WritesNothing()
    {
        using var file = _folder.Open();

        Assert.Throws<ArgumentException>(() => file.Write([Put("cards", "a", 1), new LiteChange.Put("cards", new BsonDocument { ["n"] = 2 })]));

        Assert.Empty(file.All("cards"));
    }

    [Fact]
    public void Write_IdTooLong_WritesNothingAndTheFileGoesOn()
    {
        using var file = _folder.Open();

        Assert.Throws<ArgumentException>(() => file.Write([Put("cards", "a", 1), Put("cards", new string('x', 2000), 2)]));
        Assert.Empty(file.All("cards"));
        file.Write([Put("cards", "b", 2)]);

        Assert.Equal(2, Assert.Single(file.All("cards"))["n"].AsInt32);
    }

    [Fact]
    public void Write_DocumentTooLarge_SaysSoAndWritesNothing()
    {
        using var file = _folder.Open();
        file.Write([Put("cards", "a", 1)]);

        var error = Assert.Throws<ArgumentException>(() => file.Write(
            [Put("cards", "b", 2), new LiteChange.Put("cards", new BsonDocument { ["_id"] = "c", ["text"] = new string('x', 8 << 20) })]));

        Assert.Contains("A document of cards has 8388", error.Message, StringComparison.Ordinal);
        Assert.Equal("a", Assert.Single(file.All("cards"))["_id"].AsString);
    }

    [Fact]
    public void Write_LargestDocument_IsTakenByLiteDbToo()
    {
        var file = _folder.Open();
        var least = BsonSerializer.Serialize(new BsonDocument { ["_id"] = "c", ["text"] = "" }).Length;
        file.Write([new LiteChange.Put("cards", new BsonDocument { ["_id"] = "c", ["text"] = new string('x', (8 << 20) - least) })]);
        Assert.True(file.Checkpoint());
        file.Dispose();

        using var again = _folder.Open();
        Assert.Equal((8 << 20) - least, again.Find("cards", "c")!["text"].AsString.Length);
    }

    [Fact]
    public void Delete_OfWhatIsNotThere_IsNoError()
    {
        using var file = _folder.Open();

        file.Write([new LiteChange.Delete("cards", "a")]);

        Assert.Empty(file.All("cards"));
    }

    [Fact]
    public void All_Range_IsInOrderAndBounded()
    {
        using var file = _folder.Open();
        file.Write([.. Enumerable.Range(0, 50).SelectMany(i => new[] { Put("audits", $"u1|{i:D3}", i), Put("audits", $"u2|{i:D3}", i) })]);

        Assert.Equal(Enumerable.Range(0, 50), Numbers(file.All("audits", "u1|", "u1|~")));
        Assert.Equal([10, 11, 12], Numbers(file.All("audits", "u1|010", "u1|012")));
        Assert.Equal([49, 48, 47], Numbers(file.All("audits", "u1|", "u1|~", limit: 3, descending: true)));
        Assert.Equal([0, 1], Numbers(file.All("audits", "u2|", "u2|~", limit: 2)));
        Assert.Empty(file.All("audits", "u3|", "u3|~"));
        Assert.Empty(file.All("nothing", "a", "b"));
    }

    [Fact]
    public void Reopen_EverythingIsThere()
    {
        using (var file = _folder.Open())
        {
            file.Write([.. Enumerable.Range(0, 500).Select(i => Put("cards", $"c{i}", i))]);
        }

        using var again = _folder.Open();

        Assert.Equal(500, again.All("cards").Count);
        Assert.Equal(0, again.JournalBytes);
    }

    [Fact]
    public void Checkpoint_EmptiesTheJournal()
    {
        using var file = _folder.Open();
        file.Write([Put("cards", "a", 1)]);
        Assert.NotEqual(0, file.JournalBytes);

        Assert.True(file.Checkpoint());

        Assert.Equal(0, file.JournalBytes);
        Assert.Equal(1, file.Find("cards", "a")!["n"].AsInt32);
    }

    /// <summary>What is pending and what LiteDB holds read as one, in each mixture of the two.</summary>
    [Fact]
    public void All_PartOfItIsPending_IsAsIfNoneWere()
    {
        var random = new Random(1);
        using var file = LiteFile.Open(new SimulatedDisk()).Value!;
        var expected = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < 2_000; i++)
        {
            var id = $"{(char)('A' + random.Next(60))}{random.Next(3)}";
            switch (random.Next(12))
            {
                case 0:
                    Assert.True(file.Checkpoint());
                    break;
                case < 4:
                    file.Write([new LiteChange.Delete("cards", id)]);
                    expected.Remove(id);
                    break;
                default:
                    file.Write([Put("cards", id, i)]);
                    expected[id] = i;
                    break;
            }

            Assert.Equal(expected.TryGetValue(id, out var n) ? n : null, file.Find("cards", id)?["n"].AsInt32);
            if (i % 10 == 0)
            {
                var (a, b, limit) = ($"{(char)('A' + random.Next(60))}", $"{(char)('A' + random.Next(60))}9", random.Next(1, 20));
                var within = expected.Where(e => string.CompareOrdinal(e.Key, a) >= 0 && string.CompareOrdinal(e.Key, b) <= 0).Select(e => e.Value).ToList();
                Assert.Equal(expected.Values, Numbers(file.All("cards")));
                Assert.Equal(within.Take(limit), Numbers(file.All("cards", a, b, limit)));
                Assert.Equal(within.AsEnumerable().Reverse().Take(limit), Numbers(file.All("cards", a, b, limit, descending: true)));
            }
        }
    }

    [Fact]
    public void Write_ThousandsOfPages_IsOneTransaction()
    {
        var disk = new SimulatedDisk();
        using (var file = LiteFile.Open(disk).Value!)
        {
            file.Write([Put("cards", "a", 1)]);
            file.Write([.. Enumerable.Range(0, 3000).Select(i => new LiteChange.Put("cards", new BsonDocument { ["_id"] = $"c{i}", ["n"] = i, ["text"] = new string('x', 7000) }))]);
            disk.CutIn(0);
        }

        disk.PowerOn(new Random(1), kept: 0);
        using var again = LiteFile.Open(disk).Value!;
        Assert.Equal(3001, again.All("cards").Count);
    }

    [Fact]
    public void Write_ManyThreads_AllAreThere()
    {
        using var file = _folder.Open();

        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            file.Write([Put("cards", $"c{i}", i), Put("dialogs", $"d{i}", i)]);
            Assert.Equal(i, file.Find("cards", $"c{i}")!["n"].AsInt32);
        });

        Assert.Equal(200, file.All("cards").Count);
        Assert.Equal(200, file.All("dialogs").Count);
    }

    private static IEnumerable<int> Numbers(IEnumerable<BsonDocument> documents) => documents.Select(d => d["n"].AsInt32);

    private static LiteChange.Put Put(string collection, string id, int n) => new(collection, new BsonDocument { ["_id"] = id, ["n"] = n });
}
