using System.Text.Json.Serialization;

namespace BracketBot.Core.Accounts;

/// <summary>What a member may do. No role gives access to another member's accounts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>Cancels legs of their own orders.</summary>
    Trader,

    /// <summary>Sees their own orders but cancels nothing.</summary>
    Viewer,

    /// <summary>A trader who also decides who may use the bot.</summary>
    Admin,
}
