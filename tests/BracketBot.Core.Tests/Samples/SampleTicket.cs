using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Tests.Samples;

/// <summary>Confirmed cancels of legs of <see cref="SampleBook.Bracket"/>.</summary>
internal static class SampleTicket
{
    public static readonly BrokerAnswer Taken = Answer(new CancelTaken("Order Cancelled Successfully"), null);

    public static readonly BrokerError Blank = new BrokerError.Refused(44000, "`exchange_order_id` can't be blank");

    public static CancelTicket OfEntry { get; } = Of(SampleBook.Entry.Ref);

    /// <summary>Another ticket, for another leg.</summary>
    public static CancelTicket OfStop { get; } = Of(SampleBook.Stop.Ref) with { Id = new TicketId("018e3b00-0000-7000-8000-000000000002") };

    public static CancelTicket Of(LegRef leg) => new()
    {
        Id = new TicketId("018e3b00-0000-7000-8000-000000000001"),
        Origin = new TicketOrigin("dialog", "dialog0123456789", "3"),
        Account = new Account(new TelegramUserId(4711), new ClientId("YA0002")),
        Chat = new ChatAddress(4711),
        Bracket = SampleBook.Bracket,
        Leg = leg,
        CardText = "<b>Cancel entry?</b>",
        Owner = new OwnerId("process-1"),
        ConfirmedAt = SampleTime.Now,
        SendBy = SampleTime.Plus(5),
    };

    public static CancelTicket Answered(this CancelTicket ticket, BrokerAnswer? answer) =>
        ticket with { State = TicketState.Answered, Answer = answer };

    public static CancelTicket Settled(this CancelTicket ticket, CancelOutcome outcome, Aftermath? aftermath = null) => ticket with
    {
        State = TicketState.Settled,
        Answer = Taken,
        Outcome = outcome,
        Aftermath = aftermath,
        SettledAt = SampleTime.Plus(2),
    };

    public static BrokerAnswer Answer(CancelTaken? taken, BrokerError? error) => new(SampleTime.Plus(0.2), SampleTime.Plus(0.3), taken, error);
}
