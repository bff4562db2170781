using System.Globalization;
using BracketBot.Cards;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Passes;
using BracketBot.Turns;

namespace BracketBot.Linking;

/// <summary>Taps on the cards about accounts.</summary>
internal sealed class LinkTaps(LoginConfirmation logins, TokenIntake tokens, AccountSwitcher accounts, Replies replies) : ITapHandler
{
    public string Kind => LinkCards.Kind;

    public async Task HandleAsync(IncomingTap tap, Member member, UserTurn turn)
    {
        var parts = tap.Data.Split(':');
        var (names, action, argument) = parts is [_, var first, var second, ..] ? (first, second, parts is [_, _, _, var third] ? third : "") : ("", "", "");
        var account = member.Find(new ClientId(names));
        switch (action)
        {
            case "me":
                replies.Answer(tap, await logins.ConfirmAsync(tap, member, new PassId(names), argument));
                break;
            case "drop":
                replies.Answer(tap, Toasts.Silent);
                await logins.DropAsync(tap, member, new PassId(names));
                break;
            case "notoken":
                replies.Answer(tap, Toasts.Silent);
                await tokens.ForgetTokenQuestionAsync(tap, member);
                break;
            case "use" when account is not null:
                replies.Answer(tap, Toasts.ActingFor(account.ClientId));
                await accounts.SwitchAsync(tap, member, account.ClientId);
                break;
            case "ask" when account is not null:
                replies.Answer(tap, Toasts.Silent);
                await accounts.ReplaceAsync(tap, LinkCards.AskUnlink(account));
                break;
            case "keep" when account is not null:
                replies.Answer(tap, Toasts.Kept);
                await accounts.ReplaceAsync(tap, LinkCards.KeptLinked(account.ClientId));
                break;
            case "forget" when account is not null:
                replies.Answer(tap, Toasts.Forgotten);
                await accounts.ForgetAsync(tap, member, account.ClientId);
                break;
            case "oust" when account is not null && long.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var other):
                replies.Answer(tap, await accounts.OustAsync(tap, member, account.ClientId, new TelegramUserId(other)) ? Toasts.Ended : Toasts.Changed);
                break;
            default:
                await replies.ToastAsync(tap, Toasts.Gone, alert: false);
                break;
        }
    }
}
