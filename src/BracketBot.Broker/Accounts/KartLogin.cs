using System.Text.Json;
using BracketBot.Broker.Http;
using BracketBot.Core;
using BracketBot.Core.Cancels;
using Duende.IdentityModel.Client;

namespace BracketBot.Broker.Accounts;

/// <summary>
/// The broker's login. Source: "Log in" of the API's documentation: <c>/oauth2/auth</c> and <c>/oauth2/token</c>, with the app's id and secret as HTTP
/// Basic. Duende.IdentityModel implements the protocol. Thread-safe.
/// </summary>
public sealed class KartLogin : IBrokerLogin, IDisposable
{
    private const string Scope = "orders holdings";

    /// <summary>Bytes. Many times the size of a token and its envelope.</summary>
    private const int LargestAnswer = 1 << 16;

    private readonly BrokerOptions _options;
    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly string _base;

    public KartLogin(BrokerOptions options, TimeProvider time)
        : this(options, time, KartHandler.Create(options.Timeout))
    {
    }

    internal KartLogin(BrokerOptions options, TimeProvider time, HttpMessageHandler handler)
    {
        options.Check();
        (_options, _time) = (options, time);

        // An HttpClient rather than the bare handler: it applies the request's time-out to the body too, where the protocol library would wait for a body that
        // never ends.
        _http = new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer };
        _base = options.BaseUrl.GetLeftPart(UriPartial.Path).TrimEnd('/');
    }

    /// <inheritdoc/>
    public bool IsThere => _options.AppId.Length > 0;

    /// <inheritdoc/>
    public Uri Address(string state, Uri comeBackTo, string challenge) => new(new RequestUrl($"{_base}/oauth2/auth").CreateAuthorizeUrl(
        _options.AppId, "code", Scope, comeBackTo.OriginalString, state, codeChallenge: challenge, codeChallengeMethod: "S256"));

    /// <inheritdoc/>
    public async Task<Result<string, BrokerError>> ExchangeAsync(string code, Uri comeBackTo, string verifier, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        using var request = new AuthorizationCodeTokenRequest
        {
            Address = $"{_base}/oauth2/token",
            ClientId = _options.AppId,
            ClientSecret = _options.AppSecret,
            ClientCredentialStyle = ClientCredentialStyle.AuthorizationHeader,
            AuthorizationHeaderStyle = BasicAuthenticationHeaderStyle.Rfc2617,
            Code = code,
            RedirectUri = comeBackTo.OriginalString,
            CodeVerifier = verifier,
        };
        try
        {
            var answer = await _http.RequestAuthorizationCodeTokenAsync(request, either.Token);
            return answer switch
            {
                // The library assumes a JSON object, and throws on any other JSON.
                { Json: { ValueKind: not (JsonValueKind.Object or JsonValueKind.Undefined) } } => NoToken(),
                { IsError: false, AccessToken: { Length: > 0 } token } => token,
                { ErrorType: ResponseErrorType.Protocol, Error: { } word } => new BrokerError.Refused(null, Said(word, answer.ErrorDescription)),
                { ErrorType: ResponseErrorType.Exception } when either.IsCancellationRequested => Late(),
                { ErrorType: ResponseErrorType.Exception, Exception: { } e } when Failure.IsBeforeConnection(e) => new BrokerError.Unavailable(Failure.Reason(e)),
                { ErrorType: ResponseErrorType.Http } => new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.HttpStatus, (int)answer.HttpStatusCode)),
                _ => NoToken(),
            };
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return Late();
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private BrokerError.OutcomeUnknown Late() => new(Failure.NoAnswerWithin(_options.Timeout));

    private static BrokerError.OutcomeUnknown NoToken() => new(new RequestFailure(FailureKind.NoToken));

    private static string Said(string error, string? description) => string.IsNullOrWhiteSpace(description) ? error : $"{error}: {description}";
}
