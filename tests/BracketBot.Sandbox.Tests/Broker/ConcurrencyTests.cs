using System.Collections.Concurrent;
using BracketBot.Sandbox.Broker;

namespace BracketBot.Sandbox.Tests.Broker;

public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Cancel_ManyAtOnceAndEachFourTimes_ActsOncePerLeg()
    {
        await using var running = await RunningBroker.StartAsync(
            SimulatedBrokerOptions.ForTests with { EnforceRateLimits = false, ExitLegRule = ExitLegRule.ExitsAtMarketAndCancelsSibling });
        var stops = running.Broker.AddBrackets(300, new() { FilledParts = [10] }).Select(id => (Id: id, Leg: running.Leg(id, "SECOND"))).ToList();
        var answers = new ConcurrentBag<int>();

        await Parallel.ForEachAsync(stops.SelectMany(stop => Enumerable.Repeat(stop, 4)), new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = RunningBroker.Ct }, async (stop, _) =>
        {
            using var response = await running.CancelAsync(stop.Id, stop.Leg);
            answers.Add((int)response.StatusCode);
        });

        Assert.Equal(300, answers.Count(status => status == 200));
        Assert.Equal((1200, 300), (running.Broker.Count(BrokerCall.Cancel), running.Broker.Requests.Count(request => request.ActedOnBook)));
        Assert.Equal(600, running.Broker.View().Orders.Count);
        Assert.Equal(0, Assert.Single(running.Broker.View().Positions).Quantity);
        Assert.DoesNotContain(running.Broker.View().Orders, order => order.IsOpen);
    }
}
