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
        var people = (await NextAsync(lines, "chats"))["people"]!.AsArray();
        Assert.Equal(["Asha YA0002", "Ravi stranger", "Meera YA0003", "Dev admin"], people.Select(person => $"{person!["name"]} {person["standing"]}"));
        Assert.NotEmpty((await NextAsync(lines, "broker"))["orders"]!.AsArray());
        sandbox.Telegram.SendText(SandboxPerson.Ravi.Person, "hello");
        var ravi = (await NextAsync(lines, "chats"))["people"]![1]!;
        Assert.Equal("hello", ravi["messages"]![0]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Events_WithAMenuForOneChat_CarryToEachTheirOwn()
    {
        await using var sandbox = await StartAsync();
        sandbox.Telegram.Start(SandboxPerson.Dev.Person);
        var dev = $$"""{"type":"chat","chat_id":{{SandboxPerson.Dev.Person.Id}} }""";
        using var http = new HttpClient { BaseAddress = sandbox.TelegramUrl };
        await CallAsync("setMyCommands", """{"commands":[{"command":"orders","description":"Open brackets"}]}""");
        await CallAsync("setMyCommands", $$"""{"commands":[{"command":"users","description":"Who has access"}],"scope":{{dev}}}""");
        Assert.Equal(["orders", "orders", "orders", "users"], await MenusAsync());

        await CallAsync("deleteMyCommands", $$"""{"scope":{{dev}}}""");
        Assert.Equal(["orders", "orders", "orders", "orders"], await MenusAsync());

        async Task CallAsync(string method, string json)
        {
            using var answer = await PostAsync(http, $"/bot{sandbox.Telegram.Options.BotToken}/{method}", json);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        async Task<IEnumerable<string>> MenusAsync()
        {
            using var lines = new StreamReader(await http.GetStreamAsync(new Uri(sandbox.PageUrl!, "/sandbox/events"), Cancel));
            return [.. (await NextAsync(lines, "chats"))["people"]!.AsArray().Select(person => person!["commands"]!.AsArray().Single()!["command"]!.GetValue<string>())];
        }
    }

    [Fact]
    public async Task Link_ToTheBot_ActsAsWhoTappedIt()
    {
        await using var sandbox = await StartAsync();
        using var http = new HttpClient { BaseAddress = sandbox.PageUrl };
        using var answer = await PostAsync(http, "/sandbox/telegram/link", """{"person":5003,"link":"https://t.me/BracketSandboxBot?start=abc"}""");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var message = Assert.Single(sandbox.Telegram.Messages(5003));
        Assert.Equal(("/start abc", "Meera"), (message.Text, message.From.FirstName));
    }

    [Theory]
    [InlineData("""{"person":5003,"link":"https://t.me/SomeOtherBot?start=abc"}""")]
    [InlineData("""{"person":5003,"link":"nonsense"}""")]
    [InlineData("""{"person":5003}""")]
    [InlineData("""{"person":99,"link":"https://t.me/BracketSandboxBot?start=abc"}""")]
    public async Task Link_ToElsewhereOrByNobody_BadRequest(string body)
    {
        await using var sandbox = await StartAsync();
        using var http = new HttpClient { BaseAddress = sandbox.PageUrl };
        using var answer = await PostAsync(http, "/sandbox/telegram/link", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(sandbox.Telegram.Updates);
    }

    [Fact]
    public async Task Files_OfTheChat_AreShownFetchedAndGoneWithTheirMessage()
    {
        await using var sandbox = await StartAsync();
        sandbox.Telegram.Start(SandboxPerson.Asha.Person);
        using var http = new HttpClient { BaseAddress = sandbox.PageUrl };
        using var form = new MultipartFormDataContent
        {
            { new StringContent("5001"), "chat_id" },
            { new StringContent("true"), "disable_notification" },
            { new StringContent("Order,Leg\n"), "document", "cancels.csv" },
        };
        using var sent = await http.PostAsync(new Uri(sandbox.TelegramUrl, $"/bot{sandbox.Telegram.Options.BotToken}/sendDocument"), form, Cancel);
        using var lines = new StreamReader(await http.GetStreamAsync(new Uri("/sandbox/events", UriKind.Relative), Cancel));

        var message = (await NextAsync(lines, "chats"))["people"]![0]!["messages"]![1]!;
        Assert.Equal((true, "cancels.csv", 10, false), ((bool)message["silent"]!, (string)message["file"]!["name"]!, (int)message["file"]!["size"]!, (bool)message["file"]!["isPhoto"]!));
        var address = new Uri((string)message["file"]!["address"]!, UriKind.Relative);
        using var file = await http.GetAsync(address, Cancel);
        Assert.Equal("Order,Leg\n", await file.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(("application/octet-stream", "attachment; filename*=utf-8''cancels.csv"), (file.Content.Headers.ContentType!.ToString(), file.Content.Headers.ContentDisposition!.ToString()));

        sandbox.Telegram.DeleteMessage(5001, (int)message["id"]!);
        Assert.Single((await NextAsync(lines, "chats"))["people"]![0]!["messages"]!.AsArray());
        using var gone = await http.GetAsync(address, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    private static Task<SandboxHost> StartAsync() =>
        SandboxHost.StartAsync(new() { PagePort = 0, Broker = new() { PriceMoves = false } }, Cancel);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, string text)
    {
        using var body = JsonContent.Create(new { person = 5001, text });
        return await http.PostAsync(new Uri("/sandbox/telegram/send", UriKind.Relative), body, Cancel);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, string path, string json)
    {
        using var body = new StringContent(json, null, "application/json");
        return await http.PostAsync(new Uri(path, UriKind.Relative), body, Cancel);
    }

    private static async Task<JsonNode> NextAsync(StreamReader lines, string name)
    {
        while (await lines.ReadLineAsync(Cancel) != "event: " + name)
        {
            ;
        }

        return JsonNode.Parse((await lines.ReadLineAsync(Cancel))!["data: ".Length..])!;
    }
}
