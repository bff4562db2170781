using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using BracketBot.Sandbox.Bot;

namespace BracketBot.Sandbox.Tests.Page;

/// <summary>What the page's composer may post, and where to.</summary>
public sealed class AlertPostsTests(RunningBot running) : IClassFixture<RunningBot>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Uri Listen => running.Sandbox.Bot!.Settings.Listen;

    [Theory]
    [InlineData("{bot}/alerts/")]
    [InlineData("{bot}/alerts/a/b")]
    [InlineData("{bot}/alerts/../health/live")]
    [InlineData("{bot}/alerts/%2e%2e/health/live")]
    [InlineData("{bot}/alerts/a%2Fb")]
    [InlineData("{bot}/alerts/key?to=elsewhere")]
    [InlineData("{bot}/alerts/key#part")]
    [InlineData("{bot}/health/live")]
    [InlineData("{bot}/Alerts/key")]
    [InlineData("https://127.0.0.1:{port}/alerts/key")]
    [InlineData("ftp://127.0.0.1:{port}/alerts/key")]
    [InlineData("http://localhost:{port}/alerts/key")]
    [InlineData("http://someone@127.0.0.1:{port}/alerts/key")]
    [InlineData("http://127.0.0.1:{port}@elsewhere.example/alerts/key")]
    [InlineData("http://elsewhere.example:{port}/alerts/key")]
    [InlineData("http://127.0.0.1.elsewhere.example:{port}/alerts/key")]
    [InlineData("//127.0.0.1:{port}/alerts/key")]
    [InlineData("/alerts/key")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Post_ToWhatIsNoAddressOfTheBot_Refused(string? address)
    {
        using var answer = await PostAsync(Filled(address), "x", 1);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var said = await ReadAsync(answer);
        Assert.Empty(said["answers"]!.AsArray());
        Assert.NotEmpty(said["refusal"]!.GetValue<string>());
    }

    [Fact]
    public async Task Post_ToAnotherPortOfThisMachine_NobodyConnectsToIt()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var answer = await PostAsync($"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}/alerts/key", "x", 1);
        Assert.Equal((HttpStatusCode.BadRequest, false), (answer.StatusCode, other.Pending()));
    }

    [Theory]
    [InlineData("x", 0)]
    [InlineData("x", -1)]
    [InlineData("x", 501)]
    [InlineData(null, 1)]
    public async Task Post_WithoutABodyOrTooOften_BadRequest(string? body, int times)
    {
        using var answer = await PostAsync(Filled("{bot}/alerts/key"), body, times);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Post_BodyPastAllMeasure_BadRequest()
    {
        using var answer = await PostAsync(Filled("{bot}/alerts/key"), new string('x', 100_001), 1);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Post_FromAnotherSite_Forbidden()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/alerts") { Content = Body(Filled("{bot}/alerts/key"), "x", 1) };
        request.Headers.Add("Origin", "http://evil.example");
        using var answer = await running.Page.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Post_KeyOfNobody_PassesOnWhatTheBotAnswers()
    {
        using var answer = await PostAsync(Filled("{bot}/alerts/key"), "x", 3);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var answers = (await ReadAsync(answer))["answers"]!.AsArray();
        Assert.Equal(
            [(404, "no such address"), (404, "no such address"), (404, "no such address")],
            answers.Select(each => (each!["status"]!.GetValue<int>(), each["text"]!.GetValue<string>())));
        Assert.All(answers, each => Assert.True(each!["ms"]!.GetValue<int>() >= 0));
    }

    [Fact]
    public async Task Post_BotKilled_SaysThatNobodyAnswers()
    {
        var bot = running.Sandbox.Bot!;
        using var process = Process.GetProcessById(bot.Status.ProcessId!.Value);
        bot.Kill();
        await process.WaitForExitAsync(Cancel);
        using var answer = await PostAsync(Filled("{bot}/alerts/key"), "x", 1);
        var only = Assert.Single((await ReadAsync(answer))["answers"]!.AsArray())!;
        Assert.Equal((null, "nobody answers there"), (only["status"]?.GetValue<int>(), only["text"]!.GetValue<string>()));
        bot.Start();
        await bot.WaitUntilAsync([BotState.Running], Cancel);
    }

    [Fact]
    public async Task Post_WithoutABot_Conflict()
    {
        await using var sandbox = await SandboxHost.StartAsync(new() { PagePort = 0, Broker = new() { PriceMoves = false } }, Cancel);
        using var http = new HttpClient { BaseAddress = sandbox.PageUrl };
        using var body = Body("http://127.0.0.1:1/alerts/key", "x", 1);
        using var answer = await http.PostAsync(new Uri("/sandbox/alerts", UriKind.Relative), body, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    private string? Filled(string? address) => address?
        .Replace("{bot}", Listen.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
        .Replace("{port}", $"{Listen.Port}", StringComparison.Ordinal);

    private async Task<HttpResponseMessage> PostAsync(string? address, string? body, int times)
    {
        using var content = Body(address, body, times);
        return await running.Page.PostAsync(new Uri("/sandbox/alerts", UriKind.Relative), content, Cancel);
    }

    private static JsonContent Body(string? address, string? body, int times) => JsonContent.Create(new { address, body, times });

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
}
