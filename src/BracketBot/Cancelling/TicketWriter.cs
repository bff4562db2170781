using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;

namespace BracketBot.Cancelling;

/// <summary>Writes tickets: what is committed before anything is sent.</summary>
internal sealed class TicketWriter(OwnerId owner)
{
    public CancelTicket Write(TicketOrigin origin, Account account, ChatAddress chat, DialogEffect.OpenTicket confirmed, string cardText) => new()
    {
        Id = new TicketId(Guid.CreateVersion7(confirmed.TappedAt).ToString()),
        Origin = origin,
        Account = account,
        Chat = chat,
        Bracket = confirmed.Bracket,
        Leg = confirmed.Leg,
        CardText = cardText,
        Owner = owner,
        ConfirmedAt = confirmed.TappedAt,
        SendBy = confirmed.TappedAt + DialogRules.SendWithin,
    };

    public static IEnumerable<Write> Opening(CancelTicket ticket, DateTimeOffset now) =>
        [new AddTicket(ticket), TicketAudit.Confirmed(ticket, now), new RequireMayCancel(ticket.Account.UserId, ticket.Account.ClientId)];
}
