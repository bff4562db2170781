using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Storage.Lite;
using BracketBot.Storage.Lite.Live;
using BracketBot.Storage.Tests.Places;
using LiteDB;

namespace BracketBot.Storage.Tests.Schema;

/// <summary>A file of schema 1, in which what had left the memory was in collections of its own.</summary>
public sealed class OnePlaceEachTests : IAsyncDisposable
{
    private const int Many = 450;
    private static readonly CancellationToken Never = CancellationToken.None;
    private readonly LitePlace _place = new();

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task Open_AFileOfBefore_FindsAllOfIt()
    {
        await MakeAsync(file => MakeOld(file));

        await using var database = await StorageContract.OpenAsync(_place.Options);

        await AssertAllAsync(database);
    }

    [Fact]
    public async Task Bring_KilledInBetween_GoesOn()
    {
        await MakeAsync(file => MakeOld(file));
        _place.Edit(file =>
        {
            // The second half comes after all has been moved once, as if it had not been reached.
            var late = file.All("cards_past").Skip(Many / 2).ToList();
            file.Write([.. late.Select(d => new LiteChange.Delete("cards_past", d["_id"]))]);
            OnePlaceEach.Bring(file);
            file.Write([.. late.Select(d => new LiteChange.Put("cards_past", d))]);
        });

        await using var database = await StorageContract.OpenAsync(_place.Options);

        await AssertAllAsync(database);
    }

    private static async Task AssertAllAsync(Database database)
    {
        var gate = database.LiteGate!;
        Assert.Equal("2", (await database.Dialogs.FindAsync(new DialogId("open"), Never))?.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.NotNull(await database.Dialogs.FindAsync(new DialogId("past"), Never));
        Assert.Single(await database.Dialogs.ExpiredAsync(Given.At(7), 10, Never));
        for (var i = 0; i < Many; i++)
        {
            Assert.Equal(1, (await database.Outbox.FindAsync(Card(i), Never))?.Revision);
        }

        // What was in memory is, and nothing else.
        var state = await gate.ReadAsync(Never);
        Assert.Equal(["open"], state.Dialogs.All.Keys);
        Assert.Equal(["t2"], state.Tickets.All.Keys);
        Assert.Equal(["waits"], state.Cards.All.Keys);
        Assert.Single(await database.Outbox.WaitingAsync(Given.Chat.ChatId, Given.Now, 10, Never));

        // A confirmation counts once for ever.
        Assert.Equal(CommitResult.AlreadyConfirmed, (await database.Commits.CommitAsync([new AddTicket(Given.Ticket("t3", "THIRD"))], Never)).Result);
        Assert.Equal(["t1", "t2"], (await database.Tickets.OfOriginAsync("dialog", "d1", Never)).Select(t => t.Id.Value));

        Assert.Equal(1, await database.Dialogs.PruneAsync(Given.At(5), Never));
        Assert.Null(await database.Dialogs.FindAsync(new DialogId("past"), Never));
        Assert.All(["dialogs", "dialogs_past", "tickets", "tickets_past", "cards", "cards_past"], c => Assert.Empty(gate.File.All(c)));
    }

    private static CardId Card(int i) => new($"c{i:d3}");

    private async Task MakeAsync(Action<LiteFile> old)
    {
        await (await StorageContract.OpenAsync(_place.Options)).DisposeAsync();
        _place.Edit(old);
    }

    private static void MakeOld(LiteFile file)
    {
        // The dialog came back from the past: what was in memory is what counts.
        Put("dialogs_past", new LiveDialog(Given.Dialog(id: "open")).Document());
        Put("dialogs", new LiveDialog(Given.Dialog(id: "open", version: 2, expires: 7, at: 6)).Document());
        Put("dialogs_past", new LiveDialog(Given.Dialog(id: "past")).Document());
        file.Write([new LiteChange.Put("dialogs_past_ages", new BsonDocument { ["_id"] = DialogAge.Key(Given.At(0).ToUnixTimeMilliseconds(), "past") })]);

        var settled = Given.Ticket().Settled();
        Put("tickets_past", new TicketRow(settled, Given.Me, "").Document());
        file.Write([new LiteChange.Put("tickets_past_origins", PastOrigin.Document(settled))]);
        Put("tickets", new TicketRow(Given.Ticket("t2", "SECOND", "2"), Given.Me, "").Document());

        Put("cards", NewCard("waits", delivered: 0));
        for (var i = 0; i < Many; i++)
        {
            Put("cards_past", NewCard(Card(i).Value, delivered: 1));
        }

        file.Write([new LiteChange.Put("meta", new BsonDocument { ["_id"] = "schema", ["number"] = 1 })]);

        void Put(string collection, BsonDocument document)
        {
            document["_id"] = RowKey.IdOf(document["_id"].AsString);
            file.Write([new LiteChange.Put(collection, document)]);
        }
    }

    private static BsonDocument NewCard(string id, int delivered)
    {
        var put = Given.Put();
        return new CardRow(
            new OutboxCard { Id = new CardId(id), To = put.To, Card = put.Card, Priority = put.Priority, Revision = 1, DeliveredRevision = delivered },
            Given.Now, Given.Me, DeliveredAt: null, GaveUp: null).Document();
    }
}
