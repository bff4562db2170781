using System.Text.Json.Serialization;
using BracketBot.Core.Json;

namespace BracketBot.Core.Passes;

/// <summary>Names a pass. If a link carries the pass, this is a hash of the link's code, so reading the database is not enough to use it.</summary>
[JsonConverter(typeof(TextIdConverter<PassId>))]
public readonly record struct PassId(string Value) : ITextId<PassId>
{
    public static PassId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>Something that is valid for a limited time, and mostly once: an invitation, or a login in progress.</summary>
/// <param name="Version">Counts its changes, from 1.</param>
/// <param name="ExpiresAt">When it stops being valid. It is deleted some time after that.</param>
public sealed record Pass(PassId Id, int Version, PassBody Body, DateTimeOffset ExpiresAt);

/// <summary>Stores a pass at the version after the stored one (1 for a new one); any other version is <c>CommitResult.Conflict</c>.</summary>
public sealed record SavePass(Pass Pass) : Write;
