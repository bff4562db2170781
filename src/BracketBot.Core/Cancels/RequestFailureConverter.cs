using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BracketBot.Core.Cancels;

/// <summary>A <see cref="RequestFailure"/> as text: <c>NoEnvelope 502</c>. What earlier versions wrote in words becomes <see cref="FailureKind.Untold"/>.</summary>
public sealed class RequestFailureConverter : JsonConverter<RequestFailure>
{
    public override RequestFailure Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString()?.Split(' ') switch
        {
            [var name] when Kind(name) is { } kind => new RequestFailure(kind),
            [var name, var text] when Kind(name) is { } kind && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => new RequestFailure(kind, number),
            _ => new RequestFailure(FailureKind.Untold),
        };

    public override void Write(Utf8JsonWriter writer, RequestFailure value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    private static FailureKind? Kind(string name) => Enum.TryParse<FailureKind>(name, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(name[0]) ? kind : null;
}
