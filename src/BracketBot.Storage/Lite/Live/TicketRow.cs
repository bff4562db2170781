using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Orders;
using BracketBot.Core.Stored;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <param name="Holder">The process that sees to it.</param>
/// <param name="LastAudit">The highest id of the audit's entries about it; "" for none. What comes after it is new, and need not be looked up.</param>
/// <param name="FirstLink">The number of the first of them that is linked; 0 for none.</param>
/// <param name="LastLink">That of the last.</param>
internal sealed record TicketRow(CancelTicket Ticket, OwnerId Holder, string LastAudit, long FirstLink = 0, long LastLink = 0) : IRow
{
    public string Id => Ticket.Id.Value;

    public bool IsUnsettled => Ticket.State != TicketState.Settled;

    public long? OverSince => IsUnsettled ? null : (Ticket.SettledAt ?? Ticket.ConfirmedAt).ToUnixTimeMilliseconds();

    /// <summary>No second ticket may be without an outcome at the same.</summary>
    public (ClientId, LegRef) Leg => (Ticket.Account.ClientId, Ticket.Leg);

    public BsonDocument Document() => new()
    {
        ["_id"] = RowKey.Of(Id),
        ["kind"] = Ticket.Origin.Kind,
        ["origin"] = Ticket.Origin.Id,
        ["confirmation"] = Ticket.Origin.Confirmation,
        ["user"] = Ticket.Account.UserId.Value,
        ["client"] = Ticket.Account.ClientId.Value,
        ["chat"] = Ticket.Chat.ChatId,
        ["thread"] = Bson.Of(Ticket.Chat.ThreadId),
        ["order"] = Ticket.Leg.OmsOrderId.Value,
        ["leg"] = Ticket.Leg.Indicator.Value,
        ["exchange"] = Ticket.Leg.ExchangeOrderId.Value,
        ["bracket"] = Bson.Json(Ticket.Bracket, CoreJson.Default.BracketOrder),
        ["card"] = Ticket.CardText,
        ["owner"] = Ticket.Owner.Value,
        ["confirmedAt"] = Bson.Of(Ticket.ConfirmedAt),
        ["sendBy"] = Bson.Of(Ticket.SendBy),
        ["state"] = (int)Ticket.State,
        ["answer"] = Bson.Json(Ticket.Answer, CoreJson.Default.BrokerAnswer),
        ["outcome"] = Bson.Of((int?)Ticket.Outcome),
        ["aftermath"] = Bson.Json(Ticket.Aftermath, CoreJson.Default.Aftermath),
        ["settledAt"] = Bson.Of(Ticket.SettledAt),
        ["version"] = Ticket.Version,
        ["holder"] = Holder.Value,
        ["lastAudit"] = LastAudit,
        ["firstLink"] = FirstLink,
        ["lastLink"] = LastLink,
    };

    public static TicketRow Read(BsonDocument d) => new(
        new CancelTicket
        {
            Id = new TicketId(RowKey.IdOf(d["_id"].AsString)),
            Origin = new TicketOrigin(d["kind"].AsString, d["origin"].AsString, d["confirmation"].AsString),
            Account = new Account(new TelegramUserId(d["user"].AsInt64), new ClientId(d["client"].AsString)),
            Chat = new ChatAddress(d["chat"].AsInt64, d["thread"].IntOrNull()),
            Leg = new LegRef(new OmsOrderId(d["order"].AsString), new LegIndicator(d["leg"].AsString), new ExchangeOrderId(d["exchange"].AsString)),
            Bracket = d["bracket"].Json(CoreJson.Default.BracketOrder),
            CardText = d["card"].AsString,
            Owner = new OwnerId(d["owner"].AsString),
            ConfirmedAt = d["confirmedAt"].Time(),
            SendBy = d["sendBy"].Time(),
            State = (TicketState)d["state"].AsInt32,
            Answer = d["answer"].JsonOrNull(CoreJson.Default.BrokerAnswer),
            Outcome = (CancelOutcome?)d["outcome"].IntOrNull(),
            Aftermath = d["aftermath"].JsonOrNull(CoreJson.Default.Aftermath),
            SettledAt = d["settledAt"].TimeOrNull(),
            Version = d["version"].AsInt32,
        },
        new OwnerId(d["holder"].AsString), d["lastAudit"].AsString, d["firstLink"].NumberOr0(), d["lastLink"].NumberOr0());
}
