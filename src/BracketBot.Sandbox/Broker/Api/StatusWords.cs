using System.Globalization;

namespace BracketBot.Sandbox.Broker;

/// <summary>How a broker spells a status.</summary>
internal static class StatusWords
{
    /// <param name="status">One of <see cref="OrderStatus"/>.</param>
    public static string Of(BrokerProfile profile, string status) => profile switch
    {
        BrokerProfile.Terse when status is OrderStatus.CancelConfirmed or OrderStatus.AmoCancelConfirmed => "CANCELLED",
        BrokerProfile.Odd => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(status.Replace('_', ' ').ToLowerInvariant()),
        _ => status,
    };
}
