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

/// <summary>A red button that a process which is gone by now left disabled: the dialog's row is due, and time moves it.</summary>
public sealed class ListenTests
{
    private static readonly DialogId Id = new("dialog0123456789");
    private readonly List<Write> _committed = [];
    private readonly FakeTimeProvider _time = new(Samples.Now);

    [Fact]
    public async Task OnTime_DimmedAndDeafNoMore_ShowsTheSameButtonsListeningAndIsDueWhenTheyEnd()
    {
        var dimmed = (DialogState.Confirming)Samples.All["confirm, dimmed"];
        await OnTimeAsync(dimmed);

        var amended = Assert.Single(_committed.OfType<AmendDialog>()).Row;
        var put = Assert.Single(_committed.OfType<PutCard>());
        Assert.Equal((3, (DateTimeOffset?)dimmed.ExpiresAt), (amended.Version, amended.ExpiresAt));
        Assert.False(Assert.IsType<DialogState.Confirming>(DialogStateText.Load(amended.State)).Dimmed);
        Assert.All(put.Card.Buttons.SelectMany(row => row), b => Assert.Equal(3, DialogTap.Parse(b.CallbackData!)!.Version));
    }

    [Fact]
    public async Task OnTime_DimmedAndDeafStill_ChangesNothing()
    {
        await OnTimeAsync((DialogState.Confirming)Samples.All["confirm, dimmed"] with { DeafUntil = Samples.Now.AddMilliseconds(1) });

        Assert.Empty(_committed);
    }

    [Fact]
    public async Task OnTime_ButtonWhoseTimeIsOver_Ends()
    {
        await OnTimeAsync((DialogState.Confirming)Samples.All["confirm entry"] with { ExpiresAt = Samples.Now });

        Assert.IsType<DialogState.Closed>(DialogStateText.Load(Assert.Single(_committed.OfType<SaveDialog>()).Row.State));
    }

    private async Task OnTimeAsync(DialogState state)
    {
        var user = Asha.User;
        var row = new DialogRow(Id, user.Account.UserId, new ChatAddress(5001), 3, DialogStateText.Store(state), null, Samples.Now);
        var dialogs = new Mock<IDialogStore>();
        dialogs.Setup(d => d.FindAsync(Id, It.IsAny<CancellationToken>())).ReturnsAsync(row);
        var commits = new Mock<ICommits>();
        commits.Setup(c => c.CommitAsync(It.IsAny<IReadOnlyList<Write>>(), It.IsAny<CancellationToken>()))
            .Callback((IReadOnlyList<Write> writes, CancellationToken _) => _committed.AddRange(writes))
            .ReturnsAsync(CommitResult.Committed);
        var (rows, rules) = (new DialogRows(Samples.Frame.MarketZone), new DialogRules(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5)));
        var buttons = new RedButtons(
            dialogs.Object, commits.Object, rows, new Mailboxes(), new BackgroundTasks(NullLogger<BackgroundTasks>.Instance), rules, _time);
        var runner = new DialogRunner(
            dialogs.Object, commits.Object, null!, null!, new StepEffects(null!, null!, buttons, null!, null!, new NoCheckpoints(), _time), rows, null!, Asha.Book(), buttons, rules, _time,
            new NoCheckpoints());

        await new Mailboxes().Post(user.Account.UserId, turn => runner.OnTimeAsync(Id, user, turn))!;
    }
}
