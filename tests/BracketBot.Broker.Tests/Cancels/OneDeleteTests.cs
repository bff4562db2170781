using BracketBot.Broker.Tests.Serving;
using BracketBot.Core.Cancels;

namespace BracketBot.Broker.Tests.Cancels;

/// <summary>However the connection fails, a call's DELETE reaches the broker at most once.</summary>
public class OneDeleteTests
{
    /// <summary>The stack now and then gives up a kept connection that is fine, or sees late that one was closed.</summary>
    private const int Rounds = 10;

    private const string NoOrders = """{"status":"success","message":"","data":{"orders":[]}}""";

    public static TheoryData<PacketPlace, bool> Ways => new()
    {
        { PacketPlace.Body, false },
        { PacketPlace.Body, true },
        { PacketPlace.Query, false },
        { PacketPlace.Query, true },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task FreshConnection_ClosedWithoutAnswer_IsUnknownAndNotSentAgain(PacketPlace place, bool reset)
    {
        await using var server = new RawBroker(async connection =>
        {
            await connection.ReadRequestAsync();
            if (reset)
            {
                connection.ResetOnClose();
            }
        });
        using var broker = Given.Broker(server.Url, place);

        var result = await broker.CancelLegAsync(Given.Session, Given.Packet, Given.Soon(), Given.Never);

        Assert.Equal(new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.ConnectionBroke)), result.Error);
        Assert.Single(server.Requests);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task KeptConnection_ClosedWithoutAnswer_IsUnknownAndNotSentAgain(PacketPlace place, bool reset)
    {
        var kept = 0;
        for (var round = 0; round < Rounds; round++)
        {
            await using var server = new RawBroker(async connection =>
            {
                while (await connection.ReadRequestAsync() is { } line && line.StartsWith("GET ", StringComparison.Ordinal))
                {
                    await connection.AnswerAsync(NoOrders);
                }

                if (reset)
                {
                    connection.ResetOnClose();
                }
            });
            using var broker = Given.Broker(server.Url, place);
            Assert.Null((await broker.ReadOrdersAsync(Given.Session, OrderList.Pending, Given.Never)).Error);

            var result = await broker.CancelLegAsync(Given.Session, Given.Packet, Given.Soon(), Given.Never);

            Assert.IsType<BrokerError.OutcomeUnknown>(result.Error);
            Assert.Single(server.Deletes);
            kept += server.Connections == 1 ? 1 : 0;
        }

        Assert.True(kept > 0);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task KeptConnection_ClosedWhileIdle_IsNotUsed(PacketPlace place, bool reset)
    {
        var taken = 0;
        for (var round = 0; round < Rounds; round++)
        {
            await using var server = new RawBroker(async connection =>
            {
                await connection.ReadRequestAsync();
                await connection.AnswerAsync(connection.Number == 1 ? NoOrders : Fixtures.Read("cancel-success.json"));
                if (reset)
                {
                    connection.ResetOnClose();
                }
            });
            using var broker = Given.Broker(server.Url, place);
            Assert.Null((await broker.ReadOrdersAsync(Given.Session, OrderList.Pending, Given.Never)).Error);
            await server.FirstEnded;

            var result = await broker.CancelLegAsync(Given.Session, Given.Packet, Given.Soon(), Given.Never);

            // The close may not have been seen yet when the request left into it.
            Assert.True(result.Error is null or BrokerError.OutcomeUnknown);
            Assert.Equal(result.Error is null ? 1 : 0, server.Deletes.Count());
            taken += result.Error is null ? 1 : 0;
        }

        Assert.True(taken > 0);
    }

    [Theory]
    [InlineData(PacketPlace.Body)]
    [InlineData(PacketPlace.Query)]
    public async Task Cancel_AfterARead_UsesItsConnection(PacketPlace place)
    {
        await using var server = new RawBroker(async connection =>
        {
            while (await connection.ReadRequestAsync() is { } line)
            {
                await connection.AnswerAsync(line.StartsWith("GET ", StringComparison.Ordinal) ? NoOrders : Fixtures.Read("cancel-success.json"));
            }
        });
        using var broker = Given.Broker(server.Url, place);

        for (var round = 0; round < Rounds; round++)
        {
            Assert.Null((await broker.ReadOrdersAsync(Given.Session, OrderList.Pending, Given.Never)).Error);
            Assert.Null((await broker.CancelLegAsync(Given.Session, Given.Packet, Given.Soon(), Given.Never)).Error);
        }

        Assert.Equal(2 * Rounds, server.Requests.Count);
        Assert.InRange(server.Connections, 1, Rounds);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"status\":\"success\"")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"sta")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n{\"status\":\"success\",\"data\":{\"mess")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\nnot gzip.")]
    [InlineData("HTTP/1.1 2")]
    [InlineData("what?\r\n\r\n")]
    public async Task Answer_CutOffOrBroken_IsUnknownAndNotSentAgain(string answer)
    {
        await using var server = new RawBroker(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(answer);
        });
        using var broker = Given.Broker(server.Url, PacketPlace.Query);

        var result = await broker.CancelLegAsync(Given.Session, Given.Packet, Given.Soon(), Given.Never);

        Assert.IsType<BrokerError.OutcomeUnknown>(result.Error);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirect_IsNotFollowed(int status)
    {
        await using var server = await WebBroker.StartAsync(new Reply(status, "") { Headers = { ["Location"] = "/elsewhere" } });
        using var broker = Given.Broker(server.Url);

        var result = await broker.CancelLegAsync(Given.Session, Given.Packet, Given.Soon(), Given.Never);

        Assert.Equal(new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoEnvelope, status)), result.Error);
        Assert.Single(server.Seen);
    }
}
