using System.Text.Json;
using BracketBot.Core;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Stored;
using BracketBot.Storage.Migrations;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Schema;

/// <summary>A database of the time when leases ran out (version 4), with something unfinished of each kind.</summary>
public sealed class PostgresLeaseMigrationTests(PostgresServer server) : StorageContract(new PostgresPlace(server))
{
    private const int WithLeases = 4;
    private static readonly CancelTicket Ticket = Given.Ticket(owner: new OwnerId("run-0"));

    private PostgresPlace Server => (PostgresPlace)Place;

    [Fact]
    public async Task Open_WithLeases_ProcessesShowThemselvesFromThenOn()
    {
        Assert.True((await Database.Ownership.BeatAsync(Never)).AnythingToTakeOver);

        await Database.Ownership.TakeOverAsync(own: false, Never);

        Assert.False((await Database.Ownership.BeatAsync(Never)).AnythingToTakeOver);
    }

    [Fact]
    public async Task Open_WithLeases_TheFirstProcessTakesOverAllThatIsUnfinished()
    {
        var taken = await Database.Ownership.TakeOverAsync(own: false, Never);

        Assert.Equivalent(Ticket, Assert.Single(taken.Tickets), strict: true);
        Assert.Equal([Given.List("free"), Given.List("leased")], taken.Lists.OrderBy(l => l.Id.Value, StringComparer.Ordinal));
        Assert.Equal([(5, DateTimeOffset.UnixEpoch), (6, Given.At(9))], taken.Chats);
        Assert.Equal(
            [("edit", 2, 1, new MessageId(77)), ("leased", 1, 0, (MessageId?)null)],
            (await WaitingAsync(5)).Select(c => (c.Id.Value, c.Revision, c.DeliveredRevision, c.MessageId)));
        Assert.Equal(Given.At(9), Assert.Single(await WaitingAsync(6)).NotBefore);
    }

    [Fact]
    public async Task Open_WithLeases_WhatWasTakenOverGoesOn()
    {
        await Database.Ownership.TakeOverAsync(own: false, Never);

        Assert.Equal(CommitResult.LegBusy, await CommitAsync(new AddTicket(Given.Ticket("t9", confirmation: "9"))));
        await GivenAsync(new SaveTicket(Ticket.Settled()), new RequireDialog(new DialogId("leased"), 1), new SaveDialog(Given.List("free", version: 2)));
        await GivenAsync(new AddTicket(Given.Ticket("t9", confirmation: "9")));
        Assert.Equal(2, Assert.Single((await GivenAsync(Given.Put("leased", chat: 5))).Cards).Revision);
        await Database.Outbox.RecordAsync(Given.Delivered(2, "leased", to: new ChatAddress(5)), Never);
        Assert.Equal(["edit"], (await WaitingAsync(5)).Select(c => c.Id.Value));
    }

    [Fact]
    public async Task Open_WithLeases_WhatIsFinishedStaysAsItIs()
    {
        await Database.Ownership.TakeOverAsync(own: false, Never);

        Assert.Equal(Given.Dialog(id: "open").State, (await Database.Dialogs.FindAsync(new DialogId("open"), Never))?.State);
        Assert.Equal(TicketState.Settled, (await Database.Tickets.FindAsync(Given.TicketOf(2).Id, Never))?.State);
        Assert.Equal(1, (await Database.Outbox.FindAsync(new CardId("done"), Never))?.DeliveredRevision);
        Assert.Equal("blocked", await Server.ScalarAsync("SELECT gave_up FROM outbox WHERE card_id = 'given-up'"));
    }

