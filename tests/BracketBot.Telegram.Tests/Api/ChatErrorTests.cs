using BracketBot.Core.Chat;
using BracketBot.Telegram.Tests.Scripting;

namespace BracketBot.Telegram.Tests.Api;

public class ChatErrorTests
{
    private static readonly ChatAddress Somewhere = new(5);
    private static readonly Card Hello = new("hello", []);

    public static TheoryData<int, string, ChatError> Table => new()
    {
        { 429, Error(429, "Too Many Requests: retry after 17", """{"retry_after":17}"""), new ChatError.FloodWait(TimeSpan.FromSeconds(17)) },
        { 429, Error(429, "Too Many Requests"), new ChatError.FloodWait(TimeSpan.FromSeconds(3)) },
        { 403, Error(403, "Forbidden: bot was blocked by the user"), new ChatError.Blocked("Forbidden: bot was blocked by the user") },
        { 400, Error(400, "Bad Request: chat not found"), new ChatError.Blocked("Bad Request: chat not found") },
        { 400, Error(400, "Bad Request: message to edit not found"), new ChatError.MessageGone() },
        { 400, Error(400, "Bad Request: message can't be edited"), new ChatError.MessageGone() },
        { 400, Error(400, "Bad Request: MESSAGE_ID_INVALID"), new ChatError.MessageGone() },
        {
            400, Error(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"),
            new ChatError.TapTooOld()
        },
        {
            400, Error(400, "Bad Request: group chat was upgraded to a supergroup chat", """{"migrate_to_chat_id":-100123}"""),
            new ChatError.Moved(-100123)
        },
        { 401, Error(401, "Unauthorized"), new ChatError.WrongToken() },
        { 404, Error(404, "Not Found"), new ChatError.WrongToken() },
        { 400, Error(400, "Bad Request: can't parse entities"), new ChatError.Refused(400, "Bad Request: can't parse entities") },
        { 409, Error(409, "Conflict"), new ChatError.Refused(409, "Conflict") },
        { 413, Error(413, "Request Entity Too Large"), new ChatError.Refused(413, "Request Entity Too Large") },
        { 400, """{"ok":false}""", new ChatError.Refused(400, "") },
        { 500, Error(500, "Internal Server Error"), new ChatError.Unreachable("500 Internal Server Error") },
        { 502, "<html>Bad Gateway</html>", new ChatError.Unreachable("HTTP 502 with a body that is not the Bot API's") },
        { 403, "<html>Proxy</html>", new ChatError.Unreachable("HTTP 403 with a body that is not the Bot API's") },
        { 200, "", new ChatError.Unreachable("HTTP 200 with a body that is not the Bot API's") },
        { 200, "[1]", new ChatError.Unreachable("HTTP 200 with a body that is not the Bot API's") },
        { 200, """{"hello":"world"}""", new ChatError.Unreachable("HTTP 200 with a body that is not the Bot API's") },
        { 200, """{"ok":true}""", new ChatError.Unreachable("HTTP 200 without a result") },
        { 200, """{"ok":true,"result":7}""", new ChatError.Unreachable("HTTP 200 with a body that is not the Bot API's") },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Send_ThatTelegramDoesNotTake_TellsWhy(int status, string body, ChatError expected)
    {
        await using var telegram = await FakeTelegram.StartAsync();
        telegram.Answer = (status, body);
        var answer = await telegram.Chat().SendAsync(Somewhere, Hello, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.Error);
        Assert.Single(telegram.Requests);
    }

    [Fact]
    public async Task EveryOtherCall_ThatFails_UsesTheSameTable()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var telegram = await FakeTelegram.StartAsync();
        telegram.Answer = (403, Error(403, "Forbidden"));
        var chat = telegram.Chat();
        Assert.IsType<ChatError.Blocked>((await chat.EditAsync(Somewhere, new MessageId(1), Hello, stop)).Error);
        Assert.IsType<ChatError.Blocked>(await chat.AnswerTapAsync(new TapId("1"), null, false, stop));
        Assert.IsType<ChatError.Blocked>(await chat.ShowTypingAsync(Somewhere, stop));
    }

    [Fact]
    public async Task Edit_ToWhatStands_IsSuccess()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        telegram.Answer = (400, Error(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same"));
        var answer = await telegram.Chat().EditAsync(Somewhere, new MessageId(8), Hello, TestContext.Current.CancellationToken);
        Assert.Null(answer.Error);
        Assert.Equal(new MessageId(8), answer.Value);
    }

    [Fact]
    public async Task Send_ThatNobodyAnswers_IsUnreachableAfterItsTime()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        var open = new TaskCompletionSource();
        telegram.Instead = async context =>
        {
            open.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        };
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var sending = new TelegramChat(telegram.Api(time)).SendAsync(Somewhere, Hello, TestContext.Current.CancellationToken);
        await open.Task;
        Assert.False(sending.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(new ChatError.Unreachable("no answer within 10 s"), (await sending).Error);
    }

    [Fact]
    public async Task Send_ThatIsCancelled_Throws()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var stop = new CancellationTokenSource();
        telegram.Instead = async context =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => telegram.Chat().SendAsync(Somewhere, Hello, stop.Token));
    }

    [Fact]
    public async Task Send_ThatIsRedirected_DoesNotCarryTheTokenThere()
    {
        await using var elsewhere = await FakeTelegram.StartAsync();
        await using var telegram = await FakeTelegram.StartAsync();
        telegram.Instead = context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = new Uri(elsewhere.Url, context.Request.Path).AbsoluteUri;
            return Task.CompletedTask;
        };
        var answer = await telegram.Chat().SendAsync(Somewhere, Hello, TestContext.Current.CancellationToken);
        Assert.IsType<ChatError.Unreachable>(answer.Error);
        Assert.Empty(elsewhere.Requests);
    }

    private static string Error(int code, string description, string? parameters = null) =>
        $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}"{{(parameters is null ? "" : $",\"parameters\":{parameters}")}}}""";
}
