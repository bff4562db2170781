using System.Globalization;
using BracketBot.Storage.Lite;

namespace BracketBot.Storage.Tests.Lite;

/// <summary>
/// The promise of the streams: after a power cut the file opens, holds every acknowledged commit, and no part of another.
/// <c>BRACKETBOT_POWER_CUTS=10000</c> makes the long run of it; <c>BRACKETBOT_POWER_SEED</c> begins it elsewhere.
/// </summary>
public sealed class PowerCutTests(ITestOutputHelper output)
{
    private const int CutsOfADisk = 25;
    private const int Short = 200;
    private const int Lucky = 21;

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
        // It takes luck to find this one: the power has to go while a checkpoint's last page is half written.
        var seed = missing == nameof(Missing.FlagInItsSector) ? Lucky : 1;

        var figures = Many(Setting("BRACKETBOT_POWER_SEED", seed), Cuts, Enum.Parse<Missing>(missing), null);

        Assert.NotEqual(0, figures.Bad);
    }

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
