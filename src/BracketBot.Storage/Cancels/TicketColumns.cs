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
    public const string Names =
        """
        id, origin_kind, origin_id, origin_confirmation, user_id, client_id, chat_id, thread_id, oms_order_id, leg, exchange_order_id, bracket, card_text,
        owner, confirmed_at, send_by, state, answer, outcome, aftermath, settled_at, version
        """;

    public const string Insert =
        $"""
        INSERT INTO tickets ({Names}, holder)
        VALUES (@id, @kind, @origin, @confirmation, @user, @client, @chat, @thread, @order, @leg, @exchange, @bracket, @card,
            @owner, @confirmed, @sendby, @state, @answer, @outcome, @aftermath, @settled, @version, @me)
        ON CONFLICT DO NOTHING
        """;

    public static (string, object?)[] Values(CancelTicket ticket, OwnerId me) =>
    [
        ("id", ticket.Id.Value), ("kind", ticket.Origin.Kind), ("origin", ticket.Origin.Id), ("confirmation", ticket.Origin.Confirmation),
        ("user", ticket.Account.UserId.Value), ("client", ticket.Account.ClientId.Value),
        ("chat", ticket.Chat.ChatId), ("thread", (long?)ticket.Chat.ThreadId),
        ("order", ticket.Leg.OmsOrderId.Value), ("leg", ticket.Leg.Indicator.Value), ("exchange", ticket.Leg.ExchangeOrderId.Value),
        ("bracket", JsonSerializer.Serialize(ticket.Bracket, CoreJson.Default.BracketOrder)), ("card", ticket.CardText), ("owner", ticket.Owner.Value),
        ("confirmed", ticket.ConfirmedAt.ToSql()), ("sendby", ticket.SendBy.ToSql()), ("state", ticket.State.ToString()),
        ("answer", ticket.Answer is { } answer ? JsonSerializer.Serialize(answer, CoreJson.Default.BrokerAnswer) : null),
        ("outcome", ticket.Outcome?.ToString()),
        ("aftermath", ticket.Aftermath is { } aftermath ? JsonSerializer.Serialize(aftermath, CoreJson.Default.Aftermath) : null),
        ("settled", ticket.SettledAt?.ToSql()), ("version", ticket.Version), ("me", me.Value),
    ];

    public static CancelTicket Read(SqlRow row) => new()
    {
        Id = new TicketId(row.Text(0)),
        Origin = new TicketOrigin(row.Text(1), row.Text(2), row.Text(3)),
        Account = new Account(new TelegramUserId(row.Number(4)), new ClientId(row.Text(5))),
        Chat = new ChatAddress(row.Number(6), row.IntOrNull(7)),
        Leg = new LegRef(new OmsOrderId(row.Text(8)), new LegIndicator(row.Text(9)), new ExchangeOrderId(row.Text(10))),
        Bracket = JsonSerializer.Deserialize(row.Text(11), CoreJson.Default.BracketOrder) ?? throw new InvalidDataException("A ticket without its bracket."),
        CardText = row.Text(12),
        Owner = new OwnerId(row.Text(13)),
        ConfirmedAt = row.Time(14),
        SendBy = row.Time(15),
        State = Enum.Parse<TicketState>(row.Text(16)),
        Answer = row.TextOrNull(17) is { } answer ? JsonSerializer.Deserialize(answer, CoreJson.Default.BrokerAnswer) : null,
        Outcome = row.TextOrNull(18) is { } outcome ? Enum.Parse<CancelOutcome>(outcome) : null,
        Aftermath = row.TextOrNull(19) is { } aftermath ? JsonSerializer.Deserialize(aftermath, CoreJson.Default.Aftermath) : null,
        SettledAt = row.TimeOrNull(20),
        Version = row.Int(21),
    };
}
