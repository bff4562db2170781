using System.Text;
using BracketBot.Broker.Http;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Pacing;
using Microsoft.Extensions.Logging;

namespace BracketBot.Broker.Cancels;

/// <summary>
/// Sends a cancel. At most one request of it reaches the broker, and none leaves after its send-by. It tries again only if certainly not a byte was sent
/// (refused connection, DNS, TLS handshake).
/// </summary>
internal sealed class CancelSender(BrokerOptions options, KartUrls urls, HttpMessageInvoker http, TimeProvider time, ILogger log)
{
    /// <summary>An answer has a few hundred bytes; a longer one is not an envelope.</summary>
    private const int MostBytes = 1 << 20;

    private static readonly Backoff Pauses = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(800));
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    public async Task<Result<CancelTaken, BrokerError>> SendAsync(
        BrokerSession session, CancelPacket packet, DateTimeOffset sendBy, CancellationToken cancellation)
    {
        if (time.GetUtcNow() > sendBy)
        {
            return new BrokerError.Unavailable(new RequestFailure(FailureKind.TooLate));
        }

        for (var failures = 0; ; failures++)
        {
            cancellation.ThrowIfCancellationRequested();
            var result = await TryOnceAsync(session, packet, sendBy, cancellation);
            var wait = Pauses.Spread(failures);
            if (result.Error is not BrokerError.Unavailable || time.GetUtcNow() + wait > sendBy)
            {
                return result;
            }

            await Task.Delay(wait, time, cancellation);
        }
    }

    private async Task<Result<CancelTaken, BrokerError>> TryOnceAsync(
        BrokerSession session, CancelPacket packet, DateTimeOffset sendBy, CancellationToken cancellation)
    {
        var json = PacketJson.Write(packet);
        var inQuery = options.CancelPacket == PacketPlace.Query;
        var url = urls.Cancel(packet.Leg.OmsOrderId, inQuery ? Encoding.UTF8.GetString(json.Span) : null);
        using var content = new OnceContent(inQuery ? default : json, time, sendBy);
        using var request = KartRequests.Create(HttpMethod.Delete, url, session);
        request.Content = content;

        var started = time.GetTimestamp();
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        // Until the request leaves, the send-by and the caller can withdraw it; after that only the time-out ends it.
        using var late = new CancellationTokenSource(TimeUntil(sendBy), time);
        using var onLate = late.Token.UnsafeRegister(_ => TakeBack(), null);
        using var onCancel = cancellation.UnsafeRegister(_ => TakeBack(), null);
        void TakeBack()
        {
            if (content.TryWithdraw())
            {
                timeout.Cancel();
            }
        }

        try
        {
            using var response = await http.SendAsync(request, timeout.Token);
            using var answer = await Answer.ReadAsync(response, MostBytes, time, Reason, timeout.Token);
            if (answer.Envelope is null)
            {
                BrokerLog.NoAnswer(log, HttpMethod.Delete, url.AbsolutePath, answer.Problem, Took());
            }
            else
            {
                BrokerLog.Answered(log, HttpMethod.Delete, url.AbsolutePath, answer.Status, Took());
            }

            return CancelAnswer.Read(answer);
        }
        catch (Exception error) when (Failure.IsExpected(error))
        {
            if (!content.TryWithdraw())
            {
                BrokerLog.NoAnswer(log, HttpMethod.Delete, url.AbsolutePath, Reason(error), Took());
                return new BrokerError.OutcomeUnknown(Reason(error));
            }

            cancellation.ThrowIfCancellationRequested();
            var reason = time.GetUtcNow() > sendBy ? new RequestFailure(FailureKind.NoConnectionInTime) : Failure.Reason(error);
            BrokerLog.NotSent(log, HttpMethod.Delete, url.AbsolutePath, reason, Took());
            return new BrokerError.Unavailable(reason);
        }

        RequestFailure Reason(Exception error) => timeout.IsCancellationRequested ? Failure.NoAnswerWithin(options.Timeout) : Failure.Reason(error);
        long Took() => (long)time.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>A millisecond extra, because timers truncate to milliseconds and the send-by itself is still in time; at most what a timer accepts.</summary>
    private TimeSpan TimeUntil(DateTimeOffset sendBy)
    {
        var left = sendBy - time.GetUtcNow();
        return (left < TimeSpan.Zero ? TimeSpan.Zero : left < LongestTimer ? left : LongestTimer) + TimeSpan.FromMilliseconds(1);
    }
}
