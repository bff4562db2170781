using BracketBot.Core.Chat;
using BracketBot.Telegram.Tests.Scripting;
using BracketBot.Telegram.Updates;

namespace BracketBot.Telegram.Tests.Updates;

/// <summary>Whatever Telegram sends, a command before it and a command behind it are taken, and all of it is confirmed.</summary>
public sealed class OddUpdatesTests
{
    private const string Before = """{"update_id":5,"message":{"message_id":1,"date":1,"from":{"id":7,"is_bot":false,"first_name":"A"},"chat":{"id":7,"type":"private"},"text":"/cancel 1"}}""";

    public static TheoryData<string> NotOurs => [.. OddUpdates.NotOurs.Keys];

    public static TheoryData<string> OursAllTheSame => [.. OddUpdates.OursAllTheSame.Keys];

    [Theory]
    [MemberData(nameof(NotOurs))]
    public async Task OddUpdate_BetweenTwoCommands_KeepsNeitherFromBeingTaken(string name)
    {
        var (taken, offset, log) = await PollAsync(Before, Numbered(6, OddUpdates.NotOurs[name]), PollScript.Tap(7));

        Assert.Equal([5L, 7L], taken.Select(u => u.Id.Value));
        Assert.Equal(8, offset);
        Assert.DoesNotContain("/cancel", log, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OursAllTheSame))]
    public async Task OddPart_ThatNobodyReads_LosesNoCommand(string name)
    {
        var (taken, offset, _) = await PollAsync(
            Before,
            $$$"""{"update_id":6,"message":{"message_id":2,"from":{"id":7,"is_bot":false,"is_premium":"yes"},"chat":{"id":7,"type":"private","photo":7},"text":"/orders",{{{OddUpdates.OursAllTheSame[name]}}}}}""",
            PollScript.Tap(7));

        Assert.Equal([5L, 6L, 7L], taken.Select(u => u.Id.Value));
        Assert.Equal("/orders", Assert.IsType<IncomingMessage>(taken[1]).Text);
        Assert.Equal(8, offset);
    }

    [Theory]
    [MemberData(nameof(OursAllTheSame))]
    public async Task OddPart_OfTheCardThatWasTapped_LosesNoTap(string name)
    {
        var odd = name.Contains("date of long ago", StringComparison.Ordinal) ? "\"edit_date\":-1" : OddUpdates.OursAllTheSame[name];
        var (taken, _, _) = await PollAsync(
            $$$$$"""{"update_id":6,"callback_query":{"id":"t","from":{"id":7,"is_bot":false},"data":"d:x","chat_instance":5,"game_short_name":7,"message":{"message_id":2,"date":1,"chat":{"id":7,"type":"private"},{{{{{odd}}}}}}}}""");

        Assert.Equal(("d:x", new MessageId(2)), Assert.IsType<IncomingTap>(Assert.Single(taken)) is var tap ? (tap.Data, tap.MessageId!) : default);
    }

    [Theory]
    [InlineData("2147483648", 2_147_483_649)]
    [InlineData("9007199254740993", 9_007_199_254_740_994)]
    public async Task UpdateId_Beyond32Bits_IsTakenAndConfirmed(string id, long next)
    {
        var (taken, offset, _) = await PollAsync(PollScript.Tap(7).Replace("\"update_id\":7", $"\"update_id\":{id}", StringComparison.Ordinal));

        Assert.Single(taken);
        Assert.Equal(next, offset);
    }

    /// <summary>An update that is no JSON would show nothing of the kind.</summary>
    [Theory]
    [MemberData(nameof(NotOurs))]
    public void OddUpdates_AsWritten_AreJson(string name) => Assert.NotNull(System.Text.Json.Nodes.JsonNode.Parse(Numbered(6, OddUpdates.NotOurs[name])));

    private static string Numbered(int id, string update) => $$"""{"update_id":{{id}}{{(update == "{}" ? "" : ",")}}{{update[1..]}}""";

    private static async Task<(List<IncomingUpdate> Taken, long? Offset, string Log)> PollAsync(params string[] updates)
    {
        var (script, sink, log) = (new PollScript().Then(PollScript.Batch(updates)), new PollingBench.Sink(), new CapturedLog<PollingSource>());
        await PollingBench.RunAsync(script, sink, log: log);
        return (sink.Taken, script.Polls[^1].TryGetProperty("offset", out var offset) ? offset.GetInt64() : null, log.Text);
    }
}
