using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Storage.Tests;

/// <summary>What most tests start from.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 3, 13, 9, 15, 30, 250, TimeSpan.FromHours(5.5));
    public static readonly OwnerId Me = new("run-1");
    public static readonly OwnerId Other = new("run-2");
    public static readonly TelegramUserId User = new(7_000_000_001);
    public static readonly ChatAddress Chat = new(-1_001_234_567_890, 42);

    public static DateTimeOffset At(double seconds) => Now.AddSeconds(seconds);

    public static OrderLeg Leg(string indicator, string status = "OPEN") => new()
    {
        Ref = new LegRef(new OmsOrderId("20240314929"), new LegIndicator(indicator), new ExchangeOrderId("1100000012461398")),
        Role = indicator == "ENTRY" ? LegRole.Entry : LegRole.StopLoss,
        Status = new OrderStatus(status),
        IsPending = true,
        Side = OrderSide.Buy,
        OrderType = "LIMIT",
        Price = 105.0500m,
        TriggerPrice = 0.0000000000000000000000000001m,
        AveragePrice = null,
        Quantity = 79_228_162_514_264_337_593_543_950_335m,
        FilledQuantity = 0.5m,
        ExchangeTime = Now,
        RejectionReason = "RMS: <b>no</b> & \"none\" \u20b9",
    };

    public static CancelTicket Ticket(string id = "t1", string leg = "ENTRY", string confirmation = "1", string client = "YA0002", OwnerId? owner = null) => new()
    {
        Id = new TicketId(id),
        Origin = new TicketOrigin("dialog", "d1", confirmation),
        Account = new Account(User, new ClientId(client)),
        Chat = Chat,
        Bracket = new BracketOrder
        {
            Id = new OmsOrderId("20240314929"),
            Symbol = "SBIN-EQ",
            Exchange = "NSE",
            Product = "MIS",
            Side = OrderSide.Buy,
            Legs = [Leg("ENTRY"), Leg("SECOND", "TRIGGER_PENDING"), Leg("THIRD")],
            TargetPrice = 110.10m,
            StopPrice = 99.95m,
            TrailBy = 0.05m,
        },
        Leg = Leg(leg).Ref,
        CardText = "<b>Cancel the entry?</b> 10 of SBIN-EQ at \u20b9105.05",
        Owner = owner ?? Me,
        ConfirmedAt = Now,
        SendBy = At(5),
    };

    /// <summary>A ticket that is in nobody else's way.</summary>
    public static CancelTicket TicketOf(int number, OwnerId? owner = null) => Ticket($"t{number:d3}", confirmation: $"{number}", client: $"C{number:d3}", owner: owner);

    public static CancelTicket Settled(this CancelTicket ticket) => ticket with
    {
        State = TicketState.Settled,
        Outcome = CancelOutcome.Cancelled,
        SettledAt = At(2),
        Version = ticket.Version + 1,
    };

    public static Card Card(string html = "hello") =>
        new(html, [[new CardButton("Cancel it", "c:d1:yes:1", ButtonStyle.Danger), new CardButton("Keep", "c:d1:no:1")], [new CardButton("Back", "c:d1:back:1")]]);

    public static PutCard Put(string id = "c1", string html = "hello", CardPriority priority = CardPriority.Answer, double at = 0, long? chat = null) =>
        new(new CardId(id), chat is { } other ? new ChatAddress(other) : Chat, Card(html), priority, At(at));

    /// <summary>Of a new message, unless it says that it is an edit.</summary>
    public static CardDelivered Delivered(int revision = 1, string card = "c1", long message = 1, bool isNew = true, ChatAddress? to = null) =>
        new(new CardId(card), revision, At(1), new MessageId(message), to ?? Chat, isNew);

    public static CardGivenUp GivenUp(int revision = 1, string card = "c1") => new(new CardId(card), revision, At(1), "blocked");

    public static IncomingMessage Message(long id, double at = 0, string text = "/cancel") =>
        new(new UpdateId(id), User, At(at), Waited: false, Chat, IsPrivate: true, new MessageId(11), text);

    public static DialogRow Dialog(int version = 1, string id = "d1", double? expires = null, double at = 0, OwnerId? holder = null) => new(
        new DialogId(id), User, Chat, version, new StoredState(3, "Confirming", $$"""{"revision":{{version}}}"""),
        expires is { } seconds ? At(seconds) : null, At(at), holder ?? Me);

    /// <summary>A dialog whose list of cancels is under way.</summary>
    public static DialogRow List(string id = "l1", int version = 1, OwnerId? holder = null) =>
        Dialog(version, id, holder: holder) with { State = new StoredState(1, nameof(DialogState.CancellingAll), $$"""{"version":{{version}}}""") };

    public static AuditEntry Audit(string id = "a1", string? ticket = "t1", string text = "confirmed") =>
        new(id, Now, text, User.Value, "YA0002", ticket, "20240314929", "ENTRY 1100000012461398", """{"card":"…"}""");
}
