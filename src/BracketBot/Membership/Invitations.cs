using BracketBot.Cards;
using BracketBot.Configuration;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Passes;
using BracketBot.Core.Text;
using BracketBot.Members;
using BracketBot.Turns;
using QRCoder;

namespace BracketBot.Membership;

/// <summary>Makes invitations: links that let in one person each.</summary>
internal sealed class Invitations(AccessOptions access, ICommits commits, BotName name, IChat chat, Replies replies, TimeProvider time, ILogger<Invitations> log)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(24);
    private const int NoteLength = 60;

    /// <summary>Makes an invitation, and shows it once. Its code goes past the outbox, where it would be stored.</summary>
    public async Task MakeAsync(IncomingMessage message, Member admin, string note)
    {
        if (access.Mode == AccessMode.Closed)
        {
            await replies.AnswerAsync(message, MemberCards.Closed);
            return;
        }

        var (now, code) = (time.GetUtcNow(), LoginLinks.NewCode());
        var clean = PlainText.Line(note, NoteLength);
        if (await name.FindAsync(CancellationToken.None) is not { Length: > 0 } bot)
        {
            await replies.AnswerAsync(message, MemberCards.InvitationNotShown);
            return;
        }

        var invitation = new PassBody.Invitation(admin.Id, clean, now);
        if (await commits.CommitAsync(
            [new HandleUpdate(message.Id, now), new SavePass(new Pass(LoginLinks.PassOf(code), 1, invitation, now + GoodFor))], CancellationToken.None) != CommitResult.Committed)
        {
            return;
        }

        var address = new Uri($"https://t.me/{bot}?start={Door.InvitationPrefix}{code}");
        var picture = PngByteQRCodeHelper.GetQRCode(address.ToString(), QRCodeGenerator.ECCLevel.M, 8);
        var sent = await chat.SendFileAsync(message.Chat, new ChatFile("invitation.png", picture, MemberCards.Invitation(address, clean), IsPicture: true), CancellationToken.None);
        if (sent.Error is { } error)
        {
            Log.InvitationNotShown(log, error.GetType().Name);
            await commits.CommitAsync([new PutCard(Replies.CardOf(message), message.Chat, MemberCards.InvitationNotShown, CardPriority.Answer, now)], CancellationToken.None);
        }
    }
}
