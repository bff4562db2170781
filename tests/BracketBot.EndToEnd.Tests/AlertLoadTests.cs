using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Bot;
using BracketBot.Sandbox.Broker;
using BracketBot.Tests.Shared;

namespace BracketBot.EndToEnd;

public sealed class LiteAlertLoadTests() : AlertLoadTests(new LiteStore());

public sealed class PostgresAlertLoadTests(PostgresServer server) : AlertLoadTests(new PostgresStore(server));

/// <summary>Many alerts, a killed process, a broker and a Telegram that do not answer, and keys that nobody has.</summary>
public abstract class AlertLoadTests(Store store)
{
    private const int Burst = 200;

    [Fact]
    public async Task Alerts_TwoHundredInABurst_AreAllTakenAndFoldedIntoFewMessages()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        world.Telegram.Faults.RealLimits = true;
        var address = await world.HookAsync();
        var before = world.Telegram.Messages(World.Asha.Id).Count(m => m.FromBot);

        var answers = await Task.WhenAll(Enumerable.Range(0, Burst).Select(i => world.PostAsync(address, Body(i))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Accepted, a));
        await world.UntilShownAsync(Burst);

        Assert.InRange(world.Telegram.Messages(World.Asha.Id).Count(m => m.FromBot) - before, 1, 12);
        Assert.DoesNotContain(world.Telegram.Calls, c => c.Code == 429);
    }

    [Fact]
    public async Task Alerts_MoreThanAHookMayBring_AreTurnedAwayAndItsOwnerIsTold()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var address = await world.HookAsync();
        await Task.WhenAll(Enumerable.Range(0, Burst).Select(i => world.PostAsync(address, Body(i))));

        Assert.Equal(HttpStatusCode.TooManyRequests, await world.PostAsync(address, "one more"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await world.PostAsync(address, "and one"));
        await world.BotMessageAsync(AlertSays.TooManyOf("test"));
        await world.UntilShownAsync(Burst);
        await world.SendAsync("/help");

        Assert.Single(world.Telegram.Messages(World.Asha.Id), m => m.Text.StartsWith(AlertSays.TooMany, StringComparison.Ordinal));
        Assert.Equal(Burst, (await world.Store.AlertsAsync()).Count);
    }

    [Fact]
    public async Task Alerts_KilledInTheMiddleOfABurst_EveryOneThatWasAnsweredIsShown()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder(), startBot: false);
        world.Telegram.Faults.RealLimits = true;
        var killAfter = Random.Shared.Next(10, Burst - 10);
        TestContext.Current.TestOutputHelper?.WriteLine($"Killed after {killAfter} answers.");
        IReadOnlyCollection<int> taken;
        await using (var process = await world.StartProcessAsync())
        {
            var address = await world.HookAsync();
            taken = await PostUntilKilledAsync(world, address, process, killAfter);
            await world.UntilDeadAsync(process);
        }

        Assert.InRange(taken.Count, killAfter, Burst - 1);
        await world.StartBotAsync();
        await world.UntilShownAsync((await world.Store.AlertsAsync()).Count);

        // An alert may have been committed whose answer was cut off, never the other way round.
        var stored = await world.Store.AlertsAsync();
        Assert.All(taken, i => Assert.Single(stored, a => a.ShownOn is not null && a.Body.Contains($"\"burst {i}\"", StringComparison.Ordinal)));

        Assert.Equal(0, world.Deletes);
    }

    [Fact]
    public async Task Alert_BrokerHangsAndTelegramIsAway_IsTakenAllTheSame()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var address = await world.HookAsync();
        world.Broker.Faults.UntilSwitchedOff(BrokerFault.HangBeforeActing);
        world.Telegram.Faults.Away();

        // Both are silent until the test lets them go on, so an answer that waited for either would never come.
        Assert.Equal(HttpStatusCode.Accepted, await world.PostAsync(address, Body(1)));
        Assert.Single(await world.Store.AlertsAsync());

        world.Telegram.Faults.Clear();
        world.Broker.Faults.SwitchOffAll();
        await world.PassAsync(TimeSpan.FromSeconds(16));
        await world.UntilShownAsync(1);
    }

    [Fact]
    public async Task Alert_AnothersBrokerHangs_IsShownAtOnce()
    {
        await using var world = await World.StartAsync(store, w =>
        {
            w.AddDocumentOrder();
            w.Set("Access:Users:1:TelegramUserId", "5002");
            w.Set("Access:Users:1:ClientId", "YA0007");
            w.Set("Access:Users:1:AccessToken", SimulatedAccount.Neighbour.AccessToken);
        });
        var (ashas, ravis) = (await world.HookAsync(), await world.HookAsync(World.Ravi));
        world.Broker.Faults.Next(2, BrokerFault.HangBeforeActing, BrokerCall.OrderBook);

        world.Broker.ClearRequests();
        await world.PostAsync(ashas, Body(1));
        await world.Broker.WaitForAsync(BrokerCall.OrderBook, 2, World.Patience);
        await world.PostAsync(ravis, Body(2));
        await world.Telegram.WaitForMessageAsync(World.Ravi.Id, m => m.Text.Contains("burst 2", StringComparison.Ordinal), World.Patience);

        Assert.DoesNotContain(world.Telegram.Messages(World.Asha.Id), m => m.Text.Contains("burst", StringComparison.Ordinal));
        await world.PassAsync(TimeSpan.FromSeconds(8));
        await world.BotMessageAsync("burst 1");
    }

    [Fact]
    public async Task Alert_WhateverTheKey_IsAnsweredNoSoonerThanAKnownOne()
    {
        await using var world = await World.StartAsync(store, w =>
        {
            w.AddDocumentOrder();
            w.Set("Access:Users:1:TelegramUserId", "5002");
            w.Set("Access:Users:1:ClientId", "YA0007");
            w.Set("Access:Users:1:AccessToken", SimulatedAccount.Neighbour.AccessToken);
        });
        var (known, deleted, withoutAccess) = (await world.HookAsync(), await world.HookAsync(), await world.HookAsync(World.Ravi));
        await world.StopBotAsync();
        world.Set("Access:Users:1:TelegramUserId", "5999");
        await world.StartBotAsync();
        var list = await world.SendAsync("/hooks");
        await world.Telegram.Tap(World.Asha, list.ChatId, list.MessageId, list.Buttons.ElementAt(1).CallbackData!).Answered.WaitAsync(World.Patience);
        await world.TapAsync(await world.UntilAsync(list, AlertSays.NewKeyEndsTheOld), Buttons.AskToDelete);
        await world.TapAsync(await world.UntilAsync(list, AlertSays.AsksToDelete("test")), Buttons.Delete);
        await world.UntilAsync(list, AlertSays.Deleted("test"));

        var answers = new List<(HttpStatusCode Status, string Body, TimeSpan Took)>();
        foreach (var address in new[] { known, deleted, withoutAccess, new Uri(known, new string('A', 43)) })
        {
            answers.Add(await AskAsync(world.Here(address.AbsolutePath)));
        }

        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], answers.Select(a => a.Status));
        Assert.Single(answers.Skip(1).Select(a => a.Body).Distinct());

        // A bound from below alone, with room for coarse timers: what takes longer is the machine's business.
        Assert.All(answers, a => Assert.True(a.Took >= TimeSpan.FromMilliseconds(30), $"{a.Status} after {a.Took.TotalMilliseconds} ms"));
    }

    [Fact]
    public async Task Alerts_ThousandPostsToUnknownKeys_ChangeNothing()
    {
        await using var world = await World.StartAsync(store, w => w.AddDocumentOrder());
        var address = await world.HookAsync();
        var before = world.Telegram.Messages(World.Asha.Id).Count;

        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => world.PostAsync(new Uri(address, $"unknown-{i}"), Body(i))));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.NotFound, a));
        Assert.Empty(await world.Store.AlertsAsync());
        await world.SendAsync("/help");
        Assert.Equal(before + 2, world.Telegram.Messages(World.Asha.Id).Count);
    }

    private static string Body(int i) => $$"""{"text":"burst {{i}}"}""";

    private static async Task<(HttpStatusCode Status, string Body, TimeSpan Took)> AskAsync(Uri address)
    {
        using var http = new HttpClient();
        using var content = new StringContent(Body(0));
        var started = Stopwatch.GetTimestamp();
        using var answer = await http.PostAsync(address, content, World.Patience);
        var took = Stopwatch.GetElapsedTime(started);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(World.Patience), took);
    }

    /// <summary>The numbers of those that were answered with 202.</summary>
    private static async Task<IReadOnlyCollection<int>> PostUntilKilledAsync(World world, Uri address, BotProcess process, int killAfter)
    {
        var taken = new ConcurrentBag<int>();
        await Parallel.ForAsync(0, Burst, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = World.Patience }, async (i, _) =>
        {
            try
            {
                Assert.Equal(HttpStatusCode.Accepted, await world.PostAsync(address, Body(i)));
            }
            catch (HttpRequestException)
            {
                // Cut off by the kill: whether it was taken is nobody's to know.
                return;
            }

            taken.Add(i);
            if (taken.Count >= killAfter)
            {
                process.Kill();
            }
        });
        return taken;
    }
}
