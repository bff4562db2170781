using BracketBot.Sandbox.Broker;

namespace BracketBot.Sandbox.Tests.Broker;

public sealed class FaultTests
{
    private const string Id = "20240314929";

    public static TheoryData<string, bool> DroppedFaults => new()
    {
        { nameof(BrokerFault.DropBeforeActing), false },
        { nameof(BrokerFault.DropAfterActing), true },
    };

    [Theory]
    [MemberData(nameof(DroppedFaults))]
    public async Task Drop_CountsTheRequestAndActsOnlyAfter(string fault, bool acts)
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Broker.Faults.Once(fault == nameof(BrokerFault.DropBeforeActing) ? BrokerFault.DropBeforeActing : BrokerFault.DropAfterActing);

        await Assert.ThrowsAsync<HttpRequestException>(() => running.DeleteAsync(Id, RunningBroker.DocumentedPacket));

        Assert.Equal(1, running.Broker.Count(BrokerCall.Cancel));
        var recorded = await running.Broker.WaitForAsync(request => request.FinishedAt is not null, RunningBroker.Ct);
        Assert.Equal((acts, null, "Drop"), (recorded.ActedOnBook, recorded.AnsweredStatus, recorded.Fault));
        Assert.Equal(!acts, running.Broker.Order(Id)!.IsOpen);
    }

    [Theory]
    [InlineData(FaultMoment.BeforeActing)]
    [InlineData(FaultMoment.AfterActing)]
    public async Task Hang_EndsWhenTheCallerGoesAway(FaultMoment when)
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Broker.Faults.Once(new BrokerFault.Hang(when));
        using var patience = new CancellationTokenSource();

        var call = running.DeleteAsync(Id, RunningBroker.DocumentedPacket, patience.Token);
        await running.Broker.WaitForAsync(request => request.Fault == "Hang" && (when == FaultMoment.BeforeActing || request.ActedOnBook), RunningBroker.Ct);
        Assert.False(call.IsCompleted);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        var recorded = await running.Broker.WaitForAsync(request => request.FinishedAt is not null, RunningBroker.Ct);
        Assert.Null(recorded.AnsweredStatus);
        Assert.Equal(when == FaultMoment.BeforeActing, running.Broker.Order(Id)!.IsOpen);
    }

    [Fact]
    public async Task Hang_BrokerStops_LetsGo()
    {
        var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Broker.Faults.Once(BrokerFault.HangBeforeActing);

        var call = running.DeleteAsync(Id, RunningBroker.DocumentedPacket);
        await running.Broker.WaitForAsync(BrokerCall.Cancel, 1, RunningBroker.Ct);
        await running.Broker.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => call);
        await running.DisposeAsync();
    }

    [Fact]
    public async Task Slow_CallerGivesUp_CancelIsCarriedOutAllTheSame()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Broker.Faults.Once(new BrokerFault.Slow(TimeSpan.FromSeconds(30)));
        using var patience = new CancellationTokenSource();

        var call = running.DeleteAsync(Id, RunningBroker.DocumentedPacket, patience.Token);
        await running.Broker.WaitForAsync(BrokerCall.Cancel, 1, RunningBroker.Ct);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.True(running.Broker.Order(Id)!.IsOpen);

        await PassTimeUntilAsync(running, running.Broker.WaitForAsync(request => request.ActedOnBook, RunningBroker.Ct));
        Assert.False(running.Broker.Order(Id)!.IsOpen);
    }

    [Fact]
    public async Task Slow_WithAnotherFault_Adds()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Broker.Faults.UntilSwitchedOff(new BrokerFault.Slow(TimeSpan.FromSeconds(3)));
        running.Broker.Faults.Once(BrokerFault.DocumentedError);
        var start = running.Time.GetUtcNow();

        var call = running.DeleteAsync(Id, RunningBroker.DocumentedPacket);
        await PassTimeUntilAsync(running, call);

        using var response = await call;
        Assert.Equal(new(400, "error", 44000, "`exchange_order_id` can't be blank"), await Envelope.OfAsync(response));
        Assert.True(running.Time.GetUtcNow() - start >= TimeSpan.FromSeconds(3));
        Assert.Equal("Slow + AnswerError", running.Broker.Requests[0].Fault);
    }

    [Theory]
    [InlineData(FaultMoment.BeforeActing)]
    [InlineData(FaultMoment.AfterActing)]
    public async Task HttpStatus_AnswersAPage(FaultMoment when)
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Broker.Faults.Once(new BrokerFault.HttpStatus(502, when));

        using var response = await running.DeleteAsync(Id, RunningBroker.DocumentedPacket);

        Assert.Equal((502, "text/html"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(when == FaultMoment.BeforeActing, running.Broker.Order(Id)!.IsOpen);
    }

    [Fact]
    public async Task EmptyBody_ActsAndSaysNothing()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Broker.Faults.Once(new BrokerFault.EmptyBody());

        using var response = await running.DeleteAsync(Id, RunningBroker.DocumentedPacket);

        Assert.Equal((200, ""), ((int)response.StatusCode, await response.Content.ReadAsStringAsync(RunningBroker.Ct)));
        Assert.False(running.Broker.Order(Id)!.IsOpen);
    }

    [Fact]
    public async Task CutOffBody_EndsInTheMiddle()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Broker.Faults.Once(new BrokerFault.CutOffBody());
        running.Broker.Faults.Once(new BrokerFault.CutOffBody(CloseConnection: false));

        await Assert.ThrowsAsync<HttpRequestException>(() => running.DeleteAsync(Id, RunningBroker.DocumentedPacket));
        using var polite = await running.DeleteAsync(Id, RunningBroker.DocumentedPacket);

        var half = await polite.Content.ReadAsStringAsync(RunningBroker.Ct);
        Assert.StartsWith("{\n", half, StringComparison.Ordinal);
        Assert.DoesNotContain("status", half, StringComparison.Ordinal);
        Assert.False(running.Broker.Order(Id)!.IsOpen);
    }

    [Fact]
    public async Task RateLimited_AnswersRetryAfter()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Broker.Faults.Once(new BrokerFault.RateLimited(TimeSpan.FromSeconds(7)));

        using var response = await running.DeleteAsync(Id, RunningBroker.DocumentedPacket);

        Assert.Equal((429, TimeSpan.FromSeconds(7)), ((int)response.StatusCode, response.Headers.RetryAfter!.Delta));
        Assert.True(running.Broker.Order(Id)!.IsOpen);
    }

    [Fact]
    public async Task SessionExpired_StrikesOnlyItsKindOfCall()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Broker.Faults.Next(2, new BrokerFault.SessionExpired(), BrokerCall.Cancel);

        Assert.Single(await running.RowsAsync("pending"));
        var answers = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await running.DeleteAsync(Id, RunningBroker.DocumentedPacket);
            answers.Add((int)response.StatusCode);
        }

        Assert.Equal([401, 401, 200], answers);
        Assert.Empty(running.Broker.Faults.Active);
    }

    [Fact]
    public async Task Script_EveryThirdCancel_Fails()
    {
        await using var running = await RunningBroker.StartAsync();
        var ids = running.Broker.AddBrackets(9, new());
        running.Broker.Faults.Script = request => request is { Call: BrokerCall.Cancel } && request.Number % 3 == 0 ? new BrokerFault.AnswerError(44010, "RMS is busy") : null;

        foreach (var id in ids)
        {
            (await running.CancelAsync(id, running.Leg(id, "ENTRY"))).Dispose();
        }

        Assert.Equal([false, false, true, false, false, true, false, false, true], ids.Select(id => running.Broker.Order(id)!.IsOpen));
    }

    [Fact]
    public async Task Script_FillsTheLegFirst_CancelComesTooLate()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Broker.Faults.Script = request =>
        {
            if (request.Call == BrokerCall.Cancel)
            {
                running.Broker.FillLeg(request.OmsOrderId!, "ENTRY");
            }

            return null;
        };

        using var response = await running.DeleteAsync(Id, RunningBroker.DocumentedPacket);

        Assert.Equal("Order can't be cancelled, it is COMPLETE", (await Envelope.OfAsync(response)).Message);
    }

    [Fact]
    public async Task UntilSwitchedOff_GoesWhenSwitchedOff()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        var id = running.Broker.Faults.UntilSwitchedOff(BrokerFault.DocumentedError);
        using var first = await running.DeleteAsync(Id, RunningBroker.DocumentedPacket);

        Assert.True(running.Broker.Faults.SwitchOff(id));
        Assert.False(running.Broker.Faults.SwitchOff(id));
        using var second = await running.DeleteAsync(Id, RunningBroker.DocumentedPacket);

        Assert.Equal((400, 200), ((int)first.StatusCode, (int)second.StatusCode));
    }

    private static async Task PassTimeUntilAsync(RunningBroker running, Task done)
    {
        while (!done.IsCompleted)
        {
            running.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }
}
