using System.Text.Json.Serialization;

namespace BracketBot.Sandbox.Broker;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(FaultOrder))]
[JsonSerializable(typeof(LegOrder))]
[JsonSerializable(typeof(PriceOrder))]
[JsonSerializable(typeof(ClientOrder))]
[JsonSerializable(typeof(ResetOrder))]
[JsonSerializable(typeof(RuleOrder))]
[JsonSerializable(typeof(ProfileOrder))]
[JsonSerializable(typeof(IssuedToken))]
[JsonSerializable(typeof(ControlError))]
internal sealed partial class ControlJson : JsonSerializerContext;
