using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace BracketBot.Sandbox.Broker;

/// <summary>
/// The OAuth log-in. Nobody is asked for a password: the authorization page sends its visitor straight back as the first account,
/// or as the one named by <c>login_id</c>. Not thread-safe: used only inside the broker's lock.
/// </summary>
internal sealed class OAuthLogIn(BrokerState state)
{
    private readonly Dictionary<string, Code> _codes = new(StringComparer.Ordinal);
    private int _issued;

    public Answer Authorize(ApiCall call)
    {
        var query = call.Query;
        var redirect = query["redirect_uri"].ToString();
        var client = query["login_id"].ToString() is { Length: > 0 } named ? named : state.Options.Accounts[0].ClientId;
        if (query["client_id"] != state.Options.AppId || !state.Options.Accounts.Any(account => account.ClientId == client))
            return Refused("invalid_client");
        if (!Uri.TryCreate(redirect, UriKind.Absolute, out _) || query["response_type"] != "code" || query["state"].ToString().Length < 8)
            return Refused("invalid_request");

        var code = string.Create(CultureInfo.InvariantCulture, $"sandbox-code-{++_issued}");
        _codes[code] = new(client, redirect, state.Time.GetUtcNow().AddMinutes(1));
        var back = QueryHelpers.AddQueryString(redirect, new Dictionary<string, string?>
        {
            ["code"] = code,
            ["scope"] = query["scope"],
            ["state"] = query["state"],
        });
        return new Answer(302, []) { Location = back };
    }

    /// <summary>A code is good once, for a minute, with the redirect it was asked for.</summary>
    public Answer Token(ApiCall call)
    {
        var app = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{state.Options.AppId}:{state.Options.AppSecret}"));
        if (call.Authorization != "Basic " + app)
            return Refused("invalid_client", 401);
        var form = QueryHelpers.ParseQuery(call.Request.Body);
        if (form.GetValueOrDefault("grant_type") != "authorization_code")
            return Refused("unsupported_grant_type");
        if (!_codes.Remove(form.GetValueOrDefault("code").ToString(), out var code) || code.Until <= state.Time.GetUtcNow() || form.GetValueOrDefault("redirect_uri") != code.RedirectUri)
            return Refused("invalid_grant");
        var token = state.Sessions.Issue(code.ClientId);
        return Envelopes.Bare(json =>
        {
            json.WriteString("access_token", token);
            json.WriteNumber("expires_in", 86399);
            json.WriteString("scope", "orders holdings");
            json.WriteString("token_type", "bearer");
        });
    }

    private static Answer Refused(string error, int status = 400) => Envelopes.Bare(json => json.WriteString("error", error), status);

    private sealed record Code(string ClientId, string RedirectUri, DateTimeOffset Until);
}
