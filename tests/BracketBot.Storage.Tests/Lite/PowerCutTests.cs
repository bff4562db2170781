using System.Globalization;
using BracketBot.Storage.Lite;
using LiteDB;

namespace BracketBot.Storage.Tests.Lite;

/// <summary>
/// The promise of the streams: after a power cut the file opens, holds every acknowledged commit, and no part of another.
/// <c>BRACKETBOT_POWER_CUTS=10000</c> makes the long run of it; <c>BRACKETBOT_POWER_SEED</c> begins it elsewhere.
/// </summary>
public sealed class PowerCutTests(ITestOutputHelper output)
{
    private const int CutsOfADisk = 25;
    private const int Short = 200;
    private const int Lucky = 9;

    [Fact]
    public void PowerCut_AtAnyMoment_LosesNothing()
    {
        var seed = Setting("BRACKETBOT_POWER_SEED", 1);

        var figures = Many(seed, Cuts, Missing.Nothing, null);

        Assert.Equal(0, figures.Bad);
    }

    /// <summary>The same over what the stores themselves write: their collections, ids and documents, with what they forget.</summary>
    [Fact]
    public async Task PowerCut_InTheStoresOwnWrites_LosesNothing()
    {
        var seed = Setting("BRACKETBOT_POWER_SEED", 1);
        var batches = await RecordedWrites.OfAsync(seed, rounds: 120);

        var figures = Many(seed, Cuts, Missing.Nothing, () => Replay(batches));

        Assert.Contains(batches, batch => batch.OfType<LiteChange.Delete>().Any());
        Assert.Equal(0, figures.Bad);
    }

    /// <summary>The process lives on where a sync has failed, or is started again; nothing may be built on what only the system shows.</summary>
    [Fact]
    public void PowerCut_AfterASyncThatFailed_LosesNothing()
    {
        const int Most = 100;
        var failures = 0;
        for (var seed = 0; seed < 6; seed++)
        {
            for (int syncs = 0, failed = 1; failed > 0; syncs++, failures += failed)
            {
                for (var moments = failed = 0; moments < Most; moments++)
                {
                    var disk = new SimulatedDisk();
                    var file = Open(disk);
                    file.Write([Card(1), Card(2)]);
                    disk.FailSyncIn(syncs, new Random(seed));
                    _ = Record.Exception(() => file.Checkpoint());
                    failed |= disk.HasFailed ? 1 : 0;
                    disk.CutIn(moments);
                    _ = Record.Exception(() => file.Checkpoint());
                    var isOver = !disk.IsCut;
                    file.Dispose();
                    disk.PowerOn(new Random(moments), kept: 0.5);

                    using var again = Open(disk);
                    Assert.True(again.Checkpoint());
                    Assert.Equal([1, 2], again.All("cards").Select(d => d["_id"].AsInt32));
                    if (isOver)
                    {
                        break;
                    }
                }
            }
        }

        Assert.InRange(failures, 6 * 4, 6 * 20);
    }

    /// <summary>A new journal may have no name on the disk yet, where its process was killed before it had synced the folder.</summary>
    [Fact]
    public void PowerCut_AfterAKillWhileItWasOpened_LosesNothing()
    {
        for (var moments = 0; ; moments++)
        {
            var disk = new SimulatedDisk();
            disk.CutIn(moments);
            var opened = LiteFile.Open(disk);
            if (!disk.IsCut)
            {
                Assert.InRange(moments, 10, 100);
                break;
            }

            Assert.NotNull(opened.Error);
            disk.StartAgain();
            using var file = Open(disk);
            file.Write([Card(1)]);
            disk.PowerOn(new Random(moments), kept: 0);

            using var again = Open(disk);
            Assert.NotNull(again.Find("cards", 1));
        }
    }

    [Theory]
    [InlineData(nameof(Missing.SyncBeforeFlag))]
    [InlineData(nameof(Missing.FlagInItsSector))]
    [InlineData(nameof(Missing.SyncAfterFlag))]
    [InlineData(nameof(Missing.SyncOfCut))]
    [InlineData(nameof(Missing.SyncOfData))]
    [InlineData(nameof(Missing.SyncOfBase))]
    [InlineData(nameof(Missing.SyncOfRecord))]
    [InlineData(nameof(Missing.All))]
    public void PowerCut_ARuleIsMissing_IsFound(string missing)
    {
        // It takes luck to find this one: the power has to go while a checkpoint's pages are half written.
        var seed = missing == nameof(Missing.SyncBeforeFlag) ? Lucky : 1;

        var figures = Many(Setting("BRACKETBOT_POWER_SEED", seed), Cuts, Enum.Parse<Missing>(missing), null);

        Assert.NotEqual(0, figures.Bad);
    }

    private static LiteFile Open(SimulatedDisk disk) =>
        LiteFile.Open(disk).Try(out var file, out var error) ? file : throw new InvalidOperationException(error.Message);

    private static LiteChange.Put Card(int id) => new("cards", new BsonDocument { ["_id"] = id, ["text"] = new string('x', 3000) });

    private static int Cuts => Setting("BRACKETBOT_POWER_CUTS", Short);

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>Batch after batch, and from the first again at the end.</summary>
    private static Func<IReadOnlyList<LiteChange>> Replay(IReadOnlyList<IReadOnlyList<LiteChange>> batches)
    {
        var at = 0;
        return () => batches[at++ % batches.Count];
    }

    /// <param name="writes">What writes to a new disk; null for what is like the bot's.</param>
    private PowerCutFigures Many(int seed, int cuts, Missing missing, Func<Func<IReadOnlyList<LiteChange>>>? writes)
    {
        var figures = default(PowerCutFigures);
        for (; figures.Cuts < cuts && (figures.Bad == 0 || cuts > Short); seed++)
        {
            var run = new PowerCutRun(seed, writes?.Invoke() ?? new BotLikeWrites(new Random(seed)).Next, missing);
            figures += run.Cut(CutsOfADisk);
            if (run.Found is { } found)
            {
                output.WriteLine($"Seed {seed}: {found}");
            }
        }

        output.WriteLine($"Missing {missing}: {figures}");
        return figures;
    }
}
