using System.Globalization;
using BracketBot.Cards;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Turns;

namespace BracketBot.Membership;

/// <summary>Taps of admins on the cards about who may use the bot. Anybody else's do nothing.</summary>
internal sealed class MembershipTaps(MemberList list, AccessRequests requests, Roles roles, Revocation revocation, Replies replies) : ITapHandler
{
    public string Kind => MemberCards.Kind;

    public async Task HandleAsync(IncomingTap tap, Member member, UserTurn turn)
    {
        var parts = tap.Data.Split(':');
        if (!member.IsAdmin || parts is not [_, var who, var action, ..] || !long.TryParse(who, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            await replies.ToastAsync(tap, member.IsAdmin ? Toasts.Gone : Toasts.AdminsOnly, alert: false);
            return;
        }

        var id = new TelegramUserId(number);
        switch (action)
        {
            case "show":
                replies.Answer(tap, Toasts.Silent);
                await list.ShowAsync(tap, id);
                break;
            case "page":
                replies.Answer(tap, Toasts.Silent);
                await list.PageAsync(tap, id);
                break;
            case "waiting":
                replies.Answer(tap, Toasts.Silent);
                await list.WaitingPageAsync(tap, id);
                break;
            case "approve" or "refuse":
                replies.Answer(tap, Toasts.Silent);
                if (!await requests.DecideAsync(tap, member, id, action == "approve"))
                {
                    await list.ShowAsync(tap, id);
                }

                break;
            case "role" when parts is [_, _, _, var role] && Enum.GetValues<Role>().Any(r => r.ToString() == role):
                replies.Answer(tap, Toasts.Silent);
                await roles.SetAsync(tap, id, Enum.GetValues<Role>().First(r => r.ToString() == role));
                break;
            case "askrevoke":
                replies.Answer(tap, Toasts.Silent);
                await revocation.AskAsync(tap, id);
                break;
            case "revoke":
                replies.Answer(tap, Toasts.Silent);
                await revocation.RevokeAsync(tap, id);
                break;
            default:
                await replies.ToastAsync(tap, Toasts.Gone, alert: false);
                break;
        }
    }
}
