using System.Net;
using System.Net.Sockets;
using BracketBot.Broker.Tests.Serving;
using BracketBot.Core.Cancels;
using Microsoft.Extensions.Time.Testing;

namespace BracketBot.Broker.Tests.Http;

public class ReadTests
{
    private const string Book = """{"status":"success","data":{"orders":[{"oms_order_id":"1"}]}}""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Connection_ThatBreaksOnce_IsTriedAgain(bool reset)
    {
        await using var server = new RawBroker(async connection =>
        {
            await connection.ReadRequestAsync();
            if (connection.Number > 1)
            {
                await connection.AnswerAsync(Book);
            }
            else if (reset)
            {
                connection.ResetOnClose();
            }
        });
        using var broker = Given.Broker(server.Url);

        var result = await broker.ReadOrdersAsync(Given.Session, OrderList.Pending, Given.Never);

        Assert.Single(result.Value!.Rows);
    }

    [Fact]
    public async Task Connection_ThatKeepsBreaking_IsAnError()
    {
        await using var server = new RawBroker(c => c.ReadRequestAsync());
        using var broker = Given.Broker(server.Url);

        var result = await broker.ReadOrdersAsync(Given.Session, OrderList.Pending, Given.Never);

        Assert.IsType<BrokerError.OutcomeUnknown>(result.Error);
    }

    [Fact]
    public async Task Connection_Refused_IsUnavailable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = new Uri($"http://{listener.LocalEndpoint}");
        listener.Stop();
        using var broker = Given.Broker(url);

        var result = await broker.ReadTradingInfoAsync(Given.Session, Given.Never);

        Assert.Equal(new BrokerError.Unavailable(new RequestFailure(FailureKind.ConnectionRefused)), result.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{")]
    public async Task Answer_ThatHangs_EndsAtTheTimeout(string start)
    {
        var time = new FakeTimeProvider();
        var arrived = new TaskCompletionSource();
        await using var server = new RawBroker(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(start);
            arrived.TrySetResult();
            await connection.ReadRequestAsync();
        });
        using var broker = Given.Broker(server.Url, time: time);

        var read = broker.ReadOrdersAsync(Given.Session, OrderList.Pending, Given.Never);
        await arrived.Task;
        time.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000)), (await read).Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{")]
    public async Task CallersCancellation_PassesThrough(string start)
    {
        var arrived = new TaskCompletionSource();
        await using var server = new RawBroker(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(start);
            arrived.TrySetResult();
            await connection.ReadRequestAsync();
        });
        using var broker = Given.Broker(server.Url);
        using var caller = new CancellationTokenSource();

        var read = broker.ReadOrdersAsync(Given.Session, OrderList.Pending, caller.Token);
        await arrived.Task;
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    [Fact]
    public async Task Answer_Compressed_IsUnpacked()
    {
        await using var server = new RawBroker(async connection =>
        {
            await connection.ReadRequestAsync();
            using var packed = new MemoryStream();
            await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            {
                await gzip.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Book), connection.Stop);
            }

            await connection.SendAsync($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n");
            await connection.SendAsync(packed.ToArray());
        });
        using var broker = Given.Broker(server.Url);

        var result = await broker.ReadOrdersAsync(Given.Session, OrderList.Pending, Given.Never);

        Assert.Single(result.Value!.Rows);
    }
}
