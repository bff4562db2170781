using System.Text.Json.Serialization.Metadata;
using LiteDB;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace BracketBot.Storage.Lite.Live;

/// <summary>Documents' fields. Times are unix milliseconds.</summary>
internal static class Bson
{
    public static BsonValue Of(string? text) => text is null ? BsonValue.Null : new BsonValue(text);

    public static BsonValue Of(long? number) => number is { } value ? new BsonValue(value) : BsonValue.Null;

    public static BsonValue Of(DateTimeOffset? time) => Of(time?.ToUnixTimeMilliseconds());

    /// <summary>A record as JSON, as <see cref="Core.Stored.CoreJson"/> writes it.</summary>
    public static BsonValue Json<T>(T? value, JsonTypeInfo<T> type)
        where T : class => value is null ? BsonValue.Null : JsonSerializer.Serialize(value, type);

    public static T? JsonOrNull<T>(this BsonValue value, JsonTypeInfo<T> type)
        where T : class => value.IsNull ? null : JsonSerializer.Deserialize(value.AsString, type);

    public static T Json<T>(this BsonValue value, JsonTypeInfo<T> type)
        where T : class => value.JsonOrNull(type) ?? throw new InvalidDataException($"The file holds a {typeof(T).Name} that is none.");

    public static string? TextOrNull(this BsonValue value) => value.IsNull ? null : value.AsString;

    /// <summary>0 where a document of before has no such field.</summary>
    public static long NumberOr0(this BsonValue value) => value.IsNumber ? value.AsInt64 : 0;

    /// <summary>"" where it is no text.</summary>
    public static string TextOrEmpty(this BsonValue value) => value.IsString ? value.AsString : "";

    public static int? IntOrNull(this BsonValue value) => value.IsNull ? null : value.AsInt32;

    public static DateTimeOffset Time(this BsonValue value) => DateTimeOffset.FromUnixTimeMilliseconds(value.AsInt64);

    public static DateTimeOffset? TimeOrNull(this BsonValue value) => value.IsNull ? null : value.Time();

    /// <summary>As it comes back from the file.</summary>
    public static DateTimeOffset AsStored(this DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    public static DateTimeOffset? AsStored(this DateTimeOffset? time) => time?.AsStored();
}
