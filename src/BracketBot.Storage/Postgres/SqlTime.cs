namespace BracketBot.Storage.Postgres;

internal static class SqlTime
{
    /// <summary>How times are stored: unix milliseconds, UTC.</summary>
    public static long ToSql(this DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
