using BracketBot.Cancelling;
using BracketBot.Cards;
using BracketBot.Core;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Stored;

namespace BracketBot.Dialogs;

/// <summary>Shows a ticket on the dialog's card that it was confirmed on.</summary>
internal sealed class DialogAudience(IDialogStore dialogs, OtherCards others, DialogRows rows, DialogRules rules, TimeZoneInfo marketZone, TimeProvider time) : ITicketAudience
{
    public string Kind => DialogTap.Kind;

    public async Task<IReadOnlyList<Write>> ShowAsync(CancelTicket ticket, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var elsewhere = await others.WithoutLegsOfAsync(ticket, cancellation);
        var row = await dialogs.FindAsync(new DialogId(ticket.Origin.Id), cancellation);
        if (row is not null && DialogStateText.Load(row.State) is { } state)
        {
            var step = CancelDialog.Step(state, new DialogInput.TicketMoved(ticket), now, rules);
            if (!ReferenceEquals(step.State, state))
            {
                return [.. rows.Next(row, step.State, ticket.Account.ClientId, CardPriority.CancelAnswer, now), .. elsewhere];
            }
        }

        // The card has gone on, or can't be read any more; the answer gets a card of its own.
        var text = new CardText();
        TicketLines.Add(text, TicketView.Of(ticket), ticket.Account.ClientId, marketZone);
        return [new PutCard(new CardId($"t{ticket.Id}"), ticket.Chat, new Card(text.ToString(), []), CardPriority.CancelAnswer, now), .. elsewhere];
    }
}
