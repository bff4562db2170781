using BracketBot.Core.Accounts;
using BracketBot.Turns;

namespace BracketBot.Tests.Turns;

public sealed class MailboxesTests
{
    private static readonly TelegramUserId Asha = new(1);
    private static readonly TelegramUserId Ravi = new(2);
    private readonly Mailboxes _mailboxes = new();

    private static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System).Token;

    [Fact]
    public async Task Post_OneUser_RunsInOrderOneAfterTheOther()
    {
        var order = new List<int>();
        var running = 0;
        var gate = new TaskCompletionSource();

        var posted = Enumerable.Range(0, Mailboxes.PerUser).Select(i => _mailboxes.Post(Asha, async _ =>
        {
            Assert.Equal(1, Interlocked.Increment(ref running));
            await gate.Task;
            await Task.Yield();
            order.Add(i);
            Interlocked.Decrement(ref running);
        })!).ToList();
        gate.SetResult();
        await Task.WhenAll(posted).WaitAsync(Patience);

        Assert.Equal(Enumerable.Range(0, Mailboxes.PerUser), order);
    }

    [Fact]
    public async Task Post_TwoUsers_RunSideBySide()
    {
        var ravi = new TaskCompletionSource();

        // Asha's work ends only after Ravi's has begun.
        var first = _mailboxes.Post(Asha, _ => ravi.Task);
        var second = _mailboxes.Post(Ravi, _ =>
        {
            ravi.SetResult();
            return Task.CompletedTask;
        });

        await Task.WhenAll(first!, second!).WaitAsync(Patience);
    }

    [Fact]
    public async Task Post_PastTheBound_TakesNothingAndOthersGoOn()
    {
        var gate = new TaskCompletionSource();
        var taken = Enumerable.Range(0, 32).Select(_ => _mailboxes.Post(Asha, _ => gate.Task)!).ToList();

        Assert.DoesNotContain(null, taken);
        Assert.Null(_mailboxes.Post(Asha, _ => throw new InvalidOperationException("never run")));
        await _mailboxes.Post(Ravi, _ => Task.CompletedTask)!.WaitAsync(Patience);

        gate.SetResult();
        await Task.WhenAll(taken).WaitAsync(Patience);
        await _mailboxes.Post(Asha, _ => Task.CompletedTask)!.WaitAsync(Patience);
    }

    [Fact]
    public async Task Outside_LetsTheNextIn_AndComesBackBehindIt()
    {
        var broker = new TaskCompletionSource<int>();
        var steps = new List<string>();
        var first = _mailboxes.Post(Asha, async turn =>
        {
            steps.Add("asks");
            var answer = await turn.OutsideAsync(() => broker.Task);
            steps.Add($"has {answer}");
        })!;
        var nextMayEnd = new TaskCompletionSource();
        var next = _mailboxes.Post(Asha, async turn =>
        {
            Assert.Equal(Asha, turn.User);
            steps.Add("next");
            await nextMayEnd.Task;
            steps.Add("next ends");
        })!;

        broker.SetResult(7);
        await Task.Yield();
        nextMayEnd.SetResult();
        await Task.WhenAll(first, next).WaitAsync(Patience);

        Assert.Equal(["asks", "next", "next ends", "has 7"], steps);
    }

    [Fact]
    public async Task Outside_WorkThatFails_GivesTheTurnBackOnce()
    {
        var failing = _mailboxes.Post(Asha, turn => turn.OutsideAsync<int>(() => throw new InvalidOperationException("broken")))!;

        await Assert.ThrowsAsync<InvalidOperationException>(() => failing.WaitAsync(Patience));

        // Were the gate left open twice, two would run at once; were it left shut, none.
        var gate = new TaskCompletionSource();
        var isSecondIn = false;
        var first = _mailboxes.Post(Asha, _ => gate.Task)!;
        var second = _mailboxes.Post(Asha, _ =>
        {
            isSecondIn = true;
            return Task.CompletedTask;
        })!;
        Assert.False(isSecondIn);
        gate.SetResult();
        await Task.WhenAll(first, second).WaitAsync(Patience);
        Assert.True(isSecondIn);
    }

    [Fact]
    public async Task Post_WorkThatFails_DoesNotWedgeTheMailbox()
    {
        for (var i = 0; i < 2 * Mailboxes.PerUser; i++)
        {
            var failing = _mailboxes.Post(Asha, i % 2 == 0 ? _ => throw new InvalidOperationException("at once") : async _ =>
            {
                await Task.Yield();
                throw new InvalidOperationException("later");
            });
            await Assert.ThrowsAsync<InvalidOperationException>(() => failing!.WaitAsync(Patience));
        }

        await _mailboxes.Post(Asha, _ => Task.CompletedTask)!.WaitAsync(Patience);
    }
}
