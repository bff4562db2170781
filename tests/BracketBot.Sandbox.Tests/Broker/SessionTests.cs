using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using BracketBot.Sandbox.Broker;

namespace BracketBot.Sandbox.Tests.Broker;

public sealed class SessionTests
{
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
    public async Task TradingInfo_SecondTrader_TellsWhatThatAccountMay()
    {
        await using var running = await RunningBroker.StartAsync();
        running.LogIn(SimulatedAccount.SecondTrader.AccessToken);

        var data = JsonNode.Parse(await running.Client.GetStringAsync("api/v1/user/trading_info", RunningBroker.Ct))!["data"]!;

        Assert.Equal("""["NSE","BSE"]""", data["exchanges_subscribed"]!.ToJsonString());
        Assert.Equal("""["MIS","CNC"]""", data["products_enabled"]!.ToJsonString());
        Assert.Equal("ya0003@example.com", (string)data["email_id"]!);
    }

    [Fact]
    public async Task EndAllSessions_EveryToken_Is401AndANewOneIsGood()
    {
        await using var running = await RunningBroker.StartAsync();
        var before = running.Broker.IssueToken("YA0003");

        running.Broker.EndAllSessions();

        Assert.Equal(401, await StatusAsync(running, SimulatedAccount.Trader.AccessToken));
        Assert.Equal(401, await StatusAsync(running, before));
        Assert.All(running.Broker.View().Sessions, session => Assert.Equal((false, 0), (session.IsAlive, session.Tokens)));
        Assert.Equal(200, await StatusAsync(running, running.Broker.IssueToken("YA0003")));
    }

    [Theory]
    [InlineData(true, 401)]
    [InlineData(false, 200)]
    public async Task AccountsOwnToken_AtMidnight_EndsWhereTheBrokerSaysSo(bool ends, int after)
    {
        await using var running = await RunningBroker.StartAsync(SimulatedBrokerOptions.ForTests with { TokensEndAtMidnight = ends });
        running.Time.Advance(new TimeSpan(13, 29, 59));
        Assert.Equal(200, await StatusAsync(running, SimulatedAccount.Trader.AccessToken));

        running.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(after, await StatusAsync(running, SimulatedAccount.Trader.AccessToken));
    }

    [Fact]
    public async Task IssueToken_Twice_BothAreGoodAndCounted()
    {
        await using var running = await RunningBroker.StartAsync();
        string[] tokens = [running.Broker.IssueToken("YA0002"), running.Broker.IssueToken("YA0002")];

        Assert.NotEqual(tokens[0], tokens[1]);
        Assert.All(tokens, token => Assert.Contains(token, running.Broker.Secrets));
        Assert.Equal((200, 200), (await StatusAsync(running, tokens[0]), await StatusAsync(running, tokens[1])));
        Assert.Equal(3, running.Broker.View().Sessions[0].Tokens);
    }

    [Fact]
    public async Task Date_OfAnAnswer_IsOfTheSandboxsClockOrAhead()
    {
        await using var running = await RunningBroker.StartAsync();
        using var right = await running.Client.GetAsync("api/v1/user/trading_info", RunningBroker.Ct);
        running.Broker.ClockAhead = TimeSpan.FromSeconds(-7);
        using var behind = await running.Client.GetAsync("api/v1/user/trading_info", RunningBroker.Ct);

        Assert.Equal((running.Time.GetUtcNow(), running.Time.GetUtcNow().AddSeconds(-7)), (right.Headers.Date, behind.Headers.Date));
    }

    private static async Task<int> StatusAsync(RunningBroker running, string token)
    {
        running.LogIn(token);
        using var answer = await running.Client.GetAsync("api/v1/user/trading_info", RunningBroker.Ct);
        return (int)answer.StatusCode;
    }
}
