using System.Text.Json.Serialization;

namespace BracketBot.Core.Cancels;

/// <summary>Why a broker does not let a call through.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccessReason>))]
public enum AccessReason
{
    /// <summary>The answer does not say; whether the session still reads will tell more.</summary>
    Untold,

    /// <summary>The answer does not say, and the session still reads: since 2026 order calls are taken from registered addresses only, so it may be that.</summary>
    OrdersOnly,

    /// <summary>The address that the call came from is not registered. It concerns every order call.</summary>
    Address,

    /// <summary>The account, product or order may not do this.</summary>
    Permission,

    /// <summary>The broker is closed for maintenance. It concerns every call.</summary>
    Maintenance,
}
