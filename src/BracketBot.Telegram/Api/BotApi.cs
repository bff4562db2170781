using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using BracketBot.Core;

namespace BracketBot.Telegram.Api;

/// <summary>
/// Calls methods of Telegram's Bot API ("Making requests"). Thread-safe; one for the whole program. Each call is made once and ends
/// within its method's time. The bot token is part of the URL, so no URL and no exception leaves this class: failures are values, and
/// the token is taken out of their texts.
/// </summary>
public sealed class BotApi : IDisposable
{
    private const int LargestAnswer = 64 * 1024 * 1024;

    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly string _token;
    private readonly string _prefix;

    /// <exception cref="ArgumentException">The token or the address is malformed. The text does not hold the token.</exception>
    public BotApi(TelegramOptions options, TimeProvider time)
        : this(options, time, DirectTransport())
    {
    }

    /// <param name="transport">Carries the requests; disposed with this. It must not log request URIs.</param>
    /// <exception cref="ArgumentException">The token or the address is malformed. The text does not hold the token.</exception>
    public BotApi(TelegramOptions options, TimeProvider time, HttpMessageHandler transport)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!TelegramOptions.IsToken(options.BotToken))
            throw new ArgumentException("Telegram:BotToken has not the form of a bot token.", nameof(options));
        if (options.ApiUrl is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            throw new ArgumentException("Telegram:ApiUrl takes an absolute http or https address.", nameof(options));
        _time = time;
        _token = options.BotToken;
        _prefix = $"{options.ApiUrl.GetLeftPart(UriPartial.Path).TrimEnd('/')}/bot{_token}/";
        _http = new HttpClient(transport)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswer,
            DefaultRequestVersion = HttpVersion.Version11,
        };
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Calls a method once. Only the caller's cancellation throws.</summary>
    internal async Task<Result<TAnswer, ApiFailure>> CallAsync<TRequest, TAnswer>(
        BotMethod<TRequest, TAnswer> method, TRequest request, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(method.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, method.Request));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await _http.PostAsync(_prefix + method.Name, content, either.Token);
            var body = await answer.Content.ReadAsByteArrayAsync(either.Token);
            return Read(method, answer.StatusCode, body);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ApiFailure.NoAnswer($"no answer within {method.Timeout.TotalSeconds:0} s");
        }
        catch (HttpRequestException e)
        {
            return ApiFailure.NoAnswer(WithoutToken($"{e.HttpRequestError}: {(e.InnerException ?? e).Message}"));
        }
    }

    private Result<TAnswer, ApiFailure> Read<TRequest, TAnswer>(BotMethod<TRequest, TAnswer> method, HttpStatusCode status, byte[] body)
    {
        Reply<TAnswer>? reply;
        try
        {
            reply = JsonSerializer.Deserialize(body, method.Reply);
        }
        catch (JsonException)
        {
            // The exception's text may quote the body; the status says enough.
            return ApiFailure.NoAnswer($"HTTP {(int)status} with a body that is not the Bot API's");
        }

        if (reply is not { Ok: { } ok })
            return ApiFailure.NoAnswer($"HTTP {(int)status} with a body that is not the Bot API's");
        if (!ok)
        {
            return new ApiFailure(
                reply.ErrorCode ?? (int)status, WithoutToken(reply.Description ?? ""),
                reply.Parameters?.RetryAfter, reply.Parameters?.MigrateToChatId);
        }

        return reply.Result is { } result ? result : ApiFailure.NoAnswer($"HTTP {(int)status} without a result");
    }

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
        // No traces of these requests: a trace's url.full would hold the token.
        ActivityHeadersPropagator = null,
    };
}
