using BracketBot.Broker.Tests.Serving;

namespace BracketBot.Broker.Tests.Recording;

/// <summary>The bot reads what was recorded.</summary>
public sealed class ReplayTests
{
    private const string Sample = "recorded-odd.json";

    /// <summary>A file that <c>--check --record</c> wrote, to be replayed by <see cref="Replay_OnesOwnRecording_IsUnderstood"/> in place of the sample.</summary>
    private const string OnesOwn = "BRACKETBOT_RECORDED";

    /// <summary>The sample is the recorder's own work: <c>BRACKETBOT_UPDATE_RECORDED=PATH</c> writes it anew.</summary>
    [Fact]
    public async Task Sample_IsWhatTheRecorderWrites()
    {
        await using var server = await WebBroker.StartAsync(OddBroker.AnswerAsync);

        var file = await Recorded.FromAsync(server.Url, new Random(9).Next);

        if (Environment.GetEnvironmentVariable("BRACKETBOT_UPDATE_RECORDED") is { Length: > 0 } path)
        {
            await File.WriteAllTextAsync(path, file, Given.Never);
        }

        Assert.Equal(Fixtures.Read(Sample), file);
    }

    [Fact]
    public async Task Replay_TheSample_IsUnderstoodAndTellsTheRowThatIsNone()
    {
        var told = new List<string>();

        var problems = await RecordedBroker.ReplayAsync(Fixtures.Read(Sample), told.Add);

        Assert.Empty(problems);
        Assert.EndsWith("row 3 is no row", Assert.Single(told), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"state":"fine","data":{"orders":[]}}""", "NoEnvelope 200")]
    [InlineData("""{"status":"success","data":{"orders":"none today"}}""", "NoOrderList")]
    [InlineData("""{"status":"success","data":{"orders":[],"history":[{"oms_order_id":"1"}]}}""", "1 rows came, 0 were read and 0 told")]
    public async Task Replay_AnAnswerThatIsNotUnderstood_IsTold(string body, string problem)
    {
        var file = $$"""
            {"format":"BracketBot recording 1","exchanges":[{"account":1,"method":"GET","path":"/api/v1/orders","query":"type=pending&client_id=QX1234",
            "status":200,"headers":{"Content-Type":"application/json"},"body":{{body}}}]}
            """;

        Assert.Contains(problem, Assert.Single(await RecordedBroker.ReplayAsync(file, _ => { })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OnesOwnRecording_IsUnderstood()
    {
        var file = Environment.GetEnvironmentVariable(OnesOwn) is { Length: > 0 } path ? await File.ReadAllTextAsync(path, Given.Never) : Fixtures.Read(Sample);

        Assert.Empty(await RecordedBroker.ReplayAsync(file, line => TestContext.Current.TestOutputHelper?.WriteLine(line)));
    }
}
