using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Processes;
using BracketBot.Storage.Tests.Places;

namespace BracketBot.Storage.Tests.Chat;

/// <summary>
/// Puts, deliveries, take-overs and deaths in an order that a seed decides, over a real outbox and a small model of it. After each step, whoever holds
/// a card knows of it, and no two processes are at work on the same.
/// </summary>
/// <param name="server">Where several processes share it; null where one process owns it.</param>
internal sealed class OutboxRun(int seed, Func<OwnerId, Task<Database>> open, PostgresPlace? server)
{
    private const int Steps = 300;
    private static readonly long[] Chats = [-7, 5, 6];

#pragma warning disable CA5394 // Chance with a seed, so that a failure comes again.
    private readonly Random _chance = new(seed);
#pragma warning restore CA5394
    private readonly CardModel[] _cards = [.. Enumerable.Range(0, 7).Select(i => new CardModel($"c{i}", new ChatAddress(Chats[i % 3])))];
    private readonly List<OutboxProcess> _running = [];

    /// <summary>Whose row is there, and whether it counts as alive.</summary>
    private readonly Dictionary<OwnerId, bool> _rows = [];
    private readonly List<string> _trace = [];
    private DateTimeOffset _now = Given.Now;
    private int _processes;
    private int _messages;

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    public async Task GoAsync()
    {
        try
        {
            for (var i = 0; i < (server is null ? 1 : 2); i++)
            {
                await StartAsync();
            }

            for (var step = 0; step < Steps; step++)
            {
                // No two changes are of the same age.
                _now += TimeSpan.FromMilliseconds(1);
                await StepAsync();
                Check();
            }

            await EndAsync();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Seed {seed}: {e.Message}\n{string.Join('\n', _trace.TakeLast(60))}", e);
        }
        finally
        {
            foreach (var process in _running)
            {
                await process.Database.DisposeAsync();
            }
        }
    }

    private Task StepAsync()
    {
        var process = Any(_running);
        switch (Any(40))
        {
            case < 11:
                return PutAsync(process, Any(_cards));
            case < 18 when process.Waiting.Values.Where(c => !process.Underway.ContainsKey(c.Id)).ToList() is { Count: > 0 } ready:
                process.Depart(Any(ready));
                return Task.CompletedTask;
            case < 29 when process.Underway.Count > 0:
                return LandAsync(process, Any(process.Underway.Keys.ToList()));
            case < 32:
                return ReadAsync(process, Any(Chats), limit: 1 + Any(4));
            case < 34:
                _now += TimeSpan.FromSeconds(Any(5));
                return Task.CompletedTask;
            case < 37:
                return BeatAsync(process);
            case 37 when server is not null:
                return AgeAsync(Any(_rows.Keys.ToList()));
            case 38 when Any(2) == 0:
                return RestartAsync(process);
            default:
                return Task.CompletedTask;
        }
    }

    private async Task PutAsync(OutboxProcess process, CardModel card)
    {
        // What is on its way is not put off: nobody would know that it is. What is of soon waits in its process, and is as good as on its way.
        var later = Any(5) == 0 && (server is null || !card.IsUndelivered || card.NotBefore > _now) ? _now + TimeSpan.FromSeconds(2 + Any(9)) : (DateTimeOffset?)null;
        WrittenDown(process);
        var put = card.Put(process.Id, IsAlive(card.Holder), (CardPriority)Any(3), _now, later);
        Note($"{process.Id} puts {card.Id} r{card.Revision}{(later is null ? "" : " for later")}: {card.Holder} has it");

        var commit = await process.Database.Commits.CommitAsync([put], Never);

        Assert.Equal(CommitResult.Committed, commit.Result);
        await FinishRecordsAsync(process);
        Assert.Equal(card.Holder == process.Id ? 1 : 0, commit.Cards.Count);
        foreach (var handed in commit.Cards)
        {
            Assert.Equivalent(card.Stored(), handed, strict: true);
            process.Take(handed, _now);
        }
    }

    private async Task LandAsync(OutboxProcess process, CardId id)
    {
        process.Underway.Remove(id, out var underway);
        var (card, isOld) = underway;
        switch (Any(8))
        {
            case 0:
                Note($"{process.Id} gets no answer for {id} r{card.Revision}");
                process.Return(card, isOld, _now);
                break;
            case 1:
                await RecordAsync(process, new CardGivenUp(id, card.Revision, _now, "blocked"));
                break;
            default:
                var isNew = card.MessageId is null && !process.Messages.ContainsKey(id);
                var message = isNew ? new MessageId(++_messages) : card.MessageId ?? process.Messages[id];
                process.Messages[id] = message;
                await RecordAsync(process, new CardDelivered(id, card.Revision, _now, message, card.To, isNew));
                break;
        }
    }

