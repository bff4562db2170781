using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace BracketBot.Sandbox.Broker;

/// <summary>What an app asks the login page for (RFC 6749, 4.1.1; RFC 7636, 4.3).</summary>
/// <param name="Challenge">The PKCE challenge, S256; null if the app uses none.</param>
internal sealed partial record AuthorizationRequest(string RedirectUri, string State, string Scope, string? Challenge)
{
    private const int ShortestState = 8;
    private static readonly string[] Scopes = ["orders", "holdings"];

    /// <summary>Parameters that the page's form passes on.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["client_id", "redirect_uri", "response_type", "scope", "state", "code_challenge", "code_challenge_method"];

    /// <summary>
    /// The request, or what to answer instead: a page if it is unclear who asks or where an answer may go, else a redirect with the error.
    /// </summary>
    public static (AuthorizationRequest? Request, Answer? Instead) Read(
        SimulatedBrokerOptions options, IReadOnlyDictionary<string, StringValues> parameters)
    {
        if (Names.FirstOrDefault(name => parameters.TryGetValue(name, out var values) && values.Count > 1) is { } twice)
        {
            return (null, LogInPages.Refused($"The parameter {twice} came twice."));
        }

        if (Value("client_id") != options.AppId)
        {
            return (null, LogInPages.Refused("No app is registered under this client_id."));
        }

        if (!RegisteredRedirects.Allow(options.RegisteredRedirects, Value("redirect_uri")))
        {
            return (null, LogInPages.Refused("This redirect_uri is not the one that the app has registered."));
        }

        if (Value("state").Length < ShortestState)
        {
            return (null, LogInPages.Refused("The parameter state must have 8 characters or more."));
        }

        var request = new AuthorizationRequest(
            Value("redirect_uri"), Value("state"), Value("scope"), Value("code_challenge") is { Length: > 0 } challenge ? challenge : null);
        if (Value("response_type") != "code")
        {
            return (null, request.Error("unsupported_response_type"));
        }

        if (request.Scope.Length == 0 || !request.Scope.Split(' ').All(Scopes.Contains))
        {
            return (null, request.Error("invalid_scope"));
        }
        // Without a method the challenge would be the verifier in clear text, which is not accepted.
        if (request.Challenge is null ? Value("code_challenge_method") != "" : Value("code_challenge_method") != "S256" || !Sha256().IsMatch(request.Challenge))
        {
            return (null, request.Error("invalid_request"));
        }

        return (request, null);

        string Value(string name) => parameters.TryGetValue(name, out var value) ? value.ToString() : "";
    }

    /// <summary>Back to the app with a code.</summary>
    public Answer Success(string code, string state) => Back(("code", code), ("scope", Scope), ("state", state));

    /// <summary>Back to the app with one of the errors of RFC 6749, 4.1.2.1.</summary>
    public Answer Error(string error) => Back(("error", error), ("state", State));

    private Answer Back(params (string Name, string Value)[] with) => new(302, [])
    {
        Location = QueryHelpers.AddQueryString(RedirectUri, with.Select(each => KeyValuePair.Create(each.Name, (string?)each.Value))),
        Headers = LogInPages.NotKept,
    };

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{43}\z")]
    private static partial Regex Sha256();
}
