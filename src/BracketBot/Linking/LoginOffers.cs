using BracketBot.Cards;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Passes;
using BracketBot.Members;
using BracketBot.Turns;

namespace BracketBot.Linking;

/// <summary>Offers logins at the broker, by which an account is linked.</summary>
internal sealed class LoginOffers(IBrokerLogin login, LoginLinks links, ICommits commits, TimeProvider time)
{
    /// <summary>Offers a login, by a link for this member alone.</summary>
    public async Task OfferAsync(IncomingMessage message, Member member)
    {
        var now = time.GetUtcNow();
        if (!login.IsThere)
        {
            await commits.CommitAsync(Replies.Answering(message, LinkCards.NoLogin, now), CancellationToken.None);
            return;
        }

        var code = LoginLinks.NewCode();
        var pass = new Pass(LoginLinks.PassOf(code), 1, new PassBody.Login(member.Id, LoginStage.Offered), now + LoginLinks.GoodFor);
        await commits.CommitAsync(
            [
                new HandleUpdate(message.Id, now), new SavePass(pass),
                new PutCard(LinkCards.LoginCard(pass.Id), message.Chat, LinkCards.Offer(pass.Id, links.Start(code), links.IsLocal), CardPriority.Answer, now),
            ],
            CancellationToken.None);
    }
}
