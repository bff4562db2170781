using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Orders;
using BracketBot.Core.Stored;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <param name="Holder">The process that sees to it.</param>
/// <param name="LastAudit">The highest id among the ticket's audit entries; "" for none. An entry with a higher id is new, which saves looking it up.</param>
/// <param name="FirstLink">The number of the first of those entries that is in a chain; 0 for none.</param>
/// <param name="LastLink">The number of the last.</param>
internal sealed record TicketRow(CancelTicket Ticket, OwnerId Holder, string LastAudit, long FirstLink = 0, long LastLink = 0) : IRow
{
    public string Id => Ticket.Id.Value;

    public bool IsUnsettled => Ticket.State != TicketState.Settled;

    public long? OverSince => IsUnsettled ? null : (Ticket.SettledAt ?? Ticket.ConfirmedAt).ToUnixTimeMilliseconds();

    /// <summary>What a ticket cancels. Only one unsettled ticket may exist for each.</summary>
    public (ClientId, LegRef) Leg => (Ticket.Account.ClientId, Ticket.Leg);

    public BsonDocument Document() => new()
    {
        ["_id"] = RowKey.Of(Id),
        [Field.Kind] = Ticket.Origin.Kind,
        [Field.Origin] = Ticket.Origin.Id,
        [Field.Confirmation] = Ticket.Origin.Confirmation,
        [Field.User] = Ticket.Account.UserId.Value,
        [Field.Client] = Ticket.Account.ClientId.Value,
        [Field.Chat] = Ticket.Chat.ChatId,
        [Field.Thread] = Bson.Of(Ticket.Chat.ThreadId),
        [Field.Order] = Ticket.Leg.OmsOrderId.Value,
        [Field.Leg] = Ticket.Leg.Indicator.Value,
        [Field.Exchange] = Ticket.Leg.ExchangeOrderId.Value,
        [Field.Bracket] = Bson.Json(Ticket.Bracket, CoreJson.Default.BracketOrder),
        [Field.Card] = Ticket.CardText,
        [Field.Owner] = Ticket.Owner.Value,
        [Field.ConfirmedAt] = Bson.Of(Ticket.ConfirmedAt),
        [Field.SendBy] = Bson.Of(Ticket.SendBy),
        [Field.State] = (int)Ticket.State,
        [Field.Answer] = Bson.Json(Ticket.Answer, CoreJson.Default.BrokerAnswer),
        [Field.Outcome] = Bson.Of((int?)Ticket.Outcome),
        [Field.Aftermath] = Bson.Json(Ticket.Aftermath, CoreJson.Default.Aftermath),
        [Field.SettledAt] = Bson.Of(Ticket.SettledAt),
        [Field.Version] = Ticket.Version,
        [Field.Holder] = Holder.Value,
        [Field.LastAudit] = LastAudit,
        [Field.FirstLink] = FirstLink,
        [Field.LastLink] = LastLink,
    };

    public static TicketRow Read(BsonDocument d) => new(
        new CancelTicket
        {
            Id = new TicketId(RowKey.IdOf(d["_id"].AsString)),
            Origin = new TicketOrigin(d[Field.Kind].AsString, d[Field.Origin].AsString, d[Field.Confirmation].AsString),
            Account = new Account(new TelegramUserId(d[Field.User].AsInt64), new ClientId(d[Field.Client].AsString)),
            Chat = new ChatAddress(d[Field.Chat].AsInt64, d[Field.Thread].IntOrNull()),
            Leg = new LegRef(new OmsOrderId(d[Field.Order].AsString), new LegIndicator(d[Field.Leg].AsString), new ExchangeOrderId(d[Field.Exchange].AsString)),
            Bracket = d[Field.Bracket].Json(CoreJson.Default.BracketOrder),
            CardText = d[Field.Card].AsString,
            Owner = new OwnerId(d[Field.Owner].AsString),
            ConfirmedAt = d[Field.ConfirmedAt].Time(),
            SendBy = d[Field.SendBy].Time(),
            State = (TicketState)d[Field.State].AsInt32,
            Answer = d[Field.Answer].JsonOrNull(CoreJson.Default.BrokerAnswer),
            Outcome = (CancelOutcome?)d[Field.Outcome].IntOrNull(),
            Aftermath = d[Field.Aftermath].JsonOrNull(CoreJson.Default.Aftermath),
            SettledAt = d[Field.SettledAt].TimeOrNull(),
            Version = d[Field.Version].AsInt32,
        },
        new OwnerId(d[Field.Holder].AsString), d[Field.LastAudit].AsString, d[Field.FirstLink].NumberOr0(), d[Field.LastLink].NumberOr0());

    /// <summary>The names of the document's fields.</summary>
    private static class Field
    {
        public const string Kind = "kind";
        public const string Origin = "origin";
        public const string Confirmation = "confirmation";
        public const string User = "user";
        public const string Client = "client";
        public const string Chat = "chat";
        public const string Thread = "thread";
        public const string Order = "order";
        public const string Leg = "leg";
        public const string Exchange = "exchange";
        public const string Bracket = "bracket";
        public const string Card = "card";
        public const string Owner = "owner";
        public const string ConfirmedAt = "confirmedAt";
        public const string SendBy = "sendBy";
        public const string State = "state";
        public const string Answer = "answer";
        public const string Outcome = "outcome";
        public const string Aftermath = "aftermath";
        public const string SettledAt = "settledAt";
        public const string Version = "version";
        public const string Holder = "holder";
        public const string LastAudit = "lastAudit";
        public const string FirstLink = "firstLink";
        public const string LastLink = "lastLink";
    }
}
