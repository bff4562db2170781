using System.Text.Json.Serialization;
using BracketBot.Core.Cancels;

namespace BracketBot.Cancelling;

/// <summary>What an audit line tells beyond its columns. Absent where it does not apply.</summary>
internal sealed record TicketAuditDetail
{
    public string? Card { get; init; }
    public string? Status { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }
    public DateTimeOffset? SendBy { get; init; }
    public string? Owner { get; init; }
    public BrokerAnswer? Answer { get; init; }
    public double? TookMs { get; init; }
    public CancelOutcome? Outcome { get; init; }
    public Aftermath? Aftermath { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(TicketAuditDetail))]
internal sealed partial class TicketAuditJson : JsonSerializerContext;
