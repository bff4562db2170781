using System.Text.Json.Serialization;

namespace BracketBot.Sandbox.Broker;

/// <summary>Serialises the view without reflection: camel case, enums by name.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(BrokerView))]
public sealed partial class BrokerJson : JsonSerializerContext;
