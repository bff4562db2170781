using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BracketBot.Sandbox.Tests.Page;

public sealed class SandboxPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/app.js", "text/javascript")]
    [InlineData("/chat.css", "text/css")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    public async Task Get_PagesFiles_ServedAndHeldToThisMachine(string path, string type)
    {
        await using var sandbox = await StartAsync();
        using var http = new HttpClient { BaseAddress = sandbox.PageUrl };
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_FromAnotherSite_Forbidden()
    {
        await using var sandbox = await StartAsync();
        using var http = new HttpClient { BaseAddress = sandbox.PageUrl };
        http.DefaultRequestHeaders.Add("Origin", "http://evil.example");
        using var answer = await SendAsync(http, "/orders");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(sandbox.Telegram.Updates);
    }

    [Fact]
    public async Task Get_ThroughANameThatPointsHere_Forbidden()
    {
        await using var sandbox = await StartAsync();
        using var http = new HttpClient { BaseAddress = sandbox.PageUrl };
        http.DefaultRequestHeaders.Host = "rebound.example";
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(new Uri("/", UriKind.Relative), Cancel)).StatusCode);
    }

    [Fact]
    public async Task Send_FromThePage_IsAMessageOfThatPerson()
    {
        await using var sandbox = await StartAsync();
        using var http = new HttpClient { BaseAddress = sandbox.PageUrl };
        using var answer = await SendAsync(http, "/orders");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var message = Assert.Single(sandbox.Telegram.Messages(5001));
        Assert.Equal(("/orders", "Asha"), (message.Text, message.From.FirstName));
    }

    [Theory]
    [InlineData("""{"person":99,"text":"x"}""")]
    [InlineData("""{"person":"x"}""")]
    [InlineData("not json")]
    public async Task Send_ByNobodyOrNothing_BadRequest(string body)
    {
        await using var sandbox = await StartAsync();
        using var http = new HttpClient { BaseAddress = sandbox.PageUrl };
        using var json = new StringContent(body, null, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync(new Uri("/sandbox/telegram/send", UriKind.Relative), json, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Tap_FromThePage_AnswersWithTheToast()
    {
        await using var sandbox = await StartAsync();
        sandbox.Telegram.Start(SandboxPerson.Asha.Person);
        using var http = new HttpClient { BaseAddress = sandbox.PageUrl };
        using var tap = new StringContent("""{"person":5001,"message":101,"data":"d"}""", null, "application/json");
        var tapped = http.PostAsync(new Uri("/sandbox/telegram/tap", UriKind.Relative), tap, Cancel);
        await sandbox.Telegram.WaitForAsync(telegram => telegram.Pending.Any(update => update.Type == "callback_query"), Cancel);
        var query = JsonNode.Parse(sandbox.Telegram.Pending[^1].Json)!["callback_query"]!["id"]!.GetValue<string>();
        using var answer = await http.PostAsJsonAsync(
            new Uri(sandbox.TelegramUrl, $"/bot{sandbox.Telegram.Options.BotToken}/answerCallbackQuery"),
            new { callback_query_id = query, text = "Kept." }, Cancel);
        Assert.Equal("""{"answered":true,"text":"Kept.","alert":false}""", await (await tapped).Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Events_FirstAndAfterAMessage_CarryEveryView()
    {
        await using var sandbox = await StartAsync();
        using var http = new HttpClient { BaseAddress = sandbox.PageUrl };
        using var lines = new StreamReader(await http.GetStreamAsync(new Uri("/sandbox/events", UriKind.Relative), Cancel));
        Assert.Equal("elsewhere", (await NextAsync(lines, "status"))["bot"]!.GetValue<string>());
        Assert.Equal(2, (await NextAsync(lines, "chats"))["people"]!.AsArray().Count);
        Assert.NotEmpty((await NextAsync(lines, "broker"))["orders"]!.AsArray());
        sandbox.Telegram.SendText(SandboxPerson.Ravi.Person, "hello");
        var ravi = (await NextAsync(lines, "chats"))["people"]![1]!;
        Assert.Equal("hello", ravi["messages"]![0]!["text"]!.GetValue<string>());
    }

    private static Task<SandboxHost> StartAsync() =>
        SandboxHost.StartAsync(new() { PagePort = 0, Broker = new() { PriceMoves = false } }, Cancel);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, string text)
    {
        using var body = JsonContent.Create(new { person = 5001, text });
        return await http.PostAsync(new Uri("/sandbox/telegram/send", UriKind.Relative), body, Cancel);
    }

    private static async Task<JsonNode> NextAsync(StreamReader lines, string name)
    {
        while (await lines.ReadLineAsync(Cancel) != "event: " + name)
            ;
        return JsonNode.Parse((await lines.ReadLineAsync(Cancel))!["data: ".Length..])!;
    }
}
