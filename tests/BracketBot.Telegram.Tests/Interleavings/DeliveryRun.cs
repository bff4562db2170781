using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Telegram.Outbox;
using BracketBot.Telegram.Tests.Scripting;
using BracketBot.Tests.Shared.Interleaving;
using Microsoft.Extensions.Logging.Abstractions;

namespace BracketBot.Telegram.Tests.Interleavings;

/// <summary>
/// One run of the sender between commits, a store and Telegram, in an order that a seed decides. In the end the newest revision of every card must
/// stand in its chat, and none may have waited longer than what stood in its way: a call of its chat, a wait that Telegram asked for, an outage, a
/// restart.
/// </summary>
#pragma warning disable CA1001 // A killed process disposes of nothing, and the last one goes with the run.
internal sealed class DeliveryRun
#pragma warning restore CA1001
{
    private const int Chats = 3;
    private const int MostReadings = 60;
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(600);
    private readonly Interleaver _all;
    private readonly DeliveryTroubles _troubles;
    private readonly MemoryOutbox _store;
    private readonly ModelTelegram _telegram;
    private readonly Excuses _excuses = new();
    private readonly List<(string Html, long Chat, DateTimeOffset At, DateTimeOffset Stood)> _stood = [];
    private readonly Dictionary<string, DateTimeOffset> _putAt = [];
    private OutboxSender? _sender;
    private Interleaver.Lane _bot;
    private TaskCompletionSource _up = new();

    public DeliveryRun(int seed, DeliveryTroubles troubles)
    {
        (_all, _troubles) = (new Interleaver(seed), troubles);
        _bot = _all.NewLane("bot");
        _store = new MemoryOutbox(_all.World.Clock) { Pause = PauseAsync };
        _telegram = new ModelTelegram(_all, troubles, _excuses) { OnStanding = Stands };
    }

    public int Choices => _all.Steps;

    public void Go() => _all.Run(async () =>
    {
        StartBot();
        var users = Enumerable.Range(1, Chats).Select(UserAsync).ToList();
        await Task.WhenAll([.. users, TroubleAsync()]);
        _telegram.IsCalm = true;

        // Until all is quiet: pushes have their pace, and a wait that Telegram asked for may still run.
        for (var waited = 0; !_sender!.Look(l => l.IsQuiet) && waited < 300; waited++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), _all.World.Clock);

            // What is written with the next commit has one.
            await _bot.Start(() => new CardCommits(_store, _sender!).CommitAsync([], CancellationToken.None));
        }

        Check();
        await _bot.Start(_sender!.StopAsync);
    });

    private void Check()
    {
        var wrong = new List<string>();
        foreach (var (html, chat, at, stood) in _stood)
        {
            var over = stood - at - _excuses.Within(chat, at, stood);
            if (over > Slack)
            {
                wrong.Add($"{html} came {(stood - at).TotalSeconds} s after its commit, {over.TotalSeconds} s more than anything stood in its way");
            }
        }

        foreach (var id in _store.Ids.Select(i => i.Value).Where(i => !_store.IsGivenUp(i)))
        {
            var newest = _store[id].Card.Html;
            if (_telegram.Standing(id) is var standing && standing != newest)
            {
                wrong.Add($"{id} stands as '{standing}', and should as '{newest}'");
            }

            if (_telegram.Messages(id) is var messages && messages > 1 && !_troubles.MayRepeat)
            {
                wrong.Add($"{id} was sent {messages} times");
            }
        }

        if (!_sender!.Look(l => l.IsQuiet))
        {
            wrong.Add("The sender does not come to rest");
        }

        if (_store.Readings > MostReadings)
        {
            wrong.Add($"The store was read {_store.Readings} times");
        }

        if (_telegram.MostAtOnceInAChat > 1)
        {
            wrong.Add("Two calls of one chat were on their way at once");
        }

        if (wrong.Count > 0)
        {
            throw new InvalidOperationException($"{string.Join('\n', wrong)}\n{_all.Describe()}");
        }
    }

    /// <summary>A user's dialogs: each card changes a few times, now and then several at once, and some alerts come between.</summary>
    private async Task UserAsync(int chat)
    {
        await DelayAsync(_all.Any(1500));
        for (var card = 0; card < 3; card++)
        {
            for (var revision = 1; revision <= 4; revision++)
            {
                await PutAsync($"c{chat}.{card}", chat, revision < 3 ? CardPriority.Answer : CardPriority.CancelAnswer);
                await DelayAsync(_all.Any([0, 0, 1, 5, 20, 100, 400]));
            }

            if (_all.Sometimes(0.3))
            {
                await PutAsync($"p{chat}.{card}", chat, CardPriority.Push);
            }
        }

        if (_troubles.Floods)
        {
            await Task.WhenAll(Enumerable.Range(0, 14).Select(i => PutAsync($"f{chat}.{i}", chat, _all.Any([CardPriority.Answer, CardPriority.Push]))));
        }
    }

    private async Task PutAsync(string id, long chat, CardPriority priority)
    {
        await _up.Task;
        var bot = _bot;
        var put = bot.Start(async () =>
        {
            try
            {
                await CommitAsync(id, chat, priority);
            }
            catch (IOException)
            {
                // The user is told, and goes on.
                _all.Note($"commit of {id} failed");
            }
        });

        // A killed process answers nobody.
        await Task.WhenAny(put, DelayAsync(5_000));
    }

    private async Task CommitAsync(string id, long chat, CardPriority priority)
    {
        var known = _store.Ids.Contains(new CardId(id)) ? _store[id].Revision : 0;
        var put = new PutCard(new CardId(id), new ChatAddress(chat), new Card($"{id} r{known + 1}", []), priority, _all.Now);
        await new CardCommits(new Noting(this, _store), _sender!).CommitAsync([put], CancellationToken.None);
    }

    private async Task TroubleAsync()
    {
        for (var i = 0; i < 3; i++)
        {
            await DelayAsync(200 + _all.Any(1500));
            if (_troubles.StoreFails && _all.Sometimes(0.7))
            {
                await BreakStoreAsync();
            }

            if (_troubles.Kills && _all.Sometimes(0.6))
            {
                await RestartAsync(kill: true);
            }
            else if (_troubles.Stops && _all.Sometimes(0.6))
            {
                await RestartAsync(kill: false);
            }
        }
    }

    private async Task BreakStoreAsync()
    {
        var began = _all.Now;
        _all.Note("store fails");
        if (_all.Sometimes(0.5))
        {
            _store.FailsAfterWriting = true;
        }
        else
        {
            _store.Broken = new IOException("disk full");
        }

        await DelayAsync(_all.Any(2_000));
        (_store.Broken, _store.FailsAfterWriting) = (null, false);
        _all.Note("store is back");

        // What became of a commit that failed is asked after a second, then with pauses of at most 5 s.
        _excuses.Add(null, began, _all.Now + TimeSpan.FromSeconds(6));
    }

    private async Task RestartAsync(bool kill)
    {
        var began = _all.Now;
        _all.Note(kill ? "killed" : "stops");
        _up = new TaskCompletionSource();
        if (kill)
        {
            _bot.Kill();
            _store.LoseWhatWaits();
        }
        else
        {
            await _bot.Start(_sender!.StopAsync);
            await _bot.Start(() => new CardCommits(_store, _sender!).CommitAsync([], CancellationToken.None));
            _bot.Kill();
            _store.LoseWhatWaits();
        }

        // By then, what the killed process had on its way has reached Telegram.
        await DelayAsync(250 + _all.Any(300));
        _bot = _all.NewLane("bot again");
        StartBot();
        _excuses.Add(null, began, _all.Now + Slack);
        _all.Note("up again");
    }

    private void StartBot() => _bot.Start(() =>
    {
        _sender = new OutboxSender(
            new Noting(this, _store), _telegram, new NoCheckpoints(), new TelegramOptions(), _bot.Clock, new Random(_all.Seed), NullLogger<OutboxSender>.Instance);
        _sender.LookInStore(_store.Left());
        _sender.Start();
        _up.SetResult();
        return Task.CompletedTask;
    });

    /// <summary>Something takes its time, in whatever process runs it.</summary>
    private async Task PauseAsync()
    {
        for (var i = _all.Any(3); i > 0; i--)
        {
            await Task.Yield();
        }

        if (_all.Sometimes(0.1))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1 + _all.Any(10)), Interleaver.Lane.Current.Clock);
        }
    }

    private Task DelayAsync(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), _all.World.Clock);

    private void Stands(string id, string html, long chat)
    {
        var newest = _store[id];
        if (html == newest.Card.Html && newest.Priority != CardPriority.Push && _putAt.Remove(html, out var at))
        {
            _stood.Add((html, chat, at, _all.Now));
        }
    }

    /// <summary>The store, and when what was written or read there.</summary>
    private sealed class Noting(DeliveryRun run, MemoryOutbox store) : IOutboxStore, Core.Commits.ICommitStore
    {
        public async Task<Core.Commits.Commit> CommitAsync(IReadOnlyList<Write> writes, CancellationToken cancellation)
        {
            var began = run._all.Now;
            foreach (var put in writes.OfType<PutCard>())
            {
                run._putAt[put.Card.Html] = began;
            }

            var commit = await store.CommitAsync(writes, cancellation);
            foreach (var card in commit.Cards)
            {
                run._putAt[card.Card.Html] = run._all.Now;
                run._all.Note($"put {card.Card.Html}");
            }

            return commit;
        }

        public async Task<IReadOnlyList<OutboxCard>> WaitingAsync(long chatId, DateTimeOffset now, int limit, CancellationToken cancellation)
        {
            var began = run._all.Now;
            var read = await store.WaitingAsync(chatId, now, limit, cancellation);
            run._excuses.Add(chatId, began, run._all.Now);
            run._all.Note($"read {read.Count} of chat {chatId}");
            return read;
        }

        public async Task<OutboxCard?> RecordAsync(CardRecord record, CancellationToken cancellation)
        {
            var newer = await store.RecordAsync(record, cancellation);
            run._all.Note($"recorded {record.Id} r{record.Revision}");
            return newer;
        }

        public Task<bool> HasPushWaitingAsync(ChatAddress chat, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<OutboxCard?> FindAsync(CardId id, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
