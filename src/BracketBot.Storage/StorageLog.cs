using Microsoft.Extensions.Logging;

namespace BracketBot.Storage;

/// <summary>The database's log messages, event ids 4000 to 4999. They never contain stored data.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(4001, LogLevel.Warning, "The database can't {Chore}. It is tried again; until then nothing is lost, and files and memory grow")]
    public static partial void ChoreFails(ILogger log, Exception exception, string chore);

    [LoggerMessage(4002, LogLevel.Information, "The database can {Chore} again")]
    public static partial void ChoreDone(ILogger log, string chore);
}
