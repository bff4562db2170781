using System.Net;
using BracketBot.Telegram.Tests.Scripting;
using BracketBot.Telegram.Updates;
using static BracketBot.Telegram.Tests.Scripting.PollScript;

namespace BracketBot.Telegram.Tests.Updates;

public sealed class PollingSourceTests : IDisposable
{
    private readonly SkippingTime _time = new();
    private readonly PollingBench.Sink _sink = new();
    private readonly CapturedLog<PollingSource> _log = new();
    private readonly PollScript _script = new();

    [Fact]
    public async Task Polls_AskForMessagesAndTapsAlone()
    {
        await RunAsync(_script.Then(Batch()));
        Assert.All(_script.Polls, p => Assert.Equal(["message", "callback_query"], p.GetProperty("allowed_updates").EnumerateArray().Select(k => k.GetString())));
    }

    [Fact]
    public async Task FirstPoll_ComesBackAtOnceAndIsMarkedWaited_TheNextIsLive()
    {
        await RunAsync(_script.Then(Batch(Tap(5))).Then(Batch(Tap(6))).Then(Batch()));
        Assert.Equal("5w 6", _sink.Marks);
        Assert.Equal([0, 8, 8, 8], Timeouts);
    }

    [Fact]
    public async Task Backlog_OfSeveralBatches_IsMarkedWaitedToItsEnd()
    {
        var hundred = Enumerable.Range(1, 100).Select(Tap).ToArray();
        var another = Enumerable.Range(101, 100).Select(Tap).ToArray();
        await RunAsync(_script.Then(Batch(hundred)).Then(Batch(another)).Then(Batch(Tap(201))).Then(Batch(Tap(202))));
        Assert.Equal([0, 0, 0, 8, 8], Timeouts);
        Assert.All(_sink.Taken.SkipLast(1), u => Assert.True(u.Waited));
        Assert.False(_sink.Taken[^1].Waited);
        Assert.Equal(202, _sink.Taken.Count);
    }

    [Fact]
    public async Task FullBatch_WhileLive_StaysLive()
    {
        var hundred = Enumerable.Range(1, 100).Select(Tap).ToArray();
        await RunAsync(_script.Then(Batch()).Then(Batch(hundred)).Then(Batch(Tap(101))));
        Assert.Equal([0, 8, 8, 8], Timeouts);
        Assert.All(_sink.Taken, u => Assert.False(u.Waited));
    }

    [Theory]
    [InlineData(9.9, "5", new[] { 0, 8, 8, 8 })]
    [InlineData(10.1, "5w", new[] { 0, 8, 0, 8 })]
    public async Task LiveAnswer_ThatTookLong_IsMarkedWaited(double seconds, string marks, int[] timeouts)
    {
        await RunAsync(_script.Then(Batch()).Then(Batch(Tap(5)), before: () => Pass(seconds)).Then(Batch()));
        Assert.Equal(marks, _sink.Marks);
        Assert.Equal(timeouts, Timeouts);
    }

    [Fact]
    public async Task LiveAnswer_AfterTheMachineSlept_IsMarkedWaited()
    {
        await RunAsync(_script.Then(Batch()).Then(Batch(Tap(5)), before: () => _time.Suspend(TimeSpan.FromSeconds(11))));
        Assert.Equal("5w", _sink.Marks);
    }

    [Fact]
    public async Task LiveAnswer_AfterTheWallClockWasSetBack_IsJudgedByTheOther()
    {
        await RunAsync(_script.Then(Batch()).Then(
            Batch(Tap(5)),
            before: () =>
            {
                Pass(11);
                _time.SetBack(TimeSpan.FromHours(1));
            }));
        Assert.Equal("5w", _sink.Marks);
    }

    [Theory]
    [InlineData(9, "5 6", 8)]
    [InlineData(10, "5 6w", 0)]
    public async Task Updates_AfterALongTimeWithoutAPoll_AreMarkedWaited(double seconds, string marks, int timeout)
    {
        _sink.OnAccept = () => Pass(seconds);
        await RunAsync(_script.Then(Batch()).Then(Batch(Tap(5))).Then(Batch(Tap(6))));
        Assert.Equal(marks, _sink.Marks);
        Assert.Equal(timeout, Timeouts[2]);
    }

