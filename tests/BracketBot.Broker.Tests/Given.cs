using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using Microsoft.Extensions.Logging.Abstractions;

namespace BracketBot.Broker.Tests;

/// <summary>What most tests start from.</summary>
internal static class Given
{
    public const string Token = "tok-3f9a_secret.~";

    public static readonly BrokerSession Session = new(new("YA0002"), Token);

    public static readonly CancelPacket Packet = Cancel("20240314929");

    public static CancelPacket Cancel(string order, string exchangeOrder = "1100000012461398", string status = "MODIFY_CONFIRMED") =>
        new(Session.ClientId, new LegRef(new(order), LegIndicator.Entry, new(exchangeOrder)), status);

    public static KartBroker Broker(Uri url, PacketPlace place = PacketPlace.Body, TimeProvider? time = null) =>
        new(new BrokerOptions { BaseUrl = url, CancelPacket = place }, time ?? TimeProvider.System, NullLogger<KartBroker>.Instance);

    /// <summary>Far enough that no test's speed matters, near enough that a broken retry ends.</summary>
    public static DateTimeOffset Soon(TimeProvider? time = null) => (time ?? TimeProvider.System).GetUtcNow() + TimeSpan.FromSeconds(30);

    public static CancellationToken Never => TestContext.Current.CancellationToken;
}
