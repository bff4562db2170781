using System.Net;
using System.Text;
using BracketBot.Sandbox.Broker;

namespace BracketBot.Sandbox.Tests.Broker;

public sealed class TokenTests
{
    [Fact]
    public async Task Code_ForAToken_IsTheClientsAndLastsUntilMidnight()
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);

        var (status, body, headers) = await app.TokenAsync((await app.LogInAsync("YA0007"))["code"]!);

        Assert.Equal((HttpStatusCode.OK, "no-store"), (status, headers.CacheControl!.ToString()));
        Assert.Equal((86399, "orders holdings", "bearer"), ((int)body["expires_in"]!, (string)body["scope"]!, (string)body["token_type"]!));
        var token = (string)body["access_token"]!;
        Assert.Equal("YA0007", await app.OwnerAsync(token));
        Assert.Contains(token, running.Broker.Secrets);
        Assert.All(running.Broker.Requests.Where(request => request.Call == BrokerCall.Token), request => Assert.Equal("", request.Body));

        running.Time.Advance(new TimeSpan(13, 30, 1));
        using var tomorrow = await running.Client.GetAsync("api/v1/user/trading_info", RunningBroker.Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, tomorrow.StatusCode);
    }

    [Fact]
    public async Task LogIns_TwoOfOneClient_GiveTwoLiveTokens()
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);

        var first = await app.TokenAsync((await app.LogInAsync("YA0003"))["code"]!);
        var second = await app.TokenAsync((await app.LogInAsync("YA0003"))["code"]!);

        Assert.NotEqual((string)first.Body["access_token"]!, (string)second.Body["access_token"]!);
        Assert.Equal("YA0003", await app.OwnerAsync((string)first.Body["access_token"]!));
        Assert.Equal("YA0003", await app.OwnerAsync((string)second.Body["access_token"]!));
    }

    [Fact]
    public async Task Code_UsedTwice_InvalidGrant()
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);
        var code = (await app.LogInAsync("YA0002"))["code"]!;
        await app.TokenAsync(code);

        await RefusedAsync(app.TokenAsync(code), "invalid_grant");
    }

    [Theory]
    [InlineData(59, null)]
    [InlineData(60, "invalid_grant")]
    public async Task Code_AfterAMinute_InvalidGrant(int seconds, string? error)
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);
        var code = (await app.LogInAsync("YA0002"))["code"]!;

        running.Time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(error, (string?)(await app.TokenAsync(code)).Body["error"]);
    }

    [Theory]
    [InlineData("redirect_uri", "http://127.0.0.1:8081/oauth/callback", "invalid_grant")]
    [InlineData("redirect_uri", null, "invalid_request")]
    [InlineData("grant_type", null, "invalid_request")]
    [InlineData("grant_type", "password", "unsupported_grant_type")]
    [InlineData("code", "sandbox-code-guessed", "invalid_grant")]
    [InlineData("code", null, "invalid_request")]
    public async Task Token_AskedForOtherwise_IsRefused(string parameter, string? value, string error)
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);

        await RefusedAsync(app.TokenAsync((await app.LogInAsync("YA0002"))["code"]!, (parameter, value)), error);
    }

    [Theory]
    [InlineData("v", null)]
    [InlineData("w", "invalid_grant")]
    [InlineData(null, "invalid_grant")]
    public async Task Verifier_HeldAgainstTheChallenge(string? letter, string? error)
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);
        var code = (await app.LogInAsync("YA0002", ("code_challenge", AppLogIn.Challenge), ("code_challenge_method", "S256")))["code"]!;

        var (_, body, _) = await app.TokenAsync(code, ("code_verifier", letter is null ? null : new string(letter[0], 64)));

        Assert.Equal(error, (string?)body["error"]);
    }

    [Theory]
    [InlineData(true, "invalid_grant")]
    [InlineData(false, null)]
    public async Task Verifier_WithoutAChallenge_IsRefusedWherePkceIsKnown(bool known, string? error)
    {
        await using var running = await RunningBroker.StartAsync(SimulatedBrokerOptions.ForTests with { TakesPkce = known });
        using var app = new AppLogIn(running);

        var (_, body, _) = await app.TokenAsync((await app.LogInAsync("YA0002"))["code"]!, ("code_verifier", AppLogIn.Verifier));

        Assert.Equal(error, (string?)body["error"]);
    }

    [Theory]
    [InlineData("SANDBOXAPP:wrong")]
    [InlineData("OTHERAPP:sandbox-app-secret")]
    [InlineData("SANDBOXAPP")]
    public async Task Token_WrongApp_Is401AndTheCodeIsStillGood(string basic)
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);
        var code = (await app.LogInAsync("YA0002"))["code"]!;

        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = AppLogIn.Redirect });
        var (status, body, headers) = await app.TokenAsync(form, basic);

        Assert.Equal((HttpStatusCode.Unauthorized, "invalid_client", "Basic"), (status, (string)body["error"]!, headers.WwwAuthenticate.Single().Scheme));
        Assert.NotNull((await app.TokenAsync(code)).Body["access_token"]);
    }

    [Fact]
    public async Task Token_AskedForInJson_IsRefused()
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);
        using var json = new StringContent("""{"grant_type":"authorization_code"}""", Encoding.UTF8, "application/json");

        await RefusedAsync(app.TokenAsync(json), "invalid_request");
    }

    [Fact]
    public async Task OtherClient_OneToken_BelongsToThatOne()
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);
        running.Broker.Faults.Once(new BrokerFault.OtherClient("YA0007"), BrokerCall.Token);

        var (_, body, _) = await app.TokenAsync((await app.LogInAsync("YA0002"))["code"]!);

        Assert.Equal("YA0007", await app.OwnerAsync((string)body["access_token"]!));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(200)]
    public async Task HttpStatus_OnTheToken_IsAPage(int status)
    {
        await using var running = await RunningBroker.StartAsync();
        running.Broker.Faults.Once(new BrokerFault.HttpStatus(status), BrokerCall.Token);

        using var nothing = new FormUrlEncodedContent([]);
        using var answer = await running.Client.PostAsync("oauth2/token", nothing, RunningBroker.Ct);

        Assert.Equal((status, "text/html"), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(401)]
    public async Task AddressRefused_OnCancels_ReadsPassAndTheSessionLives(int status)
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Broker.Faults.UntilSwitchedOff(new BrokerFault.AddressRefused(status), BrokerCall.Cancel);

        using var refused = await running.DeleteAsync("20240314929", RunningBroker.DocumentedPacket);

        Assert.Equal(new(status, "error", 40000, "Orders are taken only from a registered IP address"), await Envelope.OfAsync(refused));
        Assert.NotEmpty(await running.RowsAsync("pending"));
        Assert.True(running.Broker.Order("20240314929")!.IsOpen);
    }

    private static async Task RefusedAsync(Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonObject Body, System.Net.Http.Headers.HttpResponseHeaders Headers)> call, string error)
    {
        var (status, body, _) = await call;
        Assert.Equal((HttpStatusCode.BadRequest, error), (status, (string?)body["error"]));
    }
}