    protected override async Task PrepareAsync()
    {
        await Server.ExecuteAsync(
            "CREATE TABLE schema_migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)");
        foreach (var old in Migration.All().Where(m => m.Number <= WithLeases))
        {
            await Server.ExecuteAsync(old.Sql);
            await Server.ExecuteAsync($"INSERT INTO schema_migrations VALUES ({old.Number}, '{old.Name}', '{old.Checksum}', 0)");
        }

        await InsertTicketAsync(Ticket);
        await InsertTicketAsync(Given.TicketOf(2) with { State = TicketState.Settled });
        await InsertDialogAsync(Given.List("leased"), "'run-0'");
        await InsertDialogAsync(Given.List("free"), "NULL");
        await InsertDialogAsync(Given.Dialog(id: "open"), "NULL");
        await InsertCardAsync("leased", 5, lease: "'run-0'", changedAt: 2);
        await InsertCardAsync("edit", 5, revision: 2, delivered: 1, message: "77", changedAt: 1);
        await InsertCardAsync("later", 6, notBefore: Given.At(9).ToUnixTimeMilliseconds(), priority: CardPriority.Push);
        await InsertCardAsync("done", 7, delivered: 1, message: "78");
        await InsertCardAsync("given-up", 8, gaveUp: "'blocked'");
    }

    private Task<IReadOnlyList<OutboxCard>> WaitingAsync(long chat) => Database.Outbox.WaitingAsync(chat, Given.Now, 10, Never);

    private async Task InsertTicketAsync(CancelTicket ticket)
    {
        var bracket = JsonSerializer.Serialize(ticket.Bracket, CoreJson.Default.BracketOrder).Replace("'", "''", StringComparison.Ordinal);
        await Server.ExecuteAsync(
            $"""
            INSERT INTO tickets (id, origin_kind, origin_id, origin_confirmation, user_id, client_id, chat_id, thread_id, oms_order_id, leg, exchange_order_id,
                bracket, card_text, owner, confirmed_at, send_by, state, version, lease_owner, lease_until)
            VALUES ('{ticket.Id}', '{ticket.Origin.Kind}', '{ticket.Origin.Id}', '{ticket.Origin.Confirmation}', {ticket.Account.UserId}, '{ticket.Account.ClientId}',
                {ticket.Chat.ChatId}, {ticket.Chat.ThreadId}, '{ticket.Leg.OmsOrderId}', '{ticket.Leg.Indicator}', '{ticket.Leg.ExchangeOrderId}',
                '{bracket}', '{ticket.CardText}', '{ticket.Owner}', {ticket.ConfirmedAt.ToUnixTimeMilliseconds()}, {ticket.SendBy.ToUnixTimeMilliseconds()},
                '{ticket.State}', {ticket.Version}, '{ticket.Owner}', {Given.At(1_000_000).ToUnixTimeMilliseconds()})
            """);
    }

    private Task InsertDialogAsync(DialogRow row, string lease) => Server.ExecuteAsync(
        $"""
        INSERT INTO dialogs (id, user_id, chat_id, thread_id, version, layout, type, data, updated_at, lease_owner, lease_until)
        VALUES ('{row.Id}', {row.UserId}, {row.Chat.ChatId}, {row.Chat.ThreadId}, {row.Version}, {row.State.Version}, '{row.State.Type}', '{row.State.Data}',
            {row.UpdatedAt.ToUnixTimeMilliseconds()}, {lease}, {Given.At(1_000_000).ToUnixTimeMilliseconds()})
        """);

    private Task InsertCardAsync(
        string id, long chat, int revision = 1, int delivered = 0, string message = "NULL", long notBefore = 0, CardPriority priority = CardPriority.Answer,
        string gaveUp = "NULL", string lease = "NULL", int changedAt = 0) => Server.ExecuteAsync(
        $$"""
        INSERT INTO outbox (card_id, chat_id, message_id, card, priority, revision, delivered, changed_at, not_before, failures, gave_up, lease_owner, lease_until)
        VALUES ('{{id}}', {{chat}}, {{message}}, '{"html":"hello","buttons":[]}', {{(int)priority}}, {{revision}}, {{delivered}}, {{changedAt}}, {{notBefore}}, 3, {{gaveUp}},
            {{lease}}, {{Given.At(1_000_000).ToUnixTimeMilliseconds()}})
        """);
}
