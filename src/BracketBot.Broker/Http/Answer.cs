using BracketBot.Broker.Wire;
using BracketBot.Core.Cancels;

namespace BracketBot.Broker.Http;

/// <summary>The answer to a request. Its envelope's data are valid until the answer is disposed.</summary>
/// <param name="RetryAfter">As the broker says; null if it does not.</param>
/// <param name="Envelope">Null if the body has none.</param>
/// <param name="Problem">Why there is no envelope; null where there is one.</param>
internal sealed record Answer(int Status, TimeSpan? RetryAfter, Envelope? Envelope, RequestFailure? Problem, AnswerBody? Body) : IDisposable
{
    public void Dispose() => Body?.Dispose();

    /// <summary>Reads the body, at most <paramref name="limit"/> bytes of it. A failure to read it becomes the answer's <see cref="Problem"/>.</summary>
    /// <param name="data">Reads the envelope's data at the same time; null if the caller reads it later.</param>
    public static async Task<Answer> ReadAsync(
        HttpResponseMessage response, int limit, TimeProvider time, Func<Exception, RequestFailure> reason, CancellationToken cancellation, IDataReader? data = null)
    {
        var status = (int)response.StatusCode;
        var retryAfter = RetryAfterOf(response, time);
        try
        {
            var body = await AnswerBody.ReadAsync(response.Content, limit, cancellation);
            if (body is null)
            {
                return new(status, retryAfter, null, new RequestFailure(FailureKind.TooLong, status), null);
            }

            var envelope = Envelope.Read(body.Bytes, data);
            return new(status, retryAfter, envelope, envelope is null ? new RequestFailure(FailureKind.NoEnvelope, status) : null, body);
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
