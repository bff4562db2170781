using BracketBot.Storage.Lite;
using LiteDB;

namespace BracketBot.Storage.Tests.Lite;

/// <summary>Batches of commits of the kind that the bot makes: a tap takes an update in, moves a dialog and a card on, and leaves a ticket and an audit.</summary>
internal sealed class BotLikeWrites(Random random)
{
    private const int Users = 12;

    private readonly Queue<string> _updates = new();
    private readonly Queue<string> _tickets = new();
    private readonly Queue<string> _audits = new();
    private readonly List<LiteChange> _batch = [];
    private int _last;

    /// <summary>The next batch, of 1 to 16 commits.</summary>
    public IReadOnlyList<LiteChange> Next()
    {
        _batch.Clear();
        for (var left = random.Next(2) == 0 ? 1 : random.Next(1, 17); left > 0; left--)
        {
            Commit();
        }

        return [.. _batch];
    }

    private void Commit()
    {
        var user = $"u{random.Next(Users)}";
        Put("updates", Remember(_updates, $"{++_last:D9}"), 200, 400);
        Put("dialogs", user, 200, 1500);
        Put("cards", $"{user}|{random.Next(3)}", 500, 4000);
        switch (random.Next(8))
        {
            case 0:
                Put("tickets", Remember(_tickets, $"t{++_last:D9}"), 400, 1200);
                Put("audits", Remember(_audits, $"{user}|{_last:D9}"), 200, 800);
                break;
            case 1 when _tickets.Count > 0:
                Put("tickets", _tickets.ElementAt(random.Next(_tickets.Count)), 400, 1200);
                Put("audits", Remember(_audits, $"{user}|{++_last:D9}"), 200, 800);
                break;
            case 2:
                Put("accounts", user, 300, 600);
                break;
            case 3:
                Put("hooks", $"{user}|{random.Next(2)}", 200, 300);
                break;
            case 4:
                Delete("dialogs", user);
                break;
            case 5:
                Delete("hooks", $"{user}|{random.Next(2)}");
                Put("alerts", $"{user}|{random.Next(8)}", 200, 2000);
                break;
            default:
                break;
        }

        Forget("updates", _updates, 20);
        Forget("tickets", _tickets, 12);
        Forget("audits", _audits, 30);
    }

    private static string Remember(Queue<string> ids, string id)
    {
        ids.Enqueue(id);
        return id;
    }

    private void Forget(string collection, Queue<string> ids, int most)
    {
        while (ids.Count > most)
        {
            Delete(collection, ids.Dequeue());
        }
    }

    private void Put(string collection, string id, int least, int most) => _batch.Add(new LiteChange.Put(collection, new BsonDocument
    {
        ["_id"] = id,
        ["version"] = ++_last,
        ["text"] = new string((char)('a' + (_last % 26)), random.Next(least, most)),
    }));

    private void Delete(string collection, string id) => _batch.Add(new LiteChange.Delete(collection, id));
}
