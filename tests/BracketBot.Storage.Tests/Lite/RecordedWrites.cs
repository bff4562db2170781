using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Storage.Lite;
using BracketBot.Storage.Tests.Accounts;
using BracketBot.Storage.Tests.Places;
using LiteDB;

namespace BracketBot.Storage.Tests.Lite;

/// <summary>
/// What the bot's own stores write while users tap, alerts come in, cards are delivered and the past is forgotten: the changes of the file from one
/// moment to the next, as batches for <see cref="PowerCutRun"/>.
/// </summary>
/// <remarks>The file is compared with itself rather than the stores asked, so nothing that they write is left out.</remarks>
internal sealed class RecordedWrites : IAsyncDisposable
{
    private const int Users = 8;

    private readonly List<IReadOnlyList<LiteChange>> _batches = [];
    private readonly Dictionary<(string Collection, BsonValue Id), byte[]> _seen = [];
    private readonly Random _random;
    private readonly LitePlace _place = new();
    private Database _database = null!;
    private int _last;

    private RecordedWrites(Random random) => _random = random;

    public static async Task<IReadOnlyList<IReadOnlyList<LiteChange>>> OfAsync(int seed, int rounds)
    {
        await using var record = new RecordedWrites(new Random(seed));
        await record.PlayAsync(rounds);
        return record._batches;
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _place.DisposeAsync();
    }

    private async Task PlayAsync(int rounds)
    {
        var opened = await Database.OpenAsync(await _place.CreateAsync(), new TestBox(), Given.Me, TimeProvider.System, CancellationToken.None);
        Assert.True(opened.Try(out var database, out var error), error?.Message);
        _database = database;
        await _database.RewriteAsync(
            [.. Enumerable.Range(0, Users).Select(UserOf).Select(u => new ConfiguredUser(u, new ClientId($"C{u.Value}"), $"token of {u.Value}"))], Given.Now);
        Record();
        for (var round = 0; round < rounds; round++)
        {
            await RoundAsync(round);
            Record();
        }
    }

    /// <summary>One user alone, or many at once in a batch; now and then the past is forgotten.</summary>
    private async Task RoundAsync(int round)
    {
        switch (_random.Next(12))
        {
            case 0:
                var before = Given.At(round - 20);
                await _database.Inbox.PruneAsync(before, CancellationToken.None);
                await _database.Dialogs.PruneAsync(before, CancellationToken.None);
                await _database.Alerts.PruneAsync(before, CancellationToken.None);
                break;
            case 1:
                await Task.WhenAll(Enumerable.Range(0, Users).Select(u => CancelAsync(u, round)));
                break;
            case 2 or 3:
                await AlertAsync(_random.Next(Users), round);
                break;
            default:
                await CancelAsync(_random.Next(Users), round);
                break;
        }
    }

    /// <summary>A command, its card, the confirmation with its ticket, the outcome and the card's delivery.</summary>
    private async Task CancelAsync(int user, int round)
    {
        var n = Interlocked.Increment(ref _last);
        var (message, tap, dialog, card) = (Given.Message((2L * n) + 1, at: round), new UpdateId((2L * n) + 2), $"d{n}", $"c{n}");
        await CommitAsync(new ReceiveUpdate(message));
        Record();
        await CommitAsync(new HandleUpdate(message.Id, Given.At(round)), new SaveDialog(Row(1)), Put("<b>Cancel entry?</b>"));
        Record();
        // A delivery is written with the next commit, or at the end.
        _ = _database.Outbox.RecordAsync(Given.Delivered(card: card, message: n), CancellationToken.None);
        var ticket = Given.TicketOf(n) with { Origin = new TicketOrigin("dialog", dialog, "1") };
        await CommitAsync(
            new HandleUpdate(tap, Given.At(round)), new SaveDialog(Row(2)), Put("<b>Sending the cancel…</b>"), new AddTicket(ticket), new AddAudit(Given.Audit($"a{n}", $"t{n}")));
        Record();
        if (_random.Next(4) != 0)
        {
            await CommitAsync(new SaveTicket(ticket.Settled()), new SaveDialog(Row(3)), Put("<b>Order Cancelled Successfully</b>"));
            _ = _database.Outbox.RecordAsync(Given.Delivered(revision: 3, card: card, message: n, isNew: false), CancellationToken.None);
        }

        DialogRow Row(int version) => Given.Dialog(version, dialog, expires: round + 60, at: round) with { UserId = UserOf(user) };

        PutCard Put(string html) => Given.Put(card, html + new string('x', _random.Next(1500)), at: round, chat: 100 + user);
    }

    private async Task AlertAsync(int user, int round)
    {
        var n = Interlocked.Increment(ref _last);
        var (hook, key) = ($"h{user}", $"key-{user}");

        // It may be there from before.
        await _database.Commits.CommitAsync(
            [new AddHook(new AlertHook(new HookId(hook), UserOf(user), "Breakouts", AlertKey.Hash(key), Given.At(round)))], CancellationToken.None);
        Record();
        var alert = new Alert { Id = new AlertId($"a{n}"), HookId = new HookId(hook), HookName = "Breakouts", ReceivedAt = Given.At(round), Text = $"RSI {n}", Others = [] };
        await CommitAsync(new AddAlert(alert, UserOf(user), AlertKey.Hash(key), $"body {n}"));
        Record();
        if (_random.Next(5) == 0)
        {
            await CommitAsync(new DeleteHook(new HookId(hook), UserOf(user)));
        }
        else
        {
            await CommitAsync(new ShowAlert(alert.Id, new DialogId($"d{n}"), 1));
        }
    }

    private async Task CommitAsync(params Write[] writes) =>
        Assert.Equal(CommitResult.Committed, (await _database.Commits.CommitAsync(writes, CancellationToken.None)).Result);

    /// <summary>What the file holds now that it did not, as one batch.</summary>
    private void Record()
    {
        lock (_batches)
        {
            var file = _database.LiteGate!.File;
            var batch = new List<LiteChange>();
            var gone = _seen.Keys.ToHashSet();
            foreach (var collection in file.Collections())
            {
                foreach (var document in file.All(collection))
                {
                    var (key, bytes) = ((collection, document["_id"]), BsonSerializer.Serialize(document));
                    gone.Remove(key);
                    if (!_seen.TryGetValue(key, out var before) || !before.AsSpan().SequenceEqual(bytes))
                    {
                        batch.Add(new LiteChange.Put(collection, document));
                        _seen[key] = bytes;
                    }
                }
            }

            foreach (var key in gone)
            {
                batch.Add(new LiteChange.Delete(key.Collection, key.Id));
                _seen.Remove(key);
            }

            if (batch.Count > 0)
            {
                _batches.Add(batch);
            }
        }
    }

    private static TelegramUserId UserOf(int user) => new(7_000_000_000 + user);
}
