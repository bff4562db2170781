using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using BracketBot.Sandbox.Browser;

namespace BracketBot.Sandbox.Tests.Broker;

/// <summary>An app's side of a login: its addresses, and its calls for a token.</summary>
internal sealed class AppLogIn(RunningBroker running) : IDisposable
{
    public const string Redirect = "http://127.0.0.1:8080/oauth/callback";
    public const string State = "state-of-this-login";

    public static string Verifier { get; } = new('v', 64);

    public static string Challenge { get; } = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public SandboxBrowser Browser { get; } = new();

    /// <summary>The address of the login page; a null value takes a parameter away.</summary>
    public Uri Page(params (string Name, string? Value)[] otherwise)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["client_id"] = running.Broker.Options.AppId,
            ["redirect_uri"] = Redirect,
            ["response_type"] = "code",
            ["scope"] = "orders holdings",
            ["state"] = State,
        };
        foreach (var (name, value) in otherwise)
        {
            parameters[name] = value;
        }

        var query = parameters.Where(each => each.Value is not null).Select(each => $"{each.Key}={Uri.EscapeDataString(each.Value!)}");
        return new(running.Client.BaseAddress!, "oauth2/auth?" + string.Join('&', query));
    }

    /// <summary>What the app gets when the client logs in.</summary>
    public async Task<System.Collections.Specialized.NameValueCollection> LogInAsync(string clientId, params (string Name, string? Value)[] otherwise) =>
        HttpUtility.ParseQueryString((await Browser.LogInUntilCallbackAsync(Page(otherwise), clientId, RunningBroker.Ct)).Query);

    /// <summary>Where an answer of the page leads; null where it is a page.</summary>
    public async Task<string?> LocationAsync(Uri address)
    {
        using var answer = await running.Client.GetAsync(address, RunningBroker.Ct);
        return answer.Headers.Location?.OriginalString;
    }

    public async Task<(HttpStatusCode Status, JsonObject Body, HttpResponseHeaders Headers)> TokenAsync(string code, params (string Name, string? Value)[] otherwise)
    {
        var form = new Dictionary<string, string?> { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = Redirect };
        foreach (var (name, value) in otherwise)
        {
            form[name] = value;
        }

        using var body = new FormUrlEncodedContent(form.Where(each => each.Value is not null).ToDictionary(each => each.Key, each => each.Value!));
        return await TokenAsync(body);
    }

    public async Task<(HttpStatusCode Status, JsonObject Body, HttpResponseHeaders Headers)> TokenAsync(HttpContent body, string? basic = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "oauth2/token") { Content = body };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(
            basic ?? $"{running.Broker.Options.AppId}:{running.Broker.Options.AppSecret}")));
        using var answer = await running.Client.SendAsync(request, RunningBroker.Ct);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(RunningBroker.Ct))!.AsObject(), answer.Headers);
    }

    public void Dispose() => Browser.Dispose();

    /// <summary>Whose token it is.</summary>
    public async Task<string> OwnerAsync(string token)
    {
        running.LogIn(token);
        return (string)JsonNode.Parse(await running.Client.GetStringAsync("api/v1/user/trading_info", RunningBroker.Ct))!["data"]!["client_id"]!;
    }
}
