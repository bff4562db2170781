using System.Globalization;
using BracketBot.Core.Processes;

namespace BracketBot.Storage.Postgres;

/// <summary>SQL conditions on whether a process is alive.</summary>
internal static class Liveness
{
    /// <summary>The server's clock in unix milliseconds, because the clocks of the processes may differ.</summary>
    public const string Now = "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";

    private static readonly string AliveFor = Beat.AliveFor.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);

    /// <param name="process">A row of <c>processes</c>.</param>
    public static string Alive(string process) => $"{process}.beat_at > {Now} - {AliveFor}";

    /// <summary>Rows whose holder is not alive.</summary>
    /// <param name="table">A table with a column <c>holder</c>.</param>
    public static string Orphaned(string table) => Without(table, $"p.id = {table}.holder AND {Alive("p")}");

    /// <summary>Rows whose holder is not in <c>processes</c>, dead or alive: these may be taken over.</summary>
    public static string Free(string table) => Without(table, $"p.id = {table}.holder");

    private static string Without(string table, string process) => $"{table}.holder <> @me AND NOT EXISTS (SELECT 1 FROM processes p WHERE {process})";
}
