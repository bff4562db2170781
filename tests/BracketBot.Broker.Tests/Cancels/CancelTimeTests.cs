using System.Net;
using System.Net.Sockets;
using BracketBot.Broker.Tests.Serving;
using BracketBot.Core.Cancels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace BracketBot.Broker.Tests.Cancels;

/// <summary>When a cancel leaves, when it no longer may, and how long its answer is waited for.</summary>
public class CancelTimeTests
{
    private readonly FakeTimeProvider _time = new(new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero));

    private DateTimeOffset SendBy => _time.Start + TimeSpan.FromSeconds(5);

    [Fact]
    public async Task NoAnswer_WithinTheTimeout_IsUnknown()
    {
        var arrived = new TaskCompletionSource();
        await using var server = new RawBroker(async connection =>
        {
            await connection.ReadRequestAsync();
            arrived.TrySetResult();
            await connection.ReadRequestAsync();
        });
        using var broker = Given.Broker(server.Url, time: _time);

        var cancel = broker.CancelLegAsync(Given.Session, Given.Packet, SendBy, Given.Never);
        await arrived.Task;
        _time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.False(cancel.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000)), (await cancel).Error);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Answer_WhoseBodyHangs_IsUnknownAfterTheTimeout()
    {
        var arrived = new TaskCompletionSource();
        await using var server = new RawBroker(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{");
            arrived.TrySetResult();
            await connection.ReadRequestAsync();
        });
        using var broker = Given.Broker(server.Url, time: _time);

        var cancel = broker.CancelLegAsync(Given.Session, Given.Packet, SendBy, Given.Never);
        await arrived.Task;
        _time.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000)), (await cancel).Error);
    }

    [Fact]
    public async Task CallersCancellation_AfterTheRequestLeft_DoesNotAbortIt()
    {
        var arrived = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        await using var server = new RawBroker(async connection =>
        {
            await connection.ReadRequestAsync();
            arrived.TrySetResult();
            await go.Task;
            await connection.AnswerAsync(Fixtures.Read("cancel-success.json"));
        });
        using var broker = Given.Broker(server.Url, time: _time);
        using var caller = new CancellationTokenSource();

        var cancel = broker.CancelLegAsync(Given.Session, Given.Packet, SendBy, caller.Token);
        await arrived.Task;
        await caller.CancelAsync();
        go.SetResult();

        Assert.Equal("Order Cancelled Successfully", (await cancel).Value?.Message);
    }

    [Fact]
    public async Task CallersCancellation_BeforeTheRequestLeft_SendsNothing()
    {
        using var caller = new CancellationTokenSource();
        await using var server = new RawBroker(c => c.ReadRequestAsync());
        var connecting = new TaskCompletionSource();
        using var broker = Slow(server.Url, async stop =>
        {
            connecting.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        });

        var cancel = broker.CancelLegAsync(Given.Session, Given.Packet, SendBy, caller.Token);
        await connecting.Task;
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancel);
        Assert.Equal(0, server.Bytes);
    }

    [Fact]
    public async Task SendBy_Past_SendsNothing()
    {
        await using var server = new RawBroker(c => c.ReadRequestAsync());
        using var broker = Given.Broker(server.Url, time: _time);
        _time.Advance(TimeSpan.FromSeconds(5) + TimeSpan.FromTicks(1));

        var result = await broker.CancelLegAsync(Given.Session, Given.Packet, SendBy, Given.Never);

        Assert.IsType<BrokerError.Unavailable>(result.Error);
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData(PacketPlace.Body)]
    [InlineData(PacketPlace.Query)]
    public async Task SendBy_PastWhileConnecting_SendsNothing(PacketPlace place)
    {
        await using var server = new RawBroker(c => c.ReadRequestAsync());
        // The clock leaps while the connection is made, as it does for a machine that slept; no timer has fired yet.
        using var broker = Slow(server.Url, _ =>
        {
            _time.AdjustTime(SendBy + TimeSpan.FromTicks(1));
            return Task.CompletedTask;
        }, place);

        var result = await broker.CancelLegAsync(Given.Session, Given.Packet, SendBy, Given.Never);

        Assert.Equal(new BrokerError.Unavailable(new RequestFailure(FailureKind.NoConnectionInTime)), result.Error);
        await server.FirstEnded;
        Assert.Equal(1, server.Connections);
        Assert.Equal(0, server.Bytes);
    }

    [Fact]
    public async Task SendBy_Itself_IsInTime()
    {
        await using var server = await WebBroker.StartAsync(Reply.Fixture("cancel-success.json"));
        using var broker = Slow(server.Url, _ =>
        {
            _time.AdjustTime(SendBy);
            return Task.CompletedTask;
        });

        var result = await broker.CancelLegAsync(Given.Session, Given.Packet, SendBy, Given.Never);

        Assert.NotNull(result.Value);
    }

    [Fact]
    public async Task RefusedConnection_ThenOneThatStands_IsSentOnce()
    {
        await using var server = await WebBroker.StartAsync(Reply.Fixture("cancel-success.json"));
        var tries = 0;
        using var broker = Slow(server.Url, _ => ++tries < 4 ? throw new SocketException((int)SocketError.ConnectionRefused) : Task.CompletedTask);

        var result = await Pass(broker.CancelLegAsync(Given.Session, Given.Packet, _time.Start + TimeSpan.FromDays(1), Given.Never));

        Assert.Equal("Order Cancelled Successfully", result.Value?.Message);
        Assert.Equal(4, tries);
        Assert.Single(server.Seen);
    }

    [Fact]
    public async Task RefusedConnection_UntilSendBy_IsUnavailable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = new Uri($"http://{listener.LocalEndpoint}");
        listener.Stop();
        using var broker = Given.Broker(url, time: _time);

        var result = await Pass(broker.CancelLegAsync(Given.Session, Given.Packet, SendBy, Given.Never));

        Assert.IsType<BrokerError.Unavailable>(result.Error);
        Assert.InRange(_time.GetUtcNow(), SendBy - TimeSpan.FromSeconds(1), SendBy);
    }

    [Fact]
    public async Task TlsHandshake_ThatFails_IsUnavailable()
    {
        await using var server = new RawBroker(c => c.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"));
        using var broker = Given.Broker(new UriBuilder(server.Url) { Scheme = "https" }.Uri, time: _time);

        var result = await Pass(broker.CancelLegAsync(Given.Session, Given.Packet, SendBy, Given.Never));

        Assert.IsType<BrokerError.Unavailable>(result.Error);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Connection_ThatHangsPastSendBy_IsUnavailable()
    {
        await using var server = new RawBroker(c => c.ReadRequestAsync());
        using var broker = Slow(server.Url, stop => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop));

        var result = await Pass(broker.CancelLegAsync(Given.Session, Given.Packet, SendBy, Given.Never));

        Assert.IsType<BrokerError.Unavailable>(result.Error);
        Assert.Equal(0, server.Connections);
    }

    /// <summary>A broker client whose way to a connection starts with <paramref name="before"/>.</summary>
    private KartBroker Slow(Uri url, Func<CancellationToken, Task> before, PacketPlace place = PacketPlace.Body) => new(
        new BrokerOptions { BaseUrl = url, CancelPacket = place },
        _time,
        NullLogger<KartBroker>.Instance,
        _ => new SocketsHttpHandler
        {
            ConnectCallback = async (context, stop) =>
            {
                await before(stop);
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(context.DnsEndPoint, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });

    /// <summary>Lets the clock run, in small steps, until the call has ended.</summary>
    private async Task<T> Pass<T>(Task<T> call)
    {
        while (await Task.WhenAny(call, Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Given.Never)) != call)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
        }

        return await call;
    }
}
