using System.Text.Json;
using System.Text.Json.Serialization;

namespace BracketBot.Core.Json;

public sealed class NumberIdConverter<T> : JsonConverter<T>
    where T : struct, INumberId<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => T.From(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}
