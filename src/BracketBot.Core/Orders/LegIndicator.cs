using System.Text.Json.Serialization;
using BracketBot.Core.Json;

namespace BracketBot.Core.Orders;

/// <summary>
/// The broker's name for a leg: <c>leg_order_indicator</c>, in capitals. ENTRY, SECOND and THIRD are documented; any other name is kept and sent back
/// as it came.
/// </summary>
[JsonConverter(typeof(TextIdConverter<LegIndicator>))]
public readonly record struct LegIndicator : ITextId<LegIndicator>
{
    public static readonly LegIndicator Entry = new("ENTRY");
    public static readonly LegIndicator Second = new("SECOND");
    public static readonly LegIndicator Third = new("THIRD");

    public LegIndicator(string value) => Value = value.Trim().ToUpperInvariant();

    public string Value { get; }

    /// <summary>True if it is certainly a leg's name, and not an id or anything else in its place.</summary>
    public bool IsSure => Value is "ENTRY" or "SECOND" or "THIRD" or "FIRST" or "FOURTH" or "FIFTH" or "TARGET" or "STOPLOSS" or "STOP_LOSS" or "SL";

    public static LegIndicator From(string value) => new(value);

    public override string ToString() => Value;
}
