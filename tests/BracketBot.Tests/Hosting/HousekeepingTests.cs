using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Passes;
using BracketBot.Core.Stored;
using BracketBot.Hosting;
using BracketBot.Tests.Cards;
using BracketBot.Turns;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace BracketBot.Tests.Hosting;

public sealed class HousekeepingTests
{
    [Fact]
    public async Task DueCard_OfSomebodyWithoutAccess_IsDueNoMore()
    {
        var time = new FakeTimeProvider(Samples.Now);
        var row = new DialogRow(
            new DialogId("dialog0123456789"), new TelegramUserId(5001), new ChatAddress(5001), 3, DialogStateText.Store(Samples.All["confirm entry"]), Samples.Now, Samples.Now);
        var dialogs = new Mock<IDialogStore>();
        dialogs.Setup(d => d.ExpiredAsync(It.IsAny<DateTimeOffset>(), It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync([row]);
        var committed = new TaskCompletionSource<IReadOnlyList<Write>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var commits = new Mock<ICommits>();
        commits.Setup(c => c.CommitAsync(It.IsAny<IReadOnlyList<Write>>(), It.IsAny<CancellationToken>()))
            .Callback((IReadOnlyList<Write> writes, CancellationToken _) => committed.TrySetResult(writes))
            .ReturnsAsync(CommitResult.Committed);
        using var service = new HousekeepingService(
            dialogs.Object, Mock.Of<IInboxStore>(), Mock.Of<IAlertStore>(), Mock.Of<IPassStore>(), Mock.Of<IAccounts>(), commits.Object, null!, new Mailboxes(),
            new BackgroundTasks(NullLogger<BackgroundTasks>.Instance), time, NullLogger<HousekeepingService>.Instance);
        await service.StartAsync(TestContext.Current.CancellationToken);

        while (!committed.Task.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }

        Assert.Equal([new AmendDialog(row with { ExpiresAt = null })], await committed.Task);
        await service.StopAsync(TestContext.Current.CancellationToken);
    }
}