    private async Task RecordAsync(OutboxProcess process, CardRecord record)
    {
        var waits = server is null && record is CardDelivered { IsNew: false };
        Note($"{process.Id} records {record.Id} r{record.Revision} as {record.GetType().Name}{(waits ? " with what comes next" : "")}");
        process.Recording.Add((record, process.Database.Outbox.RecordAsync(record, Never)));
        if (!waits)
        {
            await process.Recording[^1].Done;
            WrittenDown(process);
            await FinishRecordsAsync(process);
        }
    }

    /// <summary>The model's part of what is written before anything else is.</summary>
    private void WrittenDown(OutboxProcess process)
    {
        for (var i = 0; i < process.Recording.Count; i++)
        {
            var (record, done) = process.Recording[i];
            var newer = _cards.Single(c => c.Id == record.Id).Record(record, process.Id);
            process.Recording[i] = (record, Checked(done, newer));
        }

        async Task<OutboxCard?> Checked(Task<OutboxCard?> done, OutboxCard? expected)
        {
            var actual = await done;
            Assert.Equivalent(expected, actual, strict: true);
            return actual;
        }
    }

    private async Task FinishRecordsAsync(OutboxProcess process)
    {
        foreach (var (_, done) in process.Recording)
        {
            if (await done.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Never) is { } newer)
            {
                process.Take(newer, _now);
            }
        }

