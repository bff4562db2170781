using BracketBot.Broker.Wire;

namespace BracketBot.Broker.Http;

/// <summary>The answer to a request. Its envelope's data are valid until the answer is disposed.</summary>
/// <param name="RetryAfter">As the broker says; null if it does not.</param>
/// <param name="Envelope">Null if the body has none.</param>
/// <param name="Problem">Why there is no envelope, else "".</param>
internal sealed record Answer(int Status, TimeSpan? RetryAfter, Envelope? Envelope, string Problem, AnswerBody? Body) : IDisposable
{
    public void Dispose() => Body?.Dispose();

    /// <summary>Reads the body, at most <paramref name="limit"/> bytes of it. A failure to read it becomes the answer's <see cref="Problem"/>.</summary>
    /// <param name="data">Reads the envelope's data at the same time; null if the caller reads it later.</param>
    public static async Task<Answer> ReadAsync(
        HttpResponseMessage response, int limit, TimeProvider time, Func<Exception, string> reason, CancellationToken cancellation, IDataReader? data = null)
    {
        var status = (int)response.StatusCode;
        var retryAfter = RetryAfterOf(response, time);
        try
        {
            var body = await AnswerBody.ReadAsync(response.Content, limit, cancellation);
            if (body is null)
            {
                return new(status, retryAfter, null, $"HTTP {status} with more than {limit >> 20} MiB", null);
            }

            var envelope = Envelope.Read(body.Bytes, data);
            return new(status, retryAfter, envelope, envelope is null ? $"HTTP {status} without the API's envelope" : "", body);
        }
        catch (Exception error) when (Failure.IsExpected(error))
        {
            return new(status, retryAfter, null, reason(error), null);
        }
    }

    private static TimeSpan? RetryAfterOf(HttpResponseMessage response, TimeProvider time)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
