using System.Collections.Concurrent;
using BracketBot.Broker.Tests.Serving;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using Microsoft.Extensions.Logging;

namespace BracketBot.Broker.Tests.Http;

/// <summary>The access token is sent, and shown nowhere.</summary>
public class TokenTests
{
    [Theory]
    [InlineData(200, "cancel-success.json")]
    [InlineData(401, "error-401.json")]
    [InlineData(500, "cancel-error-44000.json")]
    [InlineData(200, "orders-pending.json")]
    public async Task Token_IsInNoLogAndNoResult(int status, string fixture)
    {
        var log = new Kept();
        await using var server = await WebBroker.StartAsync(Reply.Fixture(fixture, status));
        using var broker = new KartBroker(
            new BrokerOptions { BaseUrl = server.Url, CancelPacket = PacketPlace.Query }, TimeProvider.System, log);

        var cancel = await broker.CancelLegAsync(Given.Session, Given.Packet, Given.Soon(), Given.Never);
        var read = await broker.ReadOrdersAsync(Given.Session, OrderList.Pending, Given.Never);

        Assert.All(server.Seen, seen => Assert.Equal($"Bearer {Given.Token}", seen.Headers["Authorization"]));
        Assert.True(log.Lines.Count >= 2);
        Assert.All(log.Lines, line => Assert.InRange(line.Id, 3000, 3999));
        Assert.All(log.Lines, line => Assert.DoesNotContain("?", line.Text, StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Text.StartsWith("DELETE /api/v1/orders/kart/20240314929: ", StringComparison.Ordinal));
        Assert.DoesNotContain(Given.Token, $"{string.Join('\n', log.Lines)} {cancel} {read} {Given.Session}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\r\nX-Evil: 1")]
    [InlineData("naïve")]
    public async Task Token_ThatNoHeaderCanHold_IsNotLoggedIn(string token)
    {
        await using var server = await WebBroker.StartAsync(Reply.Fixture("cancel-success.json"));
        using var broker = Given.Broker(server.Url);
        var session = new BrokerSession(Given.Session.ClientId, token);
        var expected = new BrokerError.NotLoggedIn(null, "");

        Assert.Equal(expected, (await broker.CancelLegAsync(session, Given.Packet, Given.Soon(), Given.Never)).Error);
        Assert.Equal(expected, (await broker.ReadOrdersAsync(session, OrderList.Pending, Given.Never)).Error);
        Assert.Equal(expected, (await broker.ReadHistoryAsync(session, new("1"), Given.Never)).Error);
        Assert.Equal(expected, (await broker.ReadTradingInfoAsync(session, Given.Never)).Error);
        Assert.Empty(server.Seen);
    }

    private sealed class Kept : ILogger<KartBroker>
    {
        public ConcurrentQueue<(int Id, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue((eventId.Id, $"{formatter(state, exception)} {exception}"));
    }
}
