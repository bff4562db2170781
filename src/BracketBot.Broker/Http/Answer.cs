using BracketBot.Broker.Wire;

namespace BracketBot.Broker.Http;

/// <summary>What came back for a request. Its envelope's data live as long as the answer is not disposed.</summary>
/// <param name="RetryAfter">As the broker says; null where it does not.</param>
/// <param name="Envelope">Null where the body was none.</param>
/// <param name="Problem">Why there is no envelope, else "".</param>
internal sealed record Answer(int Status, TimeSpan? RetryAfter, Envelope? Envelope, string Problem, AnswerBody? Body) : IDisposable
{
    public void Dispose() => Body?.Dispose();

    /// <summary>Reads the body, at most <paramref name="limit"/> bytes of it. What goes wrong in that is the answer's <see cref="Problem"/>.</summary>
    /// <param name="data">Reads the envelope's data on the way; null where somebody else does it later.</param>
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