    [Fact]
    public async Task Updates_AfterAnOutage_AreMarkedWaited()
    {
        _script.Then(Batch());
        for (var i = 0; i < 8; i++)
        {
            _script.ThenError(502, "Bad Gateway");
        }

        await RunAsync(_script.Then(Batch(Tap(5))).Then(Batch(Tap(6))));
        Assert.Equal("5w 6", _sink.Marks);
        Assert.Equal(0, Timeouts[^3]);
    }

    [Fact]
    public async Task Updates_AfterAShortHiccup_AreLive()
    {
        await RunAsync(_script.Then(Batch()).ThenError(502, "Bad Gateway").Then(Batch(Tap(5))));
        Assert.Equal("5", _sink.Marks);
    }

    [Fact]
    public async Task Offset_MovesOnlyAfterTheBatchWasTaken()
    {
        _sink.Fails = call => call is 1 or 2;
        await RunAsync(_script
            .Then(Batch(Tap(5), Tap(6))).Then(Batch(Tap(5), Tap(6))).Then(Batch(Tap(5), Tap(6))).Then(Batch(Tap(7))));
        Assert.Equal([null, null, null, 7, 8], Offsets);
        Assert.Equal([5, 6, 7], _sink.Taken.Select(u => u.Id.Value));
        Assert.Equal(1, _log.Count(2005));
        Assert.Equal(1, _log.Count(2003));
        Assert.Equal(2, _time.Waits.Count);
    }

    [Fact]
    public async Task Offset_IsNotSentWhileTheBatchIsBeingTaken()
    {
        var polls = -1;
        _sink.OnAccept = () => polls = _script.Polls.Count;
        await RunAsync(_script.Then(Batch(Tap(5))));
        Assert.Equal(1, polls);
    }

    [Fact]
    public async Task Tap_ThatCouldNotBeStored_IsMarkedWaitedWhenItComesAgain()
    {
        _sink.Fails = call => call == 1;
        await RunAsync(_script.Then(Batch()).Then(Batch(Tap(5))).Then(Batch(Tap(5))).Then(Batch(Tap(6))));
        Assert.Equal("5w 6", _sink.Marks);
    }

    [Fact]
    public async Task Taps_ThatCouldNotBeStoredForLong_AreMarkedWaitedWhenTheyCan()
    {
        // Each try is followed by the next within 10 s; all of them together take longer.
        _sink.OnAccept = () => Pass(3);
        _sink.Fails = call => call < 5;
        _script.Then(Batch());
        for (var i = 0; i < 5; i++)
        {
            _script.Then(Batch(Tap(5)));
        }

        await RunAsync(_script);
        Assert.Equal("5w", _sink.Marks);
    }

    [Fact]
    public async Task UpdateIds_ThatRestartLower_AreFollowed()
    {
        await RunAsync(_script.Then(Batch(Tap(9_000))).Then(Batch(Tap(12))).Then(Batch()));
        Assert.Equal([null, 9_001, 13, 13], Offsets);
    }

