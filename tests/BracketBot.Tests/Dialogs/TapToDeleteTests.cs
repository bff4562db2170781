using BracketBot.Cancelling;
using BracketBot.Cards;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Core.Stored;
using BracketBot.Dialogs;
using BracketBot.Telegram;
using BracketBot.Telegram.Outbox;
using BracketBot.Tests.Cards;
using BracketBot.Tests.Members;
using BracketBot.Turns;
using BracketBot.Updates;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace BracketBot.Tests.Dialogs;

/// <summary>
/// What a fresh confirmation costs before its DELETE leaves. The clock stands still, Telegram never answers and the order book is never read: whatever
/// waited for one of them would hold the DELETE up for ever.
/// </summary>
public sealed class TapToDeleteTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(Samples.Now);
    private readonly List<string> _asked = [];
    private readonly TaskCompletionSource<CancelPacket> _delete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DialogId _dialog = DialogTap.NewId(DateTimeOffset.UnixEpoch);
    private readonly UpdateIntake _intake;
    private readonly Canceller _canceller;
    private readonly OutboxSender _sender;

    public TapToDeleteTests()
    {
        var (members, dialogs, tickets) = (new Mock<IMemberStore>(), new Mock<IDialogStore>(), new Mock<ITicketStore>(MockBehavior.Strict));
        var (store, outbox, inbox) = (new Mock<ICommitStore>(), new Mock<IOutboxStore>(MockBehavior.Strict), new Mock<IInboxStore>(MockBehavior.Strict));
        var (broker, chat) = (new Mock<IBroker>(MockBehavior.Strict), new Mock<IChat>());
        var confirming = Samples.Confirming(Samples.Fresh, 0);
        members.Setup(m => m.FindAsync(Asha.Id, It.IsAny<CancellationToken>())).Callback(() => Ask("member")).ReturnsAsync(Asha.Member);
        dialogs.Setup(d => d.FindAsync(_dialog, It.IsAny<CancellationToken>())).Callback(() => Ask("dialog")).ReturnsAsync(new DialogRow(
            _dialog, Asha.Id, new ChatAddress(5001), 2, DialogStateText.Store(confirming), confirming.ExpiresAt, Samples.Now));
        store.Setup(s => s.CommitAsync(It.IsAny<IReadOnlyList<Write>>(), It.IsAny<CancellationToken>()))
            .Returns((IReadOnlyList<Write> writes, CancellationToken _) => CommitAsync(writes));
        var never = new TaskCompletionSource<Result<MessageId, ChatError>>().Task;
        chat.Setup(c => c.EditAsync(It.IsAny<ChatAddress>(), It.IsAny<MessageId>(), It.IsAny<Card>(), It.IsAny<CancellationToken>())).Returns(never);
        chat.Setup(c => c.AnswerTapAsync(It.IsAny<TapId>(), It.IsAny<string?>(), It.IsAny<bool>(), It.IsAny<CancellationToken>()))
            .Returns(new TaskCompletionSource<ChatError?>().Task);
        broker.Setup(b => b.CancelLegAsync(Asha.User.Session!, It.IsAny<CancelPacket>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()))
            .Returns((BrokerSession _, CancelPacket packet, DateTimeOffset _, CancellationToken _) =>
            {
                _delete.SetResult(packet);
                return new TaskCompletionSource<Result<CancelTaken, BrokerError>>().Task;
            });

        var background = new BackgroundTasks(NullLogger<BackgroundTasks>.Instance);
        var checkpoints = new NoCheckpoints();
        _sender = new OutboxSender(outbox.Object, chat.Object, checkpoints, new TelegramOptions(), _time, NullLogger<OutboxSender>.Instance);
        _sender.Start();
        var commits = new CardCommits(store.Object, _sender);
        var books = new OrderBooks(broker.Object, _time, NullLogger<OrderBooks>.Instance);
        var shared = new SharedBooks(books, broker.Object, _time);
        var progress = new TicketProgress(tickets.Object, commits, [], _time, NullLogger<TicketProgress>.Instance);
        var look = new TicketLook(shared, tickets.Object, progress, new LookRules(TimeSpan.FromSeconds(7)), _time, checkpoints);
        _canceller = new Canceller(broker.Object, tickets.Object, progress, look, background, _time, checkpoints, NullLogger<Canceller>.Instance);
        var mailboxes = new Mailboxes();
        var replies = new Replies(commits, chat.Object, background, _time, NullLogger<Replies>.Instance);
        var (rows, rules) = (new DialogRows(Samples.Frame.MarketZone), new DialogRules(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5)));
        var buttons = new RedButtons(dialogs.Object, commits, rows, mailboxes, background, rules, _time);
        var runner = new DialogRunner(
            dialogs.Object, commits, new DialogBooks(books, shared), new TicketWriter(new OwnerId("me")),
            new StepEffects(_canceller, Mock.Of<ICancelAllRunner>(), buttons, replies, background, checkpoints, _time), rows, replies, Asha.Book(), buttons, rules, _time, checkpoints);
        var taps = new DialogTaps(dialogs.Object, commits, runner, rows, replies, Asha.Book(), _time);
        _intake = new UpdateIntake(
            mailboxes, new UpdateHandler(members.Object, Asha.Book(members.Object), null!, [taps], replies), commits, inbox.Object, background, _time, checkpoints,
            NullLogger<UpdateIntake>.Instance);
    }

    public void Dispose()
    {
        _canceller.Dispose();
        _sender.Dispose();
    }

    [Fact]
    public async Task FreshTap_UntilItsDelete_CostsOneCommitAndTwoReadsAndWaitsForNothingElse()
    {
        var data = new DialogTap(_dialog, DialogAction.Confirm, 2, 0).ToCallbackData();
        _ = _intake.AcceptAsync(
            [new IncomingTap(new UpdateId(1), Asha.Id, Samples.Now, false, new TapId("t"), data, new ChatAddress(5001), new MessageId(7))],
            TestContext.Current.CancellationToken);

        var packet = await _delete.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal(new ExchangeOrderId("1100000012461398"), packet.Leg.ExchangeOrderId);
        lock (_asked)
        {
            Assert.Equal(["member", "dialog", "commit of HandleUpdate, AddTicket, AddAudit, RequireMayCancel, SaveDialog, PutCard"], _asked);
        }
    }

    private async Task<Commit> CommitAsync(IReadOnlyList<Write> writes)
    {
        Ask($"commit of {string.Join(", ", writes.Select(w => w.GetType().Name))}");
        await Task.Yield();
        return new Commit(CommitResult.Committed, [.. writes.OfType<PutCard>().Select(p => new OutboxCard
        {
            Id = p.Id, To = p.To, Card = p.Card, Priority = p.Priority, Revision = 2, DeliveredRevision = 1, MessageId = p.MessageId,
        })], []);
    }

    private void Ask(string what)
    {
        lock (_asked)
        {
            _asked.Add(what);
        }
    }
}
