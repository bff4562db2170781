using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Tests.Members;
using BracketBot.Turns;
using BracketBot.Updates;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace BracketBot.Tests.Updates;

/// <summary>Updates are handled or stored before Telegram is told, and each is begun once.</summary>
public sealed class UpdateIntakeTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Mock<ICommits> _commits = new();
    private readonly Mock<IInboxStore> _inbox = new();
    private readonly Mock<IChat> _chat = new();
    private readonly Mock<ITapHandler> _taps = new();
    private readonly RecordingLog<UpdateIntake> _log = new();
    private readonly List<Write> _writes = [];
    private readonly List<IncomingTap> _handled = [];
    private readonly BackgroundTasks _background = new(NullLogger<BackgroundTasks>.Instance);
    private readonly UpdateIntake _intake;
    private Func<IncomingTap, Task> _work = _ => Task.CompletedTask;

    public UpdateIntakeTests()
    {
        _commits.Setup(c => c.CommitAsync(It.IsAny<IReadOnlyList<Write>>(), It.IsAny<CancellationToken>()))
            .Returns((IReadOnlyList<Write> writes, CancellationToken _) =>
            {
                lock (_writes)
                {
                    _writes.AddRange(writes);
                }

                return Task.FromResult(CommitResult.Committed);
            });
        _taps.Setup(t => t.Kind).Returns("d");
        _taps.Setup(t => t.HandleAsync(It.IsAny<IncomingTap>(), It.IsAny<Member>(), It.IsAny<UserTurn>()))
            .Returns((IncomingTap tap, Member _, UserTurn _) =>
            {
                lock (_handled)
                {
                    _handled.Add(tap);
                }

                return _work(tap);
            });
        var members = new Mock<IMemberStore>();
        members.Setup(m => m.FindAsync(It.IsAny<TelegramUserId>(), It.IsAny<CancellationToken>())).ReturnsAsync(Asha.Member);

        // Taps need no commands.
        var replies = new Replies(_commits.Object, _chat.Object, _background, _time, NullLogger<Replies>.Instance);
        var handler = new UpdateHandler(members.Object, Asha.Book(members.Object), null!, [_taps.Object], replies);
        _intake = new UpdateIntake(new Mailboxes(), handler, _commits.Object, _inbox.Object, _background, _time, new NoCheckpoints(), _log);
    }

    private static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System).Token;

    [Fact]
    public async Task Accept_HandledAtOnce_IsNotStored()
    {
        await _intake.AcceptAsync([Tap(1), Tap(2)], Patience).WaitAsync(Patience);

        Assert.Equal([1, 2], _handled.Select(t => t.Id.Value));
        Assert.Empty(Stored);
    }

    [Fact]
    public async Task Accept_NotHandledWithin20Ms_IsStoredBeforeTelegramIsTold()
    {
        var slow = new TaskCompletionSource();
        _work = _ => slow.Task;

        var accepted = _intake.AcceptAsync([Tap(2)], Patience);
        _time.Advance(TimeSpan.FromMilliseconds(19));
        Assert.False(accepted.IsCompleted);
        Assert.Empty(Stored);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await accepted.WaitAsync(Patience);

        Assert.Equal([2], Stored);
        slow.SetResult();
        Assert.True(await _background.DrainAsync(Patience));
    }

    [Fact]
    public async Task Accept_StoringFails_Throws()
    {
        var slow = new TaskCompletionSource();
        _work = _ => slow.Task;
        _commits.Setup(c => c.CommitAsync(It.IsAny<IReadOnlyList<Write>>(), It.IsAny<CancellationToken>())).ThrowsAsync(new IOException("disk full"));

        var accepted = _intake.AcceptAsync([Tap(1)], Patience);
        _time.Advance(TimeSpan.FromMilliseconds(20));

        await Assert.ThrowsAsync<IOException>(() => accepted.WaitAsync(Patience));
        slow.SetResult();
    }

    [Fact]
    public async Task Accept_TheSameUpdateWhileInHand_IsBegunOnce()
    {
        var slow = new TaskCompletionSource();
        _work = _ => slow.Task;

        var first = _intake.AcceptAsync([Tap(1)], Patience);
        var again = _intake.AcceptAsync([Tap(1), Tap(1)], Patience);
        _time.Advance(TimeSpan.FromMilliseconds(20));
        await Task.WhenAll(first, again).WaitAsync(Patience);
        slow.SetResult();
        Assert.True(await _background.DrainAsync(Patience));

        Assert.Single(_handled);
    }

    [Fact]
    public async Task Accept_HandlingThrows_ApologizesAndEndsTheUpdate()
    {
        _work = _ => throw new InvalidOperationException("a bug");

        await _intake.AcceptAsync([Tap(1)], Patience).WaitAsync(Patience);
        Assert.True(await _background.DrainAsync(Patience));

        Assert.Empty(Stored);
        Assert.Equal(new UpdateId(1), Assert.Single(_writes.OfType<HandleUpdate>()).Id);
        _chat.Verify(c => c.AnswerTapAsync(new TapId("tap1"), It.Is<string>(t => t.StartsWith("Something went wrong")), true, It.IsAny<CancellationToken>()), Times.Once);
        Assert.IsType<InvalidOperationException>(Assert.Single(_log.Lines).Error);
    }

    [Fact]
    public async Task Accept_ApologyFailsToo_StoresTheUpdate()
    {
        _work = _ => throw new InvalidOperationException("a bug");
        _commits.Setup(c => c.CommitAsync(It.Is<IReadOnlyList<Write>>(w => w[0] is HandleUpdate), It.IsAny<CancellationToken>())).ThrowsAsync(new IOException("disk full"));

        var accepted = _intake.AcceptAsync([Tap(1)], Patience);
        _time.Advance(TimeSpan.FromMilliseconds(20));
        await accepted.WaitAsync(Patience);

        Assert.Equal([1], Stored);
    }

    [Fact]
    public async Task Accept_StoreFailsTheHandlingAndTakesTheUpdate_IsHandledOnceMoreAsWaited()
    {
        var fails = 2;
        _work = _ => Interlocked.Decrement(ref fails) >= 0 ? Task.FromException(new StoreAwayException("full")) : Task.CompletedTask;

        var accepted = _intake.AcceptAsync([Tap(1), Tap(2)], Patience);
        _time.Advance(TimeSpan.FromMilliseconds(20));
        await accepted.WaitAsync(Patience);
        Assert.Equal([1, 2], Stored);
        while (!await _background.DrainAsync(new CancellationTokenSource(TimeSpan.FromMilliseconds(1), TimeProvider.System).Token))
        {
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([(1, false), (2, false), (1, true), (2, true)], _handled.Select(t => (t.Id.Value, t.Waited)));
    }

    [Fact]
    public async Task TakeUp_StoreIsAway_IsTriedAgain()
    {
        var fails = 3;
        _work = _ => Interlocked.Decrement(ref fails) >= 0 ? Task.FromException(new StoreAwayException("full")) : Task.CompletedTask;
        _inbox.Setup(i => i.UnhandledAsync(It.IsAny<CancellationToken>())).ReturnsAsync([Tap(1)]);

        var takenUp = _intake.TakeUpAsync(Patience);
        while (!takenUp.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Patience);
        }

        await takenUp;
        Assert.Equal(4, _handled.Count);
    }

    [Fact]
    public async Task Accept_PastTheUsersBound_TurnsAwayAndEndsTheUpdate()
    {
        var slow = new TaskCompletionSource();
        _work = _ => slow.Task;
        var first = _intake.AcceptAsync([.. Enumerable.Range(1, Mailboxes.PerUser).Select(i => Tap(i))], Patience);

        var over = _intake.AcceptAsync([Tap(100)], Patience);
        await over.WaitAsync(Patience);

        Assert.Equal(new UpdateId(100), Assert.Single(_writes.OfType<HandleUpdate>()).Id);
        _time.Advance(TimeSpan.FromMilliseconds(20));
        await first.WaitAsync(Patience);
        slow.SetResult();
        Assert.True(await _background.DrainAsync(Patience));
        Assert.DoesNotContain(_handled, t => t.Id.Value == 100);
    }

    [Fact]
    public async Task TakeUp_WhatAnEarlierRunLeft_CountsAsWaited()
    {
        _inbox.Setup(i => i.UnhandledAsync(It.IsAny<CancellationToken>())).ReturnsAsync([Tap(1), Tap(2)]);

        await _intake.TakeUpAsync(Patience).WaitAsync(Patience);

        Assert.Equal([1, 2], _handled.Select(t => t.Id.Value));
        Assert.All(_handled, t => Assert.True(t.Waited));
    }

    private IEnumerable<long> Stored => _writes.OfType<ReceiveUpdate>().Select(w => w.Update.Id.Value);

    private static IncomingTap Tap(long id) => new(
        new UpdateId(id), Asha.Id, DateTimeOffset.UnixEpoch, false, new TapId($"tap{id}"), "d:x:a:1.0", new ChatAddress(5001), new MessageId(1));
}
