using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Turns;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace BracketBot.Tests.Turns;

/// <summary>"Typing…" is for answers that take a while.</summary>
public sealed class TypingTests
{
    private static readonly ChatAddress Chat = new(5001);

    private readonly FakeTimeProvider _time = new();
    private readonly Mock<IChat> _chat = new();
    private readonly BackgroundTasks _background = new(NullLogger<BackgroundTasks>.Instance);
    private readonly TaskCompletionSource _work = new();

    [Fact]
    public async Task Typing_AnswerIsQuick_IsNotShown()
    {
        Begin();

        _time.Advance(Replies.TypingAfter - TimeSpan.FromMilliseconds(1));
        _work.SetResult();
        await _background.DrainAsync(TestContext.Current.CancellationToken);

        Shown(Times.Never());
    }

    [Fact]
    public async Task Typing_AnswerTakesAWhile_IsShownOnce()
    {
        Begin();

        var done = _background.DrainAsync(TestContext.Current.CancellationToken);
        while (!done.IsCompleted)
        {
            // It begins to wait when it is its turn.
            _time.Advance(Replies.TypingAfter);
            await Task.Yield();
        }

        _work.SetResult();

        Shown(Times.Once());
    }

    private void Begin() =>
        new Replies(new Mock<ICommits>().Object, _chat.Object, _background, _time, NullLogger<Replies>.Instance).TypingWhile(Chat, _work.Task);

    private void Shown(Times times) => _chat.Verify(c => c.ShowTypingAsync(Chat, It.IsAny<CancellationToken>()), times);
}
