using System.Text.Json.Serialization;

namespace BracketBot.Core.CancelAll;

/// <summary>One half of a list. Cancelling entries and cancelling exits mean different things for a position, so each half is confirmed by itself.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CancelAllGroup>))]
public enum CancelAllGroup
{
    /// <summary>Open entries: cancelling them opens no position, and leaves none unprotected.</summary>
    Entries,

    /// <summary>Targets, stops and other exits: cancelling them may leave positions unprotected.</summary>
    Exits,
}
