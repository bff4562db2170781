using BracketBot.Cards;
using BracketBot.Core.Accounts;
using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Turns;

namespace BracketBot.History;

/// <summary>Shows a member their own cancels.</summary>
internal sealed class HistoryPages(IAuditStore audit, ITicketStore tickets, ICommits commits, Replies replies, TimeZoneInfo marketZone, TimeProvider time) : ITapHandler
{
    public string Kind => HistoryCards.Kind;

    public async Task ShowAsync(IncomingMessage message) => await replies.AnswerAsync(message, await PageAsync(message.From, null));

    public async Task HandleAsync(IncomingTap tap, Member member, UserTurn turn)
    {
        var (id, action) = tap.Data.Split(':') is [_, var first, var second] ? (first, second) : ("", "");
        var card = action switch
        {
            "page" => await PageAsync(member.Id, id.Length > 0 ? new TicketId(id) : null),
            "show" => await OneAsync(member.Id, new TicketId(id)),
            _ => null,
        };
        if (card is null)
        {
            await replies.ToastAsync(tap, Toasts.Gone, alert: false);
            return;
        }

        replies.Answer(tap, Toasts.Silent);
        await commits.CommitAsync(Replies.Replacing(tap, Kind, card, time.GetUtcNow()), CancellationToken.None);
    }

    private async Task<Card> PageAsync(TelegramUserId user, TicketId? before)
    {
        var page = await audit.CancelsAsync(user, client: null, before, HistoryCards.PageSize + 1, CancellationToken.None);
        return HistoryCards.Page([.. page.Take(HistoryCards.PageSize)], before is null, page.Count > HistoryCards.PageSize, marketZone);
    }

    private async Task<Card?> OneAsync(TelegramUserId user, TicketId id) =>
        await tickets.FindAsync(id, CancellationToken.None) is { } ticket && ticket.Account.UserId == user ? HistoryCards.One(PastCancel.Of(ticket), marketZone) : null;
}
