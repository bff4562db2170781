using BracketBot.Sandbox.Broker;

namespace BracketBot.Sandbox.Tests.Broker;

public sealed class LogInPageTests
{
    [Fact]
    public async Task Page_AskedForAsDocumented_LetsAClientBeChosen()
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);

        var page = await app.Browser.OpenAsync(app.Page(), RunningBroker.Ct);

        Assert.Equal((200, "Log in · Simulated broker"), (page.Status, page.Title));
        Assert.Contains("SANDBOXAPP asks to see your orders", page.Text, StringComparison.Ordinal);
        var form = Assert.Single(page.Forms);
        Assert.Equal(("YA0002", "sandbox-password"), (form.Fields["login_id"], form.Fields["password"]));
        Assert.Equal(["Log in", "Cancel"], form.Buttons.Select(button => button.Text));
        Assert.Contains("YA0003 · Meera Iyer", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogIn_AsAClient_LeadsBackWithCodeScopeAndState()
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);

        var back = await app.Browser.LogInUntilCallbackAsync(app.Page(("state", "a b&c=d+é/?#")), "YA0003", RunningBroker.Ct);

        Assert.StartsWith(AppLogIn.Redirect + "?code=", back.OriginalString, StringComparison.Ordinal);
        var query = System.Web.HttpUtility.ParseQueryString(back.Query);
        Assert.Equal(("orders holdings", "a b&c=d+é/?#"), (query["scope"], query["state"]));
        Assert.Contains(query["code"]!, running.Broker.Secrets);
    }

    [Fact]
    public async Task LogIn_Refused_LeadsBackWithAccessDenied()
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);
        var form = (await app.Browser.OpenAsync(app.Page(), RunningBroker.Ct)).Forms[0];

        using var body = new FormUrlEncodedContent(new Dictionary<string, string>(form.Fields) { ["action"] = "cancel" });
        using var answer = await running.Client.PostAsync(form.Action, body, RunningBroker.Ct);

        Assert.Equal($"{AppLogIn.Redirect}?error=access_denied&state={AppLogIn.State}", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("login_id", "YA9999")]
    [InlineData("password", "guessed")]
    public async Task LogIn_WrongClientOrPassword_AsksAgain(string field, string value)
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);
        var page = await app.Browser.OpenAsync(app.Page(), RunningBroker.Ct);

        var again = await app.Browser.SubmitAsync(page, "Log in", new Dictionary<string, string> { [field] = value }, RunningBroker.Ct);

        Assert.Equal(401, again.Status);
        Assert.Contains("Wrong client or password.", again.Text, StringComparison.Ordinal);
        Assert.Equal(AppLogIn.State, again.Forms[0].Fields["state"]);
    }

    [Theory]
    [InlineData("client_id", "OTHERAPP")]
    [InlineData("client_id", null)]
    [InlineData("redirect_uri", null)]
    [InlineData("redirect_uri", "http://127.0.0.1:8080/oauth/callback/")]
    [InlineData("redirect_uri", "http://127.0.0.1:8080/oauth/callback?x=1")]
    [InlineData("redirect_uri", "http://127.0.0.1:8080@evil.example/oauth/callback")]
    [InlineData("redirect_uri", "http://localhost:8080/oauth/callback")]
    [InlineData("redirect_uri", "https://127.0.0.1:8080/oauth/callback")]
    [InlineData("state", null)]
    [InlineData("state", "1234567")]
    public async Task Page_UnknownAppOrRedirectOrShortState_IsAnErrorAndLeadsNowhere(string parameter, string? value)
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);

        var page = await app.Browser.OpenAsync(app.Page((parameter, value)), RunningBroker.Ct);

        Assert.Equal((400, "This link cannot be used · Simulated broker", 1), (page.Status, page.Title, page.Way.Count));
        Assert.Empty(page.Forms);
    }

    [Fact]
    public async Task Page_StateTwice_IsAnErrorAndLeadsNowhere()
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);

        var page = await app.Browser.OpenAsync(new(app.Page().OriginalString + "&state=another-state"), RunningBroker.Ct);

        Assert.Equal((400, 1), (page.Status, page.Way.Count));
    }

    [Theory]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("scope", null, "invalid_scope")]
    [InlineData("scope", "orders funds", "invalid_scope")]
    [InlineData("code_challenge", "too-short", "invalid_request")]
    [InlineData("code_challenge_method", "S256", "invalid_request")]
    public async Task Page_OfAKnownAppThatAsksForWhatThereIsNot_LeadsBackWithTheError(string parameter, string? value, string error)
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);

        Assert.Equal($"{AppLogIn.Redirect}?error={error}&state={AppLogIn.State}", await app.LocationAsync(app.Page((parameter, value))));
    }

    [Fact]
    public async Task Page_PlainChallenge_LeadsBackWithTheError()
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);

        var back = await app.LocationAsync(app.Page(("code_challenge", AppLogIn.Challenge), ("code_challenge_method", "plain")));

        Assert.Contains("error=invalid_request", back, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://bot.example/oauth/callback", true)]
    [InlineData("https://bot.example/oauth/callback?", false)]
    [InlineData("http://127.0.0.1:8080/oauth/callback", false)]
    public async Task Page_RedirectsRegistered_TakesThoseAlone(string redirect, bool taken)
    {
        await using var running = await RunningBroker.StartAsync(SimulatedBrokerOptions.ForTests with { RegisteredRedirects = ["https://bot.example/oauth/callback"] });
        using var app = new AppLogIn(running);

        Assert.Equal(taken ? 200 : 400, (await app.Browser.OpenAsync(app.Page(("redirect_uri", redirect)), RunningBroker.Ct)).Status);
    }

    [Fact]
    public async Task Page_HostileParameters_AreTextAndNothingElse()
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);
        const string Hostile = "\"><script>alert(1)</script>";

        var page = await app.Browser.OpenAsync(app.Page(("state", Hostile)), RunningBroker.Ct);

        Assert.DoesNotContain("<script", page.Html, StringComparison.Ordinal);
        Assert.Equal(Hostile, page.Forms[0].Fields["state"]);
    }

    [Fact]
    public async Task WrongState_OneLogIn_ComesBackWithAnother()
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);
        running.Broker.Faults.Once(new BrokerFault.WrongState(), BrokerCall.LogIn);

        Assert.NotEqual(AppLogIn.State, (await app.LogInAsync("YA0002"))["state"]);
        Assert.Equal(AppLogIn.State, (await app.LogInAsync("YA0002"))["state"]);
    }

    [Fact]
    public async Task LogInError_OneLogIn_ComesBackWithIt()
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);
        running.Broker.Faults.Once(new BrokerFault.LogInError("server_error"), BrokerCall.LogIn);

        var back = await app.LogInAsync("YA0002");

        Assert.Equal(("server_error", AppLogIn.State, null), (back["error"], back["state"], back["code"]));
    }

    [Fact]
    public async Task LogIn_Recorded_IsWithoutPasswordAndCode()
    {
        await using var running = await RunningBroker.StartAsync();
        using var app = new AppLogIn(running);

        var code = (await app.LogInAsync("YA0002"))["code"]!;

        Assert.Equal([BrokerCall.Authorize, BrokerCall.LogIn], running.Broker.Requests.Select(request => request.Call));
        Assert.All(running.Broker.Requests, request => Assert.DoesNotContain("sandbox-password", request.ToString(), StringComparison.Ordinal));
        Assert.All(running.Broker.Requests, request => Assert.DoesNotContain(code, request.ToString(), StringComparison.Ordinal));
    }
}
