using System.Data.Common;

namespace BracketBot.Storage.Postgres;

/// <summary>One row of an answer; columns by their place.</summary>
internal readonly struct SqlRow(DbDataReader reader)
{
    public string Text(int column) => reader.GetString(column);

    public string? TextOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public long Number(int column) => reader.GetInt64(column);

    public long? NumberOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public int Int(int column) => checked((int)reader.GetInt64(column));

    public int? IntOrNull(int column) => reader.IsDBNull(column) ? null : checked((int)reader.GetInt64(column));

    public DateTimeOffset Time(int column) => DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    public DateTimeOffset? TimeOrNull(int column) => reader.IsDBNull(column) ? null : Time(column);
}
