using System.Text.Json;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Orders;
using BracketBot.Core.Stored;
using BracketBot.Storage.Postgres;

namespace BracketBot.Storage.Cancels;

/// <summary>A ticket as a row.</summary>
internal static class TicketColumns
{
    public static readonly Table<(CancelTicket Ticket, OwnerId Holder)> Table = new(
        "tickets",
        unchanging:
        [
            new("id", r => r.Ticket.Id.Value),
            new("origin_kind", r => r.Ticket.Origin.Kind),
            new("origin_id", r => r.Ticket.Origin.Id),
            new("origin_confirmation", r => r.Ticket.Origin.Confirmation),
            new("user_id", r => r.Ticket.Account.UserId.Value),
            new("client_id", r => r.Ticket.Account.ClientId.Value),
            new("chat_id", r => r.Ticket.Chat.ChatId),
            new("thread_id", r => (long?)r.Ticket.Chat.ThreadId),
            new("oms_order_id", r => r.Ticket.Leg.OmsOrderId.Value),
            new("leg", r => r.Ticket.Leg.Indicator.Value),
            new("exchange_order_id", r => r.Ticket.Leg.ExchangeOrderId.Value),
            new("bracket", r => JsonSerializer.Serialize(r.Ticket.Bracket, CoreJson.Default.BracketOrder)),
            new("card_text", r => r.Ticket.CardText),
            new("owner", r => r.Ticket.Owner.Value),
            new("confirmed_at", r => r.Ticket.ConfirmedAt.ToSql()),
            new("send_by", r => r.Ticket.SendBy.ToSql()),
        ],
        changing:
        [
            new("state", r => r.Ticket.State.ToString()),
            new("answer", r => r.Ticket.Answer is { } answer ? JsonSerializer.Serialize(answer, CoreJson.Default.BrokerAnswer) : null),
            new("outcome", r => r.Ticket.Outcome?.ToString()),
            new("aftermath", r => r.Ticket.Aftermath is { } aftermath ? JsonSerializer.Serialize(aftermath, CoreJson.Default.Aftermath) : null),
            new("settled_at", r => r.Ticket.SettledAt?.ToSql()),
            new("version", r => r.Ticket.Version),
            new("holder", r => r.Holder.Value) { IsRead = false },
        ]);

    public static readonly string Select = $"SELECT {Table.Names} FROM {Table.Name}";

    public static CancelTicket Read(SqlRow row) => new()
    {
        Id = new TicketId(row.Text("id")),
        Origin = new TicketOrigin(row.Text("origin_kind"), row.Text("origin_id"), row.Text("origin_confirmation")),
        Account = new Account(new TelegramUserId(row.Number("user_id")), new ClientId(row.Text("client_id"))),
        Chat = new ChatAddress(row.Number("chat_id"), row.IntOrNull("thread_id")),
        Leg = new LegRef(
            new OmsOrderId(row.Text("oms_order_id")), new LegIndicator(row.Text("leg")), new ExchangeOrderId(row.Text("exchange_order_id"))),
        Bracket = JsonSerializer.Deserialize(row.Text("bracket"), CoreJson.Default.BracketOrder) ?? throw new InvalidDataException("A ticket without its bracket."),
        CardText = row.Text("card_text"),
        Owner = new OwnerId(row.Text("owner")),
        ConfirmedAt = row.Time("confirmed_at"),
        SendBy = row.Time("send_by"),
        State = Enum.Parse<TicketState>(row.Text("state")),
        Answer = row.TextOrNull("answer") is { } answer ? JsonSerializer.Deserialize(answer, CoreJson.Default.BrokerAnswer) : null,
        Outcome = row.TextOrNull("outcome") is { } outcome ? Enum.Parse<CancelOutcome>(outcome) : null,
        Aftermath = row.TextOrNull("aftermath") is { } aftermath ? JsonSerializer.Deserialize(aftermath, CoreJson.Default.Aftermath) : null,
        SettledAt = row.TimeOrNull("settled_at"),
        Version = row.Int("version"),
    };
}
