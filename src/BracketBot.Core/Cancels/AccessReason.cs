using System.Text.Json.Serialization;

namespace BracketBot.Core.Cancels;

/// <summary>Why the broker rejects a call.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccessReason>))]
public enum AccessReason
{
    /// <summary>The answer does not say. Whether the session can still read tells more.</summary>
    Untold,

    /// <summary>The answer does not say, but the session can still read. It may be the address: since 2026, order calls need a registered one.</summary>
    OrdersOnly,

    /// <summary>The call's IP address is not registered. Affects every order call.</summary>
    Address,

    /// <summary>The account, product or order may not do this.</summary>
    Permission,

    /// <summary>The broker is closed for maintenance. Affects every call.</summary>
    Maintenance,
}