    [Fact]
    public async Task BrokenUpdate_IsPassedOverByItsNumber_AndTheBatchIsTaken()
    {
        await RunAsync(_script.Then(Batch(
            Tap(5),
            """{"update_id":6,"callback_query":{"id":17,"from":"secret text"}}""",
            """{"update_id":7,"message":{"message_id":1,"from":{"id":7},"chat":{"id":7,"type":"private"},"text":"lone \ud83d half"}}""",
            "17",
            """{"message":{}}""",
            Tap(8))));
        Assert.Equal("5w 8w", _sink.Marks);
        Assert.Equal([null, 9], Offsets);
        Assert.Equal(4, _log.Count(2004));
        Assert.Contains("Update 6 was passed over", _log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret text", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BatchOfOneBrokenUpdate_IsConfirmed()
    {
        await RunAsync(_script.Then(Batch("""{"update_id":6,"callback_query":[]}""")));
        Assert.Equal([null, 7], Offsets);
        Assert.Empty(_sink.Taken);
    }

    [Fact]
    public async Task BatchWithoutAnyNumber_IsAskedForAgainWithPauses()
    {
        await RunAsync(_script.Then(Batch("17")).Then(Batch("17")).Then(Batch("17")));
        Assert.Equal(3, _time.Waits.Count);
    }

    [Fact]
    public async Task TelegramAway_IsSaidOnceAndTriedWithGrowingPauses()
    {
        for (var i = 0; i < 20; i++)
        {
            _script.ThenBroken(new HttpRequestException("Connection refused"));
        }

        await RunAsync(_script.Then(Batch()));
        Assert.Equal([2000, 2003], _log.Ids);
        var waits = _time.Waits.Select(w => w.TotalSeconds).ToList();
        Assert.InRange(waits[0], 0.25, 0.5);
        Assert.All(waits.Skip(8), w => Assert.InRange(w, 2.5, 5));
        Assert.True(waits.Skip(8).Distinct().Count() > 3, "no jitter");
    }

    [Fact]
    public async Task FloodLimit_OnPolls_IsObeyed()
    {
        await RunAsync(_script.Then("""{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":42}}""", HttpStatusCode.TooManyRequests));
        Assert.Equal([TimeSpan.FromSeconds(42)], _time.Waits);
    }

    [Fact]
    public async Task Conflict_IsExplainedOnceAndTriedEveryFewSeconds()
    {
        for (var i = 0; i < 5; i++)
        {
            _script.ThenError(409, "Conflict: terminated by other getUpdates request");
        }

        await RunAsync(_script.Then(Batch()));
        Assert.Equal([2001, 2003], _log.Ids);
        Assert.All(_time.Waits, w => Assert.InRange(w.TotalSeconds, 1, 5));
    }

    [Theory]
    [InlineData(401, "Unauthorized")]
    [InlineData(404, "Not Found")]
    public async Task WrongToken_IsExplainedOnceAndTriedEveryHalfMinute(int code, string description)
    {
        for (var i = 0; i < 5; i++)
        {
            _script.ThenError(code, description);
        }

        await RunAsync(_script.Then(Batch()));
        Assert.Equal([2002, 2003], _log.Ids);
        Assert.All(_time.Waits, w => Assert.Equal(30, w.TotalSeconds));
    }

    [Fact]
    public async Task OneTroubleAfterAnother_IsEachSaid()
    {
        await RunAsync(_script.ThenError(502, "Bad Gateway").ThenError(409, "Conflict").ThenError(409, "Conflict").ThenError(401, "Unauthorized").Then(Batch()));
        Assert.Equal([2000, 2001, 2002, 2003], _log.Ids);
    }

    [Fact]
    public async Task Webhook_SetBefore_IsDeletedAndSaid()
    {
        const string Conflict = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
        await RunAsync(_script.ThenError(409, Conflict).Then("""{"ok":true,"result":true}""").Then(Batch(Tap(5))));
        Assert.Equal(["getUpdates", "deleteWebhook", "getUpdates", "getUpdates"], _script.Requests.Select(r => r.Method));
        Assert.False(_script.Requests[1].Body.TryGetProperty("drop_pending_updates", out _));
        Assert.Equal([2006], _log.Ids);
        Assert.Equal("5w", _sink.Marks);
    }

    [Fact]
    public async Task Webhook_SetWhilePolling_IsNotFought()
    {
        await RunAsync(_script.Then(Batch()).ThenError(409, "Conflict: can't use getUpdates method while webhook is active").Then(Batch()));
        Assert.DoesNotContain("deleteWebhook", _script.Requests.Select(r => r.Method));
        Assert.Contains(2001, _log.Ids);
    }

    [Fact]
    public async Task LastPollOk_IsWhenTelegramLastAnswered()
    {
        var source = await RunAsync(_script.Then(Batch()).ThenError(401, "Unauthorized"));
        Assert.Equal(_time.GetUtcNow() - TimeSpan.FromSeconds(30), source.LastPollOk);
    }

    [Fact]
    public async Task LastPollOk_BeforeAnyAnswer_IsNull() =>
        Assert.Null((await RunAsync(_script.ThenError(401, "Unauthorized"))).LastPollOk);

    [Fact]
    public async Task ReceivedAt_IsWhenTheAnswerArrived()
    {
        var asked = _time.GetUtcNow();
        _sink.OnAccept = () => Pass(1);
        await RunAsync(_script.Then(Batch(Tap(5)), before: () => Pass(3)));
        Assert.Equal(asked + TimeSpan.FromSeconds(3), _sink.Taken.Single().ReceivedAt);
    }

    public void Dispose() => _script.Dispose();

    private IEnumerable<long?> Offsets => _script.Polls.Select(p => p.TryGetProperty("offset", out var o) ? o.GetInt64() : (long?)null);

    private List<int> Timeouts => [.. _script.Polls.Select(p => p.GetProperty("timeout").GetInt32())];

    private Task<PollingSource> RunAsync(PollScript script) => PollingBench.RunAsync(script, _sink, _time, _log);

    private void Pass(double seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));
}
