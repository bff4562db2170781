using Microsoft.Extensions.Logging.Abstractions;

namespace BracketBot.Broker.Tests;

public class BrokerOptionsTests
{
    public static TheoryData<BrokerOptions> Wrong => new(
        new BrokerOptions { BaseUrl = new("/api", UriKind.Relative) },
        new BrokerOptions { BaseUrl = new("ftp://127.0.0.1") },
        new BrokerOptions { BaseUrl = new("http://127.0.0.1/?a=1") },
        new BrokerOptions { BaseUrl = new("http://127.0.0.1/#a") },
        new BrokerOptions { BaseUrl = new("http://user@127.0.0.1/") },
        new BrokerOptions { CancelPacket = (PacketPlace)7 },
        new BrokerOptions { Timeout = TimeSpan.Zero },
        new BrokerOptions { Timeout = TimeSpan.FromMinutes(6) });

    [Theory, MemberData(nameof(Wrong))]
    public void Option_OutsideItsRange_IsRefused(BrokerOptions options) =>
        Assert.Throws<ArgumentException>(() => new KartBroker(options, TimeProvider.System, NullLogger<KartBroker>.Instance));

    [Fact]
    public void Defaults_AreTheDocuments()
    {
        var options = new BrokerOptions();

        Assert.Equal("https://trade.pocketful.in/", options.BaseUrl.AbsoluteUri);
        Assert.Equal(PacketPlace.Body, options.CancelPacket);
        Assert.Equal(TimeSpan.FromSeconds(7), options.Timeout);
        new KartBroker(options, TimeProvider.System, NullLogger<KartBroker>.Instance).Dispose();
    }
}
