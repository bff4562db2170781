using System.Data.Common;

namespace BracketBot.Storage.Postgres;

/// <summary>One row of an answer; columns by name. Asking for a column that the statement does not select throws.</summary>
internal readonly struct SqlRow(DbDataReader reader)
{
    public string Text(string column) => reader.GetString(reader.GetOrdinal(column));

    public string? TextOrNull(string column) => reader.GetOrdinal(column) is var at && reader.IsDBNull(at) ? null : reader.GetString(at);

    public long Number(string column) => reader.GetInt64(reader.GetOrdinal(column));

    public long? NumberOrNull(string column) => reader.GetOrdinal(column) is var at && reader.IsDBNull(at) ? null : reader.GetInt64(at);

    public int Int(string column) => checked((int)Number(column));

    public int? IntOrNull(string column) => NumberOrNull(column) is { } number ? checked((int)number) : null;

    public DateTimeOffset Time(string column) => DateTimeOffset.FromUnixTimeMilliseconds(Number(column));

    public DateTimeOffset? TimeOrNull(string column) => NumberOrNull(column) is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;
}
