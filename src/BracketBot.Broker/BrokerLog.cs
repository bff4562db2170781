using BracketBot.Core.Cancels;
using Microsoft.Extensions.Logging;

namespace BracketBot.Broker;

/// <summary>The broker client's log messages: event ids 3000 to 3999. Paths without their query; never a token or an exception's text.</summary>
internal static partial class BrokerLog
{
    [LoggerMessage(3000, LogLevel.Information, "{Method} {Path}: {Status} in {Milliseconds} ms")]
    public static partial void Answered(ILogger log, HttpMethod method, string path, int status, long milliseconds);

    [LoggerMessage(3001, LogLevel.Warning, "{Method} {Path}: no usable answer after {Milliseconds} ms: {Reason}")]
    public static partial void NoAnswer(ILogger log, HttpMethod method, string path, RequestFailure? reason, long milliseconds);

    [LoggerMessage(3002, LogLevel.Warning, "{Method} {Path}: not sent after {Milliseconds} ms: {Reason}")]
    public static partial void NotSent(ILogger log, HttpMethod method, string path, RequestFailure? reason, long milliseconds);

    [LoggerMessage(3003, LogLevel.Warning, "{Path}: {Count} rows skipped, first {Row}: {Problem}")]
    public static partial void RowsSkipped(ILogger log, string path, int count, string row, string problem);
}
