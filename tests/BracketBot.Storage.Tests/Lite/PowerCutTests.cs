using System.Globalization;

namespace BracketBot.Storage.Tests.Lite;

/// <summary>
/// The promise of the streams: after a power cut the file opens, holds every acknowledged commit, and no part of another.
/// <c>BRACKETBOT_POWER_CUTS=10000</c> makes the long run of it; <c>BRACKETBOT_POWER_SEED</c> begins it elsewhere.
/// </summary>
public sealed class PowerCutTests(ITestOutputHelper output)
{
    private const int CutsOfADisk = 25;
    private const int Short = 200;

    [Fact]
    public void PowerCut_AtAnyMoment_LosesNothing()
    {
        var figures = Many(Setting("BRACKETBOT_POWER_SEED", 1), Cuts, Missing.Nothing);

        Assert.Equal(0, figures.Bad);
    }

    [Theory]
    [InlineData(nameof(Missing.SyncBeforeFlag))]
    [InlineData(nameof(Missing.FlagInItsSector))]
    [InlineData(nameof(Missing.SyncAfterFlag))]
    [InlineData(nameof(Missing.SyncOfCut))]
    [InlineData(nameof(Missing.SyncOfData))]
    [InlineData(nameof(Missing.SyncOfBase))]
    [InlineData(nameof(Missing.All))]
    public void PowerCut_ARuleIsMissing_IsFound(string missing)
    {
        var figures = Many(1, Cuts, Enum.Parse<Missing>(missing));

        Assert.NotEqual(0, figures.Bad);
    }

    private static int Cuts => Setting("BRACKETBOT_POWER_CUTS", Short);

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private PowerCutFigures Many(int seed, int cuts, Missing missing)
    {
        var figures = default(PowerCutFigures);
        for (; figures.Cuts < cuts && (figures.Bad == 0 || cuts > Short); seed++)
        {
            var run = new PowerCutRun(seed, new BotLikeWrites(new Random(seed)).Next, missing);
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
