using System.Globalization;
using BracketBot.Broker.Http;

namespace BracketBot.Broker.Recording;

/// <summary>Keeps what passes through it. Nothing but a GET does.</summary>
internal sealed class RecordingHandler(Uri baseUrl, HttpMessageHandler inner, Action<RecordedAnswer> keep) : DelegatingHandler(inner)
{
    /// <summary>As much as the bot reads of an answer.</summary>
    private const int MostBytes = 32 << 20;

    private readonly int _baseLength = baseUrl.AbsolutePath.TrimEnd('/').Length;

    /// <summary>The account that the next requests are for.</summary>
    public int Account { get; set; }

    /// <exception cref="InvalidOperationException">The request is no GET: a check changes nothing at the broker.</exception>
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
            keep(answer with { Problem = cancellationToken.IsCancellationRequested ? "no whole answer in time" : Failure.Reason(error) });
            throw;
        }
    }

    private static string ContentTypeOf(HttpResponseMessage response) => response.Content.Headers.ContentType switch
    {
        { MediaType: { } type, CharSet: { Length: > 0 } charset } => $"{type}; charset={charset}",
        { MediaType: { } type } => type,
        _ => "",
    };

    /// <summary>Read and written anew, so that only a wait can stand there.</summary>
    private static string RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait.TotalSeconds.ToString("0", CultureInfo.InvariantCulture),
        { Date: { } date } => date.ToString("R", CultureInfo.InvariantCulture),
        _ => "",
    };
}
