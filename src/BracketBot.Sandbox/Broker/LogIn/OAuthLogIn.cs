using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace BracketBot.Sandbox.Broker;

/// <summary>The OAuth login: a page, a code that works once, a token. Not thread-safe: used only inside the broker's lock.</summary>
internal sealed class OAuthLogIn(BrokerState state)
{
    private static readonly TimeSpan CodeLives = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Code> _codes = new(StringComparer.Ordinal);
    private readonly List<string> _issued = [];

    /// <summary>Every code that was issued, used or not.</summary>
    public IReadOnlyList<string> Codes => [.. _issued];

    /// <summary>GET /oauth2/auth: asks its visitor who they are.</summary>
    public Answer Authorize(ApiCall call)
    {
        var parameters = QueryHelpers.ParseQuery(call.Request.RawQuery);
        var (request, instead) = AuthorizationRequest.Read(state.Options, parameters);
        return request is null ? instead! : LogInPages.Form(parameters, state.Options, state.Options.Accounts[0].ClientId);
    }

    /// <summary>POST /oauth2/auth: what the page's form sends.</summary>
    public Answer LogIn(ApiCall call)
    {
        var form = QueryHelpers.ParseQuery(call.Request.Body);
        var (request, instead) = AuthorizationRequest.Read(state.Options, form);
        if (request is null)
        {
            return instead!;
        }

        if (form.GetValueOrDefault("action") == "cancel")
        {
            return request.Error("access_denied");
        }

        if (call.Fault is BrokerFault.LogInError refused)
        {
            return request.Error(refused.Error);
        }

        var client = form.GetValueOrDefault("login_id").ToString();
        if (state.Account(client) is null || form.GetValueOrDefault("password") != state.Options.LogInPassword)
        {
            return LogInPages.Form(form, state.Options, client, "Wrong client or password.");
        }

        var code = Secret("sandbox-code");
        _issued.Add(code);
        _codes[code] = new(client, request, state.Time.GetUtcNow() + CodeLives);
        return request.Success(code, call.Fault is BrokerFault.WrongState ? Secret("state") : request.State);
    }

    /// <summary>POST /oauth2/token. Any attempt with a known code uses the code up, even a wrong one.</summary>
    public Answer Token(ApiCall call)
    {
        if (!IsTheApp(call.Authorization))
        {
            return Refused("invalid_client", 401);
        }

        if (call.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            return Refused("invalid_request");
        }

        var form = QueryHelpers.ParseQuery(call.Request.Body);
        if (form.Values.Any(values => values.Count > 1) || !form.ContainsKey("grant_type"))
        {
            return Refused("invalid_request");
        }

        if (form.GetValueOrDefault("grant_type") != "authorization_code")
        {
            return Refused("unsupported_grant_type");
        }

        if (!form.TryGetValue("code", out var handedIn) || !form.TryGetValue("redirect_uri", out var redirect))
        {
            return Refused("invalid_request");
        }

        if (!_codes.Remove(handedIn.ToString(), out var code)
            || code.Until <= state.Time.GetUtcNow()
            || redirect != code.Request.RedirectUri
            || !Proves(form.GetValueOrDefault("code_verifier"), code.Request.Challenge))
        {
            return Refused("invalid_grant");
        }

        var token = state.Sessions.Issue(call.Fault is BrokerFault.OtherClient other ? other.ClientId : code.ClientId);
        return Envelopes.Bare(json =>
        {
            json.WriteString("access_token", token);
            json.WriteNumber("expires_in", 86399);
            json.WriteString("scope", code.Request.Scope);
            json.WriteString("token_type", "bearer");
        }) with
        { Headers = LogInPages.NotKept };
    }

    /// <summary>A secret that nobody can guess, and that a search finds wherever it was written.</summary>
    public static string Secret(string kind) => $"{kind}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20))}";

    private bool IsTheApp(string? authorization)
    {
        const string Scheme = "Basic ";
        if (authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) != true)
        {
            return false;
        }

        var credentials = new byte[authorization.Length];
        return Convert.TryFromBase64String(authorization[Scheme.Length..].Trim(), credentials, out var length)
            && Encoding.UTF8.GetString(credentials, 0, length) == $"{state.Options.AppId}:{state.Options.AppSecret}";
    }

    /// <summary>A verifier without a challenge proves nothing either: somebody removed the challenge on the way.</summary>
    private bool Proves(string? verifier, string? challenge)
    {
        if (!state.Options.TakesPkce)
        {
            return true;
        }

        return challenge is null
            ? string.IsNullOrEmpty(verifier)
            : verifier is { Length: >= 43 and <= 128 } && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) == challenge;
    }

    private static Answer Refused(string error, int status = 400)
    {
        var answer = Envelopes.Bare(json => json.WriteString("error", error), status);
        return answer with
        {
            Headers = status == 401 ? [.. LogInPages.NotKept, KeyValuePair.Create("WWW-Authenticate", "Basic realm=\"oauth2\"")] : LogInPages.NotKept,
        };
    }

    private sealed record Code(string ClientId, AuthorizationRequest Request, DateTimeOffset Until);
}