        process.Recording.Clear();
    }

    private async Task<int> ReadAsync(OutboxProcess process, long chat, int limit)
    {
        WrittenDown(process);
        process.Chats.Remove(chat, out var from);

        var read = await process.Database.Outbox.WaitingAsync(chat, _now, limit, Never);

        await FinishRecordsAsync(process);
        var expected = _cards.Where(c => c.IsUndelivered && c.Holder == process.Id && c.To.ChatId == chat).OrderBy(c => c.Order(_now)).Take(limit);
        Assert.Equivalent(expected.Select(c => c.Stored()), read, strict: true);
        Assert.Equal(expected.Select(c => c.Id), read.Select(c => c.Id));
        foreach (var card in read)
        {
            process.Take(card, _now);
        }

        if (read.Count == limit)
        {
            process.Look(chat, from > _now ? from : _now);
        }

        return read.Count;
    }

    private async Task StartAsync()
    {
        var id = new OwnerId($"process-{++_processes}");
        var process = new OutboxProcess(id, await open(id));
        _running.Add(process);
        Note($"{id} starts");
        await BeatAsync(process);
    }

    private async Task BeatAsync(OutboxProcess process)
    {
        var isFirst = server is not null && !_rows.ContainsKey(process.Id) && !process.IsStale;
        var isLate = server is not null && !isFirst && !IsAlive(process.Id);
        var beat = await process.Database.Ownership.BeatAsync(Never);
        if (server is not null)
        {
            _rows[process.Id] = true;
            await server.KeepAliveAsync(process.Id);
        }

        Assert.Equal(isLate, beat.WasTakenForDead);
        Assert.Equal(server is null || _cards.Any(c => c.IsUndelivered && c.Holder != process.Id && !IsAlive(c.Holder)), beat.AnythingToTakeOver);
        process.IsStale = false;
        Note($"{process.Id} beats{(isLate ? ", and was taken for dead" : "")}");
        if (isLate)
        {
            process.Forget();
        }

        if (isLate || beat.AnythingToTakeOver)
        {
            await TakeOverAsync(process, own: isLate);
        }
    }

    private async Task TakeOverAsync(OutboxProcess process, bool own)
    {
        WrittenDown(process);
        foreach (var dead in _rows.Where(r => !r.Value && r.Key != process.Id).Select(r => r.Key).ToList())
        {
            _rows.Remove(dead);
        }

        var taken = _cards.Where(c => c.IsUndelivered && c.Holder != process.Id && !(c.Holder is { } holder && _rows.ContainsKey(holder))).ToList();
        taken.ForEach(c => c.Holder = process.Id);
        Note($"{process.Id} takes over {string.Join(", ", taken.Select(c => c.Id))}");

        var left = await process.Database.Ownership.TakeOverAsync(own, Never);

        await FinishRecordsAsync(process);
        AssertChats(own ? _cards.Where(c => c.IsUndelivered && c.Holder == process.Id) : taken, left);
        foreach (var (chat, from) in left.Chats)
        {
            process.Look(chat, from);
        }
    }

    private static void AssertChats(IEnumerable<CardModel> cards, TakenOver left)
    {
        var expected = cards.GroupBy(c => c.To.ChatId)
            .Select(g => (Chat: g.Key, From: g.Min(c => c.NotBefore ?? DateTimeOffset.UnixEpoch), Best: g.Min(c => c.Priority))).ToDictionary(c => c.Chat);
        Assert.Equal(expected.Values.Select(c => (c.Chat, c.From)).Order(), left.Chats.Order());
        var urgency = left.Chats.Select(c => expected[c.ChatId].Best).ToList();
        Assert.Equal(urgency.Order(), urgency);
    }

    /// <summary>Nothing was seen of it for too long; it may be dead, or only slow.</summary>
    private async Task AgeAsync(OwnerId process)
    {
        Note($"{process} is not seen any more");
        _rows[process] = false;
        await server!.ExecuteAsync($"UPDATE processes SET beat_at = 0 WHERE id = '{process}'");
        _running.Where(p => p.Id == process).ToList().ForEach(p => p.IsStale = true);
    }

    /// <summary>It ends, with or without a word, and another one takes its place.</summary>
    private async Task RestartAsync(OutboxProcess process)
    {
        await StopAsync(process, leaves: Any(2) == 0);
        await StartAsync();
    }

    private async Task StopAsync(OutboxProcess process, bool leaves)
    {
        Note($"{process.Id} {(leaves ? "leaves" : "is gone")}");
        if (leaves)
        {
            await process.Database.Ownership.LeaveAsync(Never);
            _rows.Remove(process.Id);
        }

        WrittenDown(process);
        await process.Database.DisposeAsync();
        await FinishRecordsAsync(process);
        _running.Remove(process);
    }

    private void Check()
    {
        foreach (var card in _cards.Where(c => c.IsUndelivered))
        {
            Assert.True(_running.TrueForAll(p => p.Id != card.Holder || p.Knows(card, _now)), $"{card.Holder} has forgotten {card.Id}.");
        }

        foreach (var card in _cards)
        {
            var atWork = _running.Where(p => !p.IsStale && p.IsAtWorkOn(card.Id)).Select(p => p.Id).ToList();
            Assert.True(atWork.Count < 2, $"{string.Join(" and ", atWork)} are both at work on {card.Id}.");
        }
    }

    /// <summary>All die but one. It has everything then, and brings it to its end.</summary>
    private async Task EndAsync()
    {
        var survivor = Any(_running);
        foreach (var process in _running.Where(p => p != survivor).ToList())
        {
            await StopAsync(process, leaves: false);
        }

        foreach (var dead in _rows.Keys.Where(r => r != survivor.Id).ToList())
        {
            await AgeAsync(dead);
        }

        await BeatAsync(survivor);
        Check();
        Assert.All(_cards.Where(c => c.IsUndelivered), c => Assert.Equal(survivor.Id, c.Holder));
        foreach (var chat in Chats)
        {
            await ReadAsync(survivor, chat, limit: 100);
        }

        await DrainAsync(survivor);
        Assert.All(_cards, c => Assert.False(c.IsUndelivered));
        foreach (var card in _cards.Where(c => c.Revision > 0))
        {
            Assert.Equivalent(card.Stored(), await survivor.Database.Outbox.FindAsync(card.Id, Never), strict: true);
        }
    }

    /// <summary>Delivers all that the process knows of, and looks where it has to.</summary>
    private async Task DrainAsync(OutboxProcess process)
    {
        while (process.Waiting.Count + process.Underway.Count + process.Chats.Count + process.Recording.Count > 0)
        {
            _now += TimeSpan.FromSeconds(10);
            foreach (var chat in process.Chats.Keys.ToList())
            {
                await ReadAsync(process, chat, limit: 2);
            }

            foreach (var card in process.Waiting.Values.Where(c => !process.Underway.ContainsKey(c.Id)).ToList())
            {
                process.Depart(card);
            }

            foreach (var card in process.Underway.Keys.ToList())
            {
                await LandAsync(process, card);
            }

            // What is written with the next commit has one.
            WrittenDown(process);
            await process.Database.Commits.CommitAsync([], Never);
            await FinishRecordsAsync(process);
        }
    }

    private bool IsAlive(OwnerId? process) => process is { } id && _rows.GetValueOrDefault(id);

    private void Note(string what) => _trace.Add($"{(_now - Given.Now).TotalSeconds,8:0.000} {what}");

#pragma warning disable CA5394 // Chance with a seed.
    private int Any(int below) => _chance.Next(below);

    private T Any<T>(IReadOnlyList<T> among) => among[_chance.Next(among.Count)];
#pragma warning restore CA5394
}
