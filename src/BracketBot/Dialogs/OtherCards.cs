using BracketBot.Core;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Stored;

namespace BracketBot.Dialogs;

/// <summary>The user's other cards that offer a leg which a cancel has just ended: they lose its red button.</summary>
internal sealed class OtherCards(IDialogStore dialogs, DialogRows rows, DialogRules rules, TimeProvider time)
{
    /// <summary>What is written beside the ticket's outcome, so that no card offers the leg once the chat says that it is gone.</summary>
    public async Task<IEnumerable<Write>> WithoutLegsOfAsync(CancelTicket ticket, CancellationToken cancellation)
    {
        var gone = ticket.Gone.ToList();
        if (gone.Count == 0)
        {
            return [];
        }

        var now = time.GetUtcNow();
        var writes = new List<Write>();
        foreach (var row in await dialogs.TimedOfAsync(ticket.Account.UserId, cancellation))
        {
            if (row.Id.Value == ticket.Origin.Id || DialogStateText.Load(row.State) is not { } state)
            {
                continue;
            }

            var left = gone.Aggregate(state, (s, leg) => CancelDialog.Step(s, new DialogInput.LegGone(leg.Leg, leg.Now), now, rules).State);
            if (!ReferenceEquals(left, state))
            {
                writes.AddRange(rows.Next(row, left, row.Client ?? ticket.Account.ClientId, CardPriority.Answer, now));
            }
        }

        return writes;
    }
}
