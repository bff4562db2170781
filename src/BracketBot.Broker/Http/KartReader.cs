using BracketBot.Broker.Wire;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace BracketBot.Broker.Http;

/// <summary>
/// Sends a GET and reads its answer, all within one time-out. A GET changes nothing, so it is sent once more if the connection fails before an answer.
/// Without an envelope, the result is <see cref="BrokerError.Unavailable"/> if no connection was made, else <see cref="BrokerError.OutcomeUnknown"/>; to
/// a reader both mean "not read".
/// </summary>
internal sealed class KartReader(BrokerOptions options, HttpMessageInvoker http, TimeProvider time, ILogger log)
{
    /// <summary>A row is about 1 KB.</summary>
    private const int MostBytes = 32 << 20;

    private readonly ResiliencePipeline _onceMore = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = static a => ValueTask.FromResult(a.Outcome.Exception is HttpRequestException),
            MaxRetryAttempts = 1,
            Delay = TimeSpan.FromMilliseconds(100),
        })
        .Build();

    private readonly Lock _clock = new();
    private TimeSpan? _ahead;

    /// <summary>How far the broker's clock was ahead of ours at its last answer.</summary>
    public TimeSpan? Ahead
    {
        get
        {
            lock (_clock)
            {
                return _ahead;
            }
        }
    }

    /// <param name="data">Reads the answer's data; used for this answer only.</param>
    /// <param name="nothingThere">The result for an error that means "nothing there"; null if that is an error like any other.</param>
    public async Task<Result<T, BrokerError>> GetAsync<T>(
        BrokerSession session, Uri url, IDataReader<T> data, CancellationToken cancellation,
        Func<T>? nothingThere = null)
    {
        var started = time.GetTimestamp();
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            using var response = await _onceMore.ExecuteAsync(
                static async (s, cancellation) => await s.Reader.SendAsync(s.Session, s.Url, cancellation), (Reader: this, Session: session, Url: url), either.Token);
            using var answer = await Answer.ReadAsync(response, MostBytes, time, Reason, either.Token, data);
            cancellation.ThrowIfCancellationRequested();
            if (answer.Envelope is null)
            {
                BrokerLog.NoAnswer(log, HttpMethod.Get, url.AbsolutePath, answer.Problem, Took());
            }
            else
            {
                BrokerLog.Answered(log, HttpMethod.Get, url.AbsolutePath, answer.Status, Took());
            }

            if (nothingThere is not null && ErrorTable.IsNothingThere(answer))
            {
                return nothingThere();
            }

            return ErrorTable.ForRead(answer) is { } error ? error : data.Result;
        }
        catch (Exception error) when (Failure.IsExpected(error))
        {
            cancellation.ThrowIfCancellationRequested();
            var unreached = !timeout.IsCancellationRequested && Failure.IsBeforeConnection(error);
            if (unreached)
            {
                BrokerLog.NotSent(log, HttpMethod.Get, url.AbsolutePath, Reason(error), Took());
            }
            else
            {
                BrokerLog.NoAnswer(log, HttpMethod.Get, url.AbsolutePath, Reason(error), Took());
            }

            return unreached ? new BrokerError.Unavailable(Reason(error)) : new BrokerError.OutcomeUnknown(Reason(error));
        }

        RequestFailure Reason(Exception error) => timeout.IsCancellationRequested ? Failure.NoAnswerWithin(options.Timeout) : Failure.Reason(error);
        long Took() => (long)time.GetElapsedTime(started).TotalMilliseconds;
    }

    private async Task<HttpResponseMessage> SendAsync(BrokerSession session, Uri url, CancellationToken cancellation)
    {
        using var request = KartRequests.Create(HttpMethod.Get, url, session);
        var response = await http.SendAsync(request, cancellation);
        if (response.Headers.Date is { } date)
        {
            lock (_clock)
            {
                _ahead = date - time.GetUtcNow();
            }
        }

        return response;
    }
}
