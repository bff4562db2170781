using System.Globalization;
using BracketBot.Broker.Http;
using BracketBot.Core.Cancels;

namespace BracketBot.Broker.Recording;

/// <summary>Keeps the answers that pass through it. Lets only GETs pass.</summary>
internal sealed class RecordingHandler(Uri baseUrl, HttpMessageHandler inner, Action<RecordedAnswer> keep) : DelegatingHandler(inner)
{
    /// <summary>As much of an answer as the bot itself reads.</summary>
    private const int MostBytes = 32 << 20;

    private readonly int _baseLength = baseUrl.AbsolutePath.TrimEnd('/').Length;

    /// <summary>The account of the requests that follow.</summary>
    public int Account { get; set; }

    /// <exception cref="InvalidOperationException">The request is not a GET: a check must not change anything at the broker.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get)
        {
            throw new InvalidOperationException($"A recording sends no {request.Method}.");
        }

        var url = request.RequestUri!;
        var answer = new RecordedAnswer(Account, request.Method.Method, url.AbsolutePath[_baseLength..], url.Query, null, null, "");
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            answer = answer with
            {
                Status = (int)response.StatusCode,
                ContentType = ContentTypeOf(response),
                RetryAfter = RetryAfterOf(response),
            };
            await response.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
            keep(answer with { Body = await response.Content.ReadAsByteArrayAsync(cancellationToken) });
            return response;
        }
        catch (Exception error) when (Failure.IsExpected(error))
        {
            keep(answer with { Problem = cancellationToken.IsCancellationRequested ? nameof(FailureKind.NoAnswerInTime) : Failure.Reason(error).ToString() });
            throw;
        }
    }

    private static string ContentTypeOf(HttpResponseMessage response) => response.Content.Headers.ContentType switch
    {
        { MediaType: { } type, CharSet: { Length: > 0 } charset } => $"{type}; charset={charset}",
        { MediaType: { } type } => type,
        _ => "",
    };

    /// <summary>Parsed and formatted again, so that it can hold nothing but a wait.</summary>
    private static string RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait.TotalSeconds.ToString("0", CultureInfo.InvariantCulture),
        { Date: { } date } => date.ToString("R", CultureInfo.InvariantCulture),
        _ => "",
    };
}
