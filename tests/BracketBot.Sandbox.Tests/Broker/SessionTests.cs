using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using BracketBot.Sandbox.Broker;

namespace BracketBot.Sandbox.Tests.Broker;

public sealed class SessionTests
{
    private const string Redirect = "http://127.0.0.1:8080/oauth/callback";

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    public async Task AnyCall_WrongToken_Is401AndChangesNothing(string token)
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Client.DefaultRequestHeaders.Authorization = token.Length == 0 ? null : new AuthenticationHeaderValue("Bearer", token);

        using var cancel = await running.DeleteAsync("20240314929", RunningBroker.DocumentedPacket);
        using var info = await running.Client.GetAsync("api/v1/user/trading_info", RunningBroker.Ct);

        Assert.Equal(new(401, "error", 40100, "Session expired. Please log in again"), await Envelope.OfAsync(cancel));
        Assert.Equal(401, (int)info.StatusCode);
        Assert.True(running.Broker.Order("20240314929")!.IsOpen);
    }

    [Fact]
    public async Task Session_ExpiredThenRenewed_WorksAgain()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();

        Assert.True(running.Broker.ExpireSession("YA0002"));
        using var refused = await running.DeleteAsync("20240314929", RunningBroker.DocumentedPacket);
        Assert.True(running.Broker.RenewSession("YA0002"));
        using var taken = await running.DeleteAsync("20240314929", RunningBroker.DocumentedPacket);

        Assert.Equal((401, 200), ((int)refused.StatusCode, (int)taken.StatusCode));
        Assert.False(running.Broker.ExpireSession("nobody"));
    }

    [Fact]
    public async Task TradingInfo_NamesTheTokensOwner()
    {
        await using var running = await RunningBroker.StartAsync();
        running.LogIn(SimulatedAccount.Neighbour.AccessToken);

        var data = JsonNode.Parse(await running.Client.GetStringAsync("api/v1/user/trading_info", RunningBroker.Ct))!["data"]!;

        Assert.Equal(("YA0007", "Vikram Shah", "active"), ((string)data["client_id"]!, (string)data["name"]!, (string)data["status"]!));
    }

    [Fact]
    public async Task OAuth_CodeForToken_WorksOnceAndUntilMidnight()
    {
        await using var running = await RunningBroker.StartAsync();
        using var authorize = await running.Client.GetAsync(
            $"oauth2/auth?scope=orders+holdings&state=abcdefgh&redirect_uri={Uri.EscapeDataString(Redirect)}&response_type=code&client_id=SANDBOXAPP&login_id=YA0007", RunningBroker.Ct);
        var back = HttpUtility.ParseQueryString(authorize.Headers.Location!.Query);
        Assert.Equal((302, "abcdefgh"), ((int)authorize.StatusCode, back["state"]));

        using var token = await TokenAsync(running, back["code"]!);
        using var again = await TokenAsync(running, back["code"]!);

        running.LogIn((string)JsonNode.Parse(await token.Content.ReadAsStringAsync(RunningBroker.Ct))!["access_token"]!);
        Assert.Contains("YA0007", await running.Client.GetStringAsync("api/v1/user/trading_info", RunningBroker.Ct), StringComparison.Ordinal);
        Assert.Equal(400, (int)again.StatusCode);
        Assert.All(running.Broker.Requests.Where(request => request.Call == BrokerCall.Token), request => Assert.Equal("", request.Body));

        running.Time.Advance(new TimeSpan(13, 30, 1));
        using var tomorrow = await running.Client.GetAsync("api/v1/user/trading_info", RunningBroker.Ct);
        Assert.Equal(401, (int)tomorrow.StatusCode);
    }

    private static Task<HttpResponseMessage> TokenAsync(RunningBroker running, string code)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "oauth2/token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = Redirect }),
        };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("SANDBOXAPP:sandbox-app-secret")));
        return running.Client.SendAsync(request, RunningBroker.Ct);
    }
}
