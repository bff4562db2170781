using BracketBot.Sandbox.Broker;

namespace BracketBot.Sandbox.Tests.Broker;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Cancels_PastTwentyFiveASecond_AreAnswered429()
    {
        await using var running = await RunningBroker.StartAsync();

        var answers = await CancelAsync(running, 26);
        using var late = await running.DeleteAsync("1", "{}");
        running.Time.Advance(TimeSpan.FromSeconds(1));
        using var later = await running.DeleteAsync("1", "{}");

        Assert.Equal([.. Enumerable.Repeat(400, 25), 429], answers);
        Assert.Equal((429, TimeSpan.FromSeconds(1)), ((int)late.StatusCode, late.Headers.RetryAfter!.Delta));
        Assert.Equal(400, (int)later.StatusCode);
        Assert.Equal(2, running.Broker.LimitsBroken);
    }

    [Fact]
    public async Task Cancels_Past250AMinute_WaitForTheMinute()
    {
        await using var running = await RunningBroker.StartAsync();

        for (var second = 0; second < 10; second++)
        {
            Assert.DoesNotContain(429, await CancelAsync(running, 25));
            running.Time.Advance(TimeSpan.FromSeconds(1));
        }

        using var response = await running.DeleteAsync("1", "{}");

        Assert.Equal((429, TimeSpan.FromSeconds(50)), ((int)response.StatusCode, response.Headers.RetryAfter!.Delta));
    }

    [Fact]
    public async Task Limits_Relaxed_AreCountedAllTheSame()
    {
        await using var running = await RunningBroker.StartAsync(SimulatedBrokerOptions.ForTests with { EnforceRateLimits = false });

        Assert.DoesNotContain(429, await CancelAsync(running, 27));

        Assert.Equal(2, running.Broker.LimitsBroken);
    }

    [Fact]
    public async Task OrderBooks_PastTenASecond_AreAnswered429()
    {
        await using var running = await RunningBroker.StartAsync();

        for (var i = 0; i < 10; i++)
        {
            await running.RowsAsync("pending");
        }

        using var response = await running.Client.GetAsync("api/v1/orders?type=pending&client_id=YA0002", RunningBroker.Ct);

        Assert.Equal(new(429, "error", 42900, "Too many requests"), await Envelope.OfAsync(response));
    }

    private static async Task<List<int>> CancelAsync(RunningBroker running, int times)
    {
        var answers = new List<int>();
        for (var i = 0; i < times; i++)
        {
            using var response = await running.DeleteAsync("1", "{}");
            answers.Add((int)response.StatusCode);
        }

        return answers;
    }
}
