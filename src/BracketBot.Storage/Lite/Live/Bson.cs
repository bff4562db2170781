using System.Text.Json.Serialization.Metadata;
using LiteDB;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace BracketBot.Storage.Lite.Live;

/// <summary>Fields of documents. Times are unix milliseconds.</summary>
internal static class Bson
{
    public static BsonValue Of(string? text) => text is null ? BsonValue.Null : new BsonValue(text);

    public static BsonValue Of(long? number) => number is { } value ? new BsonValue(value) : BsonValue.Null;

    public static BsonValue Of(DateTimeOffset? time) => Of(time?.ToUnixTimeMilliseconds());

    /// <summary>A record as JSON, in the format of <see cref="Core.Stored.CoreJson"/>.</summary>
    public static BsonValue Json<T>(T? value, JsonTypeInfo<T> type)
        where T : class => value is null ? BsonValue.Null : JsonSerializer.Serialize(value, type);

    public static T? JsonOrNull<T>(this BsonValue value, JsonTypeInfo<T> type)
        where T : class => value.IsNull ? null : JsonSerializer.Deserialize(value.AsString, type);

    public static T Json<T>(this BsonValue value, JsonTypeInfo<T> type)
        where T : class => value.JsonOrNull(type) ?? throw new InvalidDataException($"The file holds a {typeof(T).Name} that is none.");

    public static string? TextOrNull(this BsonValue value) => value.IsNull ? null : value.AsString;

    /// <summary>0 if the field is missing, as in older documents.</summary>
    public static long NumberOr0(this BsonValue value) => value.IsNumber ? value.AsInt64 : 0;

    /// <summary>"" if the field is not a text.</summary>
    public static string TextOrEmpty(this BsonValue value) => value.IsString ? value.AsString : "";

    public static int? IntOrNull(this BsonValue value) => value.IsNull ? null : value.AsInt32;

    public static DateTimeOffset Time(this BsonValue value) => DateTimeOffset.FromUnixTimeMilliseconds(value.AsInt64);

    public static DateTimeOffset? TimeOrNull(this BsonValue value) => value.IsNull ? null : value.Time();

    /// <summary>The time as it reads back from the file: in whole milliseconds.</summary>
    public static DateTimeOffset AsStored(this DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    public static DateTimeOffset? AsStored(this DateTimeOffset? time) => time?.AsStored();
}
