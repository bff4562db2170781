using System.Text.Json.Serialization;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Core.Passes;

namespace BracketBot.Core.Stored;

/// <summary>JSON of stored Core records. Their names are part of what is stored, so renaming one needs a migration.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(IncomingUpdate))]
[JsonSerializable(typeof(Card))]
[JsonSerializable(typeof(BracketOrder))]
[JsonSerializable(typeof(BrokerAnswer))]
[JsonSerializable(typeof(Aftermath))]
[JsonSerializable(typeof(DialogState.Idle))]
[JsonSerializable(typeof(DialogState.ChoosingOrder))]
[JsonSerializable(typeof(DialogState.ChoosingLeg))]
[JsonSerializable(typeof(DialogState.Confirming))]
[JsonSerializable(typeof(DialogState.Cancelling))]
[JsonSerializable(typeof(DialogState.ChoosingAlert))]
[JsonSerializable(typeof(DialogState.Alerting))]
[JsonSerializable(typeof(DialogState.PreviewingAll))]
[JsonSerializable(typeof(DialogState.ArmingAll))]
[JsonSerializable(typeof(DialogState.CancellingAll))]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(PassBody))]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(DialogState.Closed))]
public sealed partial class CoreJson : JsonSerializerContext;
