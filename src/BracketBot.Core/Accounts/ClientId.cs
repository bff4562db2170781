using System.Text.Json.Serialization;
using BracketBot.Core.Json;

namespace BracketBot.Core.Accounts;

/// <summary>The broker's id of a client: <c>client_id</c>, such as <c>YA0002</c>.</summary>
[JsonConverter(typeof(TextIdConverter<ClientId>))]
public readonly record struct ClientId(string Value) : ITextId<ClientId>
{
    public static ClientId From(string value) => new(value);

    public override string ToString() => Value;
}
