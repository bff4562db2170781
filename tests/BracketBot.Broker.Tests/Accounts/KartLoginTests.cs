using System.Net;
using System.Net.Sockets;
using System.Text;
using BracketBot.Broker.Accounts;
using BracketBot.Broker.Tests.Serving;
using BracketBot.Core.Cancels;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Time.Testing;

namespace BracketBot.Broker.Tests.Accounts;

/// <summary>The broker's login: where a browser is sent, and what is exchanged for a token.</summary>
public class KartLoginTests
{
    private const string Secret = "app secret:with+signs";
    private const string Code = "the/code+of=one login";
    private const string Verifier = "verifier-of-43-characters-or-more-0123456789";
    private static readonly Uri ComeBackTo = new("https://bot.example/oauth/callback");
    private readonly FakeTimeProvider _time = new(new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero));

    public static TheoryData<int, string, string> Refusals => new()
    {
        { 400, """{"error":"invalid_grant","error_description":"code was used"}""", "invalid_grant: code was used" },
        { 400, """{"error":"invalid_grant"}""", "invalid_grant" },
        { 400, """{"error":"invalid_client","error_description":" "}""", "invalid_client" },
    };

    public static TheoryData<int, string, string> Unclear => new()
    {
        { 500, """{"message":"internal"}""", "application/json" },
        { 502, "<html><body>Bad Gateway</body></html>", "text/html" },
        { 200, "<html><body>Log in</body></html>", "text/html" },
        { 200, "{}", "application/json" },
        { 200, """{"access_token":""}""", "application/json" },
        { 200, """{"access_token":null,"token_type":"bearer"}""", "application/json" },
        { 200, "[]", "application/json" },
        { 200, "\"tok-1\"", "application/json" },
        { 400, "[1]", "application/json" },
        { 200, "", "application/json" },
        { 302, "", "text/html" },
    };

    [Theory]
    [InlineData("https://trade.example", "https://trade.example/oauth2/auth")]
    [InlineData("https://trade.example/", "https://trade.example/oauth2/auth")]
    [InlineData("https://trade.example/base/", "https://trade.example/base/oauth2/auth")]
    public void Address_CarriesWhatTheBrokerAsksFor(string baseUrl, string expected)
    {
        using var login = Login(new Uri(baseUrl));

        var address = login.Address("pass.state~", ComeBackTo, "challenge_-");

        Assert.Equal(expected, address.GetLeftPart(UriPartial.Path));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["client_id"] = "app&id",
                ["response_type"] = "code",
                ["scope"] = "orders holdings",
                ["redirect_uri"] = "https://bot.example/oauth/callback",
                ["state"] = "pass.state~",
                ["code_challenge"] = "challenge_-",
                ["code_challenge_method"] = "S256",
            },
            QueryHelpers.ParseQuery(address.Query).ToDictionary(q => q.Key, q => q.Value.ToString()));
        Assert.DoesNotContain("secret", address.AbsoluteUri, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("app", true)]
    public void IsThere_WithAnApp(string app, bool isThere)
    {
        using var login = new KartLogin(new BrokerOptions { AppId = app, AppSecret = "x" }, _time);

        Assert.Equal(isThere, login.IsThere);
    }

    [Fact]
    public async Task Exchange_SendsTheCodeOnceAndTheSecretAsBasic()
    {
        await using var server = await WebBroker.StartAsync(new Reply(200, """{"access_token":"tok-1","expires_in":86400,"token_type":"bearer"}"""));
        using var login = Login(server.Url);

        var exchanged = await login.ExchangeAsync(Code, ComeBackTo, Verifier, Given.Never);

        Assert.Equal("tok-1", exchanged.Value);
        var seen = Assert.Single(server.Seen);
        Assert.Equal(("POST", "/oauth2/token"), (seen.Method, seen.Target));
        Assert.Equal($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"app&id:{Secret}"))}", seen.Headers["Authorization"]);
        Assert.StartsWith("application/x-www-form-urlencoded", seen.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["code"] = Code,
                ["redirect_uri"] = ComeBackTo.OriginalString,
                ["code_verifier"] = Verifier,
            },
            QueryHelpers.ParseQuery(seen.Body).ToDictionary(q => q.Key, q => q.Value.ToString()));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Exchange_Refused_IsTheBrokersWord(int status, string body, string word)
    {
        await using var server = await WebBroker.StartAsync(new Reply(status, body));
        using var login = Login(server.Url);

        var exchanged = await login.ExchangeAsync(Code, ComeBackTo, Verifier, Given.Never);

        Assert.Equal(new BrokerError.Refused(null, word), exchanged.Error);
        Assert.Single(server.Seen);
    }

    [Theory]
    [MemberData(nameof(Unclear))]
    public async Task Exchange_AnswerWithoutAToken_IsUnknownAndNotAskedAgain(int status, string body, string type)
    {
        await using var server = await WebBroker.StartAsync(new Reply(status, body, type));
        using var login = Login(server.Url);

        var exchanged = await login.ExchangeAsync(Code, ComeBackTo, Verifier, Given.Never);

        Assert.IsType<BrokerError.OutcomeUnknown>(exchanged.Error);
        Assert.DoesNotContain(Code, exchanged.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, exchanged.Error.ToString(), StringComparison.Ordinal);
        Assert.Single(server.Seen);
    }

    [Fact]
    public async Task Exchange_500_SaysSo()
    {
        await using var server = await WebBroker.StartAsync(new Reply(500, "oops", "text/plain"));
        using var login = Login(server.Url);

        Assert.Equal(new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.HttpStatus, 500)), (await login.ExchangeAsync(Code, ComeBackTo, Verifier, Given.Never)).Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{")]
    public async Task Exchange_Hangs_IsUnknownAfterTheTimeout(string begun)
    {
        var arrived = new TaskCompletionSource();
        await using var server = new RawBroker(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(begun);
            arrived.TrySetResult();
            await connection.ReadRequestAsync();
        });
        using var login = Login(server.Url);

        var exchanging = login.ExchangeAsync(Code, ComeBackTo, Verifier, Given.Never);
        await arrived.Task;
        _time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.False(exchanging.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000)), (await exchanging).Error);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Exchange_ConnectionBreaksAfterTheRequest_IsUnknownAndNotSentAgain()
    {
        await using var server = new RawBroker(async connection =>
        {
            await connection.ReadRequestAsync();
            connection.ResetOnClose();
        });
        using var login = Login(server.Url);

        var exchanged = await login.ExchangeAsync(Code, ComeBackTo, Verifier, Given.Never);

        Assert.IsType<BrokerError.OutcomeUnknown>(exchanged.Error);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Exchange_ConnectionRefused_IsUnavailable()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var login = Login(new Uri($"http://{socket.LocalEndPoint}"));

        var exchanged = await login.ExchangeAsync(Code, ComeBackTo, Verifier, Given.Never);

        Assert.Equal(new BrokerError.Unavailable(new RequestFailure(FailureKind.ConnectionRefused)), exchanged.Error);
    }

    [Fact]
    public async Task Exchange_GivenUpByTheCaller_IsCancelled()
    {
        using var caller = new CancellationTokenSource();
        await using var server = new RawBroker(async connection =>
        {
            await connection.ReadRequestAsync();
            await caller.CancelAsync();
            await connection.ReadRequestAsync();
        });
        using var login = Login(server.Url);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => login.ExchangeAsync(Code, ComeBackTo, Verifier, caller.Token));
    }

    private KartLogin Login(Uri url) => new(new BrokerOptions { BaseUrl = url, AppId = "app&id", AppSecret = Secret }, _time);
}
