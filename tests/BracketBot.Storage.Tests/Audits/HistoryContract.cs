using BracketBot.Core.Accounts;
using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;
using BracketBot.Storage.Lite;
using BracketBot.Storage.Lite.Live;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;
using LiteDB;

namespace BracketBot.Storage.Tests.Audits;

public sealed class LiteHistoryTests() : HistoryContract(new LitePlace())
{
    [Fact]
    public async Task Cancels_OfAFileOfBefore_AreThereAfterTheFirstStart()
    {
        await AddAsync(1, 2);
        await AddAsync(3, 3, "YA0003");
        await CloseAsync();
        ((LitePlace)Place).Edit(file => file.Write(
        [
            .. file.All(Collections.UserTickets).Select(d => new LiteChange.Delete(Collections.UserTickets, d["_id"])),
            new LiteChange.Put(Collections.Meta, new BsonDocument { ["_id"] = "schema", ["number"] = 3 }),
        ]));
        await ReopenAsync();

        Assert.Equal([3, 2, 1], await PageAsync());
    }

    [Fact]
    public async Task Cancels_OutOfMemory_AreFound()
    {
        await AddAsync(1, 4);
        await GivenAsync([.. Enumerable.Range(1, 4).Select(n => new SaveTicket(Ticket(n).Settled()))]);
        await Upkeep.ShedAsync(Database.LiteGate!, 0, Given.At(100_000), Never);

        Assert.Equal([4, 3, 2, 1], await PageAsync());
    }
}

public sealed class PostgresHistoryTests(PostgresServer server) : HistoryContract(new PostgresPlace(server));

/// <summary>What a user looks back at, and what is exported.</summary>
public abstract class HistoryContract(Place place) : StorageContract(place)
{
    [Fact]
    public async Task Cancels_InPages_AreAllThereNewestFirst()
    {
        await AddAsync(1, 7);

        Assert.Equal([7, 6, 5], await PageAsync(limit: 3));
        Assert.Equal([4, 3, 2], await PageAsync(before: 5, limit: 3));
        await ReopenAsync();
        Assert.Equal([1], await PageAsync(before: 2, limit: 3));
        Assert.Empty(await PageAsync(before: 1, limit: 3));
    }

    [Fact]
    public async Task Cancels_OfSeveralAccounts_AreMixedByTimeOrOfOneAlone()
    {
        await AddAsync(1, 3, "YA0003");
        await AddAsync(4, 5, "YA0002");
        await AddAsync(6, 6, "YA0003");
        await AddAsync(7, 7, "YA00022");

        Assert.Equal([7, 6, 5, 4, 3, 2, 1], await PageAsync());
        Assert.Equal([6, 5, 4], await PageAsync(before: 7, limit: 3));
        Assert.Equal([6, 3, 2, 1], await PageAsync(client: "YA0003"));
        Assert.Equal([5, 4], await PageAsync(client: "YA0002"));
        Assert.Equal([2, 1], await PageAsync(client: "YA0003", before: 3));
        Assert.Empty(await PageAsync(client: "none"));
    }

    [Fact]
    public async Task Cancels_OfAnother_AreNotShown()
    {
        await AddAsync(1, 2);
        var other = new TelegramUserId(Given.User.Value / 10);
        await GivenAsync(new AddTicket(Ticket(3) with { Account = new Account(other, new ClientId("YA0002")) }));

        Assert.Equal([2, 1], await PageAsync());
        Assert.Equal(["t0003"], (await Database.Audit.CancelsAsync(other, null, null, 10, Never)).Select(c => c.Id.Value));
        Assert.Empty(await Database.Audit.CancelsAsync(new TelegramUserId(1), null, null, 10, Never));
    }

    [Fact]
    public async Task Cancels_Settled_TellAllThatIsKnown()
    {
        await GivenAsync(new AddTicket(Ticket(1)));
        await GivenAsync(new SaveTicket(Ticket(1).Settled() with { Answer = new BrokerAnswer(Given.At(1), Given.At(1.5), new CancelTaken("taken"), null) }));

        var cancel = Assert.Single(await Database.Audit.CancelsAsync(Given.User, null, null, 10, Never));

        var ticket = Ticket(1);
        Assert.Equal((ticket.Id, ticket.ConfirmedAt.UtcDateTime, ticket.Leg, ticket.CardText), (cancel.Id, cancel.At.UtcDateTime, cancel.Leg, cancel.CardText));
        Assert.Equal(("SBIN-EQ", TicketState.Settled, (CancelOutcome?)CancelOutcome.Cancelled), (cancel.Bracket.Symbol, cancel.State, cancel.Outcome));
        Assert.Equal(("taken", TimeSpan.FromSeconds(0.5)), (cancel.Answer?.Taken?.Message, cancel.Answer?.Took));
        Assert.Equal(TimeSpan.FromSeconds(2), cancel.Took);
    }

    [Fact]
    public async Task Read_Range_IsWhatIsInItOldestFirst()
    {
        await GivenAsync([.. Enumerable.Range(0, 1_200).Select(n => new AddAudit(Entry(n)))]);

        Assert.Equal(Enumerable.Range(0, 1_200), await ReadAsync(new AuditRange()));
        Assert.Equal(Enumerable.Range(600, 600), await ReadAsync(new AuditRange(From: At(600))));
        Assert.Equal(Enumerable.Range(0, 600), await ReadAsync(new AuditRange(To: At(600))));
        Assert.Equal([599, 600, 601], await ReadAsync(new AuditRange(From: At(599), To: At(602))));
        Assert.Empty(await ReadAsync(new AuditRange(From: At(5_000))));
        Assert.Empty(await ReadAsync(new AuditRange(To: At(0))));
        Assert.Equal(Enumerable.Range(0, 400).Select(n => n * 3), await ReadAsync(new AuditRange(new TelegramUserId(0))));
        Assert.Equal([601, 604], await ReadAsync(new AuditRange(new TelegramUserId(1), At(600), At(606))));
    }

    [Fact]
    public async Task Read_NothingThere_IsEmpty() => Assert.Empty(await ReadAsync(new AuditRange()));

    protected static CancelTicket Ticket(int number, string client = "YA0002")
    {
        var ticket = Given.Ticket($"t{number:d4}", confirmation: $"{number}", client: client);
        var leg = ticket.Leg with { ExchangeOrderId = new($"{number}") };
        return ticket with { Leg = leg, Bracket = ticket.Bracket with { Legs = [Given.Leg("ENTRY") with { Ref = leg }] } };
    }

    protected Task AddAsync(int first, int last, string client = "YA0002") =>
        GivenAsync([.. Enumerable.Range(first, last - first + 1).Select(n => new AddTicket(Ticket(n, client)))]);

    protected async Task<IEnumerable<int>> PageAsync(int? before = null, int limit = 10, string? client = null) => (await Database.Audit.CancelsAsync(
        Given.User, client is null ? null : new ClientId(client), before is { } number ? new TicketId($"t{number:d4}") : null, limit, Never))
        .Select(c => Number(c.Id.Value));

    private static int Number(string id) => int.Parse(id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>An hour apart each.</summary>
    private static DateTimeOffset At(int number) => Given.Now.AddHours(number);

    private static AuditEntry Entry(int number) => Given.Audit($"e{number:d4}", $"t{number / 3}") with { At = At(number), UserId = number % 3 };

    private async Task<IReadOnlyList<int>> ReadAsync(AuditRange range)
    {
        var numbers = new List<int>();
        await foreach (var entry in Database.Audit.ReadAsync(range, Never))
        {
            numbers.Add(Number(entry.Id));
        }

        return numbers;
    }
}
