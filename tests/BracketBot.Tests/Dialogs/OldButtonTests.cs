using BracketBot.Cards;
using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Stored;
using BracketBot.Dialogs;
using BracketBot.Tests.Cards;
using BracketBot.Tests.Members;
using BracketBot.Turns;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace BracketBot.Tests.Dialogs;

/// <summary>A tap on a button of a card that has changed, while the card goes on changing.</summary>
public sealed class OldButtonTests
{
    private readonly DialogId _dialog = DialogTap.NewId(DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task OldButton_TheAnswerComesWhileTheTapIsHandled_PutsTheAnswerAndNotWhatStoodBefore()
    {
        var before = Row(3, Samples.Confirming(Samples.Fresh, 0));
        var after = Row(4, new DialogState.Closed(new Ending.AllKept(new Core.CancelAll.CancelAllFilter("", null, null), TimeIsOver: true)));
        var stored = before;
        var committed = new List<Write>();
        var (dialogs, commits) = (new Mock<IDialogStore>(), new Mock<ICommits>());
        dialogs.Setup(d => d.FindAsync(_dialog, It.IsAny<CancellationToken>())).ReturnsAsync(() => stored);
        commits.Setup(c => c.CommitAsync(It.IsAny<IReadOnlyList<Write>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((IReadOnlyList<Write> writes, CancellationToken _) =>
            {
                // The answer is committed between the reading of the dialog and this commit.
                stored = after;
                if (writes.OfType<RequireDialog>().Any(r => r.Version != stored.Version))
                {
                    return CommitResult.Conflict;
                }

                committed.AddRange(writes);
                return CommitResult.Committed;
            });
        var time = new FakeTimeProvider(Samples.Now);
        var rows = new DialogRows(Samples.Frame.MarketZone);
        var replies = new Replies(
            commits.Object, Mock.Of<IChat>(), new BackgroundTasks(NullLogger<BackgroundTasks>.Instance), time, NullLogger<Replies>.Instance);
        var runner = new DialogRunner(
            dialogs.Object, commits.Object, null!, null!, null!, rows, replies, Asha.Book(), null!,
            new DialogRules(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5)), time, new Core.NoCheckpoints());
        var taps = new DialogTaps(dialogs.Object, commits.Object, runner, rows, replies, Asha.Book(), time);
        var data = new DialogTap(_dialog, DialogAction.Confirm, 2, 0).ToCallbackData();
        var tap = new IncomingTap(new UpdateId(1), Asha.Id, Samples.Now, false, new TapId("t"), data, new ChatAddress(5001), new MessageId(7));

        await new Mailboxes().Post(Asha.Id, turn => taps.HandleAsync(tap, Asha.Member, turn))!;

        var put = Assert.Single(committed.OfType<PutCard>());
        Assert.Equal(rows.CardOf(after, DialogStateText.Load(after.State)!, Asha.Client).Html, put.Card.Html);
        Assert.Single(committed.OfType<HandleUpdate>());
    }

    private DialogRow Row(int version, DialogState state) =>
        new(_dialog, Asha.Id, new ChatAddress(5001), version, DialogStateText.Store(state), null, Samples.Now);
}
