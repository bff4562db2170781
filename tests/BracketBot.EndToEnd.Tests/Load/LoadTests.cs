using System.Globalization;

namespace BracketBot.EndToEnd.Load;

/// <summary>
/// Many users cancel at once, and everything overlaps with everything: the answer comes while "Sending the cancel…" is on its way, or the tap before
/// the bot has heard that its card stands. Judged by counts, and by times that no right bot comes near; never by speed. docs/performance.md says
/// how to run it for longer.
/// </summary>
[Collection(nameof(Alone))]
public sealed class LoadTests(ITestOutputHelper output)
{
    private const string All = "0,1,10,100,1000";
    private const string UpTo100 = "0,1,10,100";

    /// <summary>How long each case goes on, for whoever runs it by hand.</summary>
    private const string SecondsVariable = "BRACKETBOT_LOAD_SECONDS";

    /// <summary>
    /// Other cases instead: "20 10 100;5 0,1 0" is 20 a second with 10 ms of Telegram's against 100 ms of the broker's, then 5 a second with two ways.
    /// </summary>
    private const string CasesVariable = "BRACKETBOT_LOAD_CASES";

    /// <summary>
    /// Dialogs a second, delays of Telegram's and of the broker's in ms, seconds. Where there are several delays, each dialog has another pair of them.
    /// No second of delay at the highest rate: there what is on its way at once would be the measure.
    /// </summary>
    public static TheoryData<int, string, string, double> Cases()
    {
        (int PerSecond, string Telegram, string Broker, double Seconds)[] cases =
        [
            (5, All, All, 8),
            (5, "0", "0", 8),
            (20, All, All, 5),
            (20, "0", "0", 4),
            (20, "10", "100", 3),
            (20, "100", "10", 3),
            (100, UpTo100, UpTo100, 4),
            (100, "0", "0", 3),
        ];
        if (Environment.GetEnvironmentVariable(CasesVariable) is { Length: > 0 } others)
        {
            cases = [.. others.Split(';').Select(c => c.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(w => (Whole(w[0]), w[1], w[2], 10.0))];
        }

        var seconds = Environment.GetEnvironmentVariable(SecondsVariable) is { Length: > 0 } given ? Whole(given) : 0;
        return [.. cases.Select(c => (c.PerSecond, c.Telegram, c.Broker, seconds > 0 ? seconds : c.Seconds))];
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Cancel_ManyASecond_IsSentOnceAndAnsweredInTime(int perSecond, string telegramMs, string brokerMs, double seconds)
    {
        var report = await LoadWorld.RunAsync(LoadCase.Of(perSecond, telegramMs, brokerMs, seconds));

        Assert.True(report.Complaints.Count == 0, report.ToString());
        output.WriteLine(report.Table());
    }

    private static int Whole(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>Beside other tests it would measure them, and starve them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
