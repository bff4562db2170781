using System.Net;
using System.Text.Json;
using BracketBot.Core;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests.Abstractions;

namespace BracketBot.Telegram.Api;

/// <summary>
/// Calls methods of Telegram's Bot API ("Making requests") through Telegram.Bot. Thread-safe; one for the whole program. Makes each call once and ends it
/// within its time. The bot token is part of the URL, so no URL and no exception leaves this class: failures are values, with the token removed from
/// their texts.
/// </summary>
public sealed class BotApi : IDisposable
{
    /// <summary>How long a call may take by default.</summary>
    internal static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);

    private const int LargestAnswer = 64 * 1024 * 1024;

    private readonly HttpClient _http;
    private readonly TelegramBotClient _client;
    private readonly TimeProvider _time;
    private readonly string _token;

    static BotApi() => RawAnswer.Register();

    /// <exception cref="ArgumentException">The token or the address is malformed. The text does not hold the token.</exception>
    public BotApi(TelegramOptions options, TimeProvider time)
        : this(options, time, DirectTransport())
    {
    }

    /// <param name="transport">Carries the requests; disposed with this object. It must not log request URIs.</param>
    /// <exception cref="ArgumentException">The token or the address is malformed. The text does not hold the token.</exception>
    public BotApi(TelegramOptions options, TimeProvider time, HttpMessageHandler transport)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!TelegramOptions.IsToken(options.BotToken))
        {
            throw new ArgumentException("Telegram:BotToken has not the form of a bot token.", nameof(options));
        }

        if (options.ApiUrl is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            throw new ArgumentException("Telegram:ApiUrl takes an absolute http or https address.", nameof(options));
        }

        _time = time;
        _token = options.BotToken;
        _http = new HttpClient(new BelowPath(options.ApiUrl, transport)) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer };

        // The library would wait out a flood limit inside the call, by the system's clock, and send again; that decision is the caller's.
        _client = new TelegramBotClient(
            new TelegramBotClientOptions(_token, options.ApiUrl.GetLeftPart(UriPartial.Authority)) { RetryThreshold = 0 }, _http);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Calls a method once. Only the caller's cancellation throws.</summary>
    /// <returns>The answer's <c>result</c>, unchanged.</returns>
    internal async Task<Result<JsonElement, ApiFailure>> CallAsync(IRequest request, TimeSpan within, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(within, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            var result = await _client.SendRequest(new RawAnswer(request), either.Token);
            return result.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? ApiFailure.NoAnswer("HTTP 200 without a result") : result;
        }
        catch (ApiRequestException e)
        {
            return new ApiFailure(e.ErrorCode, WithoutToken(e.Message), e.Parameters?.RetryAfter, e.Parameters?.MigrateToChatId);
        }
        catch (RequestException e) when (e.InnerException is not OperationCanceledException)
        {
            return Failure(e);
        }
        catch (Exception e) when (e is OperationCanceledException or RequestException)
        {
            // The library wraps a cancellation that comes while it reads the answer, so throw it here.
            cancellation.ThrowIfCancellationRequested();
            return ApiFailure.NoAnswer($"no answer within {within.TotalSeconds:0} s");
        }
    }

    /// <summary>The failure of a request without a Bot API answer, or with one that the library can't read.</summary>
    private ApiFailure Failure(RequestException e) => (e.HttpStatusCode, e.InnerException) switch
    {
        // Nothing below could read a flood limit's details either; knowing that it is one is enough.
        (HttpStatusCode.TooManyRequests, _) => new ApiFailure((int)HttpStatusCode.TooManyRequests, ""),

        // An error in JSON without its number or text; the status tells enough.
        ({ } status and >= HttpStatusCode.BadRequest, null) => new ApiFailure((int)status, ""),

        // The exception's text may quote the body; the status says enough.
        ({ } status, _) => ApiFailure.NotOfTheBotApi((int)status),
        (null, HttpRequestException lost) => ApiFailure.NoAnswer(WithoutToken($"{lost.HttpRequestError}: {(lost.InnerException ?? lost).Message}")),
        (null, { } other) => ApiFailure.NoAnswer(other.GetType().Name),
        (null, null) => ApiFailure.NoAnswer(nameof(RequestException)),
    };

    private string WithoutToken(string text) => text
        .Replace(_token, "<token>", StringComparison.OrdinalIgnoreCase)
        .Replace(Uri.EscapeDataString(_token), "<token>", StringComparison.OrdinalIgnoreCase);

    private static SocketsHttpHandler DirectTransport() => new()
    {
        // A redirect would carry the token to wherever it points.
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        // No tracing of these requests: a trace's url.full would hold the token.
        ActivityHeadersPropagator = null,
    };
}
