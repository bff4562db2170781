using BracketBot.Alerts;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Commits;
using BracketBot.Turns;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace BracketBot.Tests.Alerts;

/// <summary>Alerts that wait for a slow database.</summary>
public sealed class AlertIntakeTests : IDisposable
{
    private static readonly AlertHook Hook = new(new HookId("h1"), new TelegramUserId(5), "test", "hash", DateTimeOffset.UnixEpoch);

    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource<AlertHook?> _database = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<AddAlert> _stored = [];
    private readonly AlertSignal _signal = new();
    private readonly AlertIntake _intake;

    public AlertIntakeTests()
    {
        var hooks = new Mock<IHookStore>();
        hooks.Setup(h => h.FindByKeyAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).Returns(() => new ValueTask<AlertHook?>(_database.Task));
        var commits = new Mock<ICommits>();
        commits.Setup(c => c.CommitAsync(It.IsAny<IReadOnlyList<Write>>(), It.IsAny<CancellationToken>())).ReturnsAsync((IReadOnlyList<Write> writes, CancellationToken _) =>
        {
            lock (_stored)
            {
                _stored.AddRange(writes.OfType<AddAlert>());
            }

            return CommitResult.Committed;
        });
        _intake = new AlertIntake(
            hooks.Object, commits.Object, new HookLimits(_time), _signal, null!, null!, new BackgroundTasks(NullLogger<BackgroundTasks>.Instance), _time,
            NullLogger<AlertIntake>.Instance);
    }

    public void Dispose()
    {
        _intake.Dispose();
        _signal.Dispose();
    }

    [Fact]
    public async Task Alert_ThatWaitedForItsTurn_IsAsOldAsItsArrival()
    {
        var arrived = _time.GetUtcNow();
        var taken = Enumerable.Range(0, AlertIntake.AtOnce + 1).Select(_ => _intake.TakeAsync("key", "now"u8.ToArray())).ToList();
        _time.Advance(TimeSpan.FromMinutes(2));
        _database.SetResult(Hook);

        Assert.All(await Task.WhenAll(taken), status => Assert.Equal(StatusCodes.Status202Accepted, status));
        Assert.All(_stored, a => Assert.Equal(arrived, a.Alert.ReceivedAt));
        Assert.Equal(taken.Count, _stored.Count);
    }

    [Fact]
    public async Task Alert_BehindTooManyThatWait_IsTurnedAwayAtOnce()
    {
        var waiting = Enumerable.Range(0, AlertIntake.AtOnce + AlertIntake.MostWaiting).Select(_ => _intake.TakeAsync("key", "now"u8.ToArray())).ToList();

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, await _intake.TakeAsync("key", "now"u8.ToArray()));

        _database.SetResult(null);
        Assert.All(await Task.WhenAll(waiting), status => Assert.Equal(StatusCodes.Status404NotFound, status));
    }
}
