using System.Text.Json.Serialization;

namespace BracketBot.Core.CancelAll;

/// <summary>Which of the two halves of a list: they mean different things for a position, so each has a confirmation of its own.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AllGroup>))]
public enum AllGroup
{
    /// <summary>Open entries: cancelling them opens no position, and leaves none unprotected.</summary>
    Entries,

    /// <summary>Targets, stops and other exits: cancelling them may leave positions unprotected.</summary>
    Exits,
}
