using BracketBot.Cards;
using BracketBot.Commands;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Text;
using BracketBot.Linking;
using BracketBot.Members;
using BracketBot.Membership;
using BracketBot.Turns;

namespace BracketBot.Updates;

/// <summary>Decides by <c>from.id</c> who may do what, then passes a message to its command and a tap to the handler of its button.</summary>
internal sealed class UpdateHandler(
    IMemberStore members, AccountBook book, CommandList commands, IEnumerable<ITapHandler> tapHandlers, Replies replies, GroupTalk? talk = null, TimeProvider? time = null,
    TokenIntake? tokens = null, Door? door = null, LastSeen? seen = null)
{
    /// <summary>A store that can't even be read within this time counts as away.</summary>
    private static readonly TimeSpan ReadWithin = TimeSpan.FromSeconds(2);

    /// <summary>True for talk among others, which is neither answered nor stored.</summary>
    public bool IsForOthers(IncomingUpdate update) => talk?.IsForOthers(update) == true;

    /// <summary>
    /// The update as it may be stored: without an access token in clear text, and without an invitation's code. Whoever handles such a message later says
    /// that its content is lost.
    /// </summary>
    public async Task<IncomingUpdate> ToStoreAsync(IncomingUpdate update)
    {
        if (update is not IncomingMessage { IsPrivate: true } message)
        {
            return update;
        }

        var isSecret = SecretText.LooksLikeOne(message.Text) || Door.InvitationOf(message) is not null
            || (tokens is not null && await members.FindAsync(message.From, CancellationToken.None) is { TokenUntil: not null } member && tokens.IsToken(message, member));
        return isSecret ? message with { Text = SecretText.Withheld } : update;
    }

    public async Task HandleAsync(IncomingUpdate update, UserTurn turn)
    {
        if (update is IncomingMessage { IsPrivate: false } said)
        {
            // In a group, nobody's access or id is mentioned.
            await (talk is null || await talk.IsForUsAsync(said, CancellationToken.None)
                ? replies.OnceAMinuteAsync(said, "group", PlainCards.TalkInPrivate)
                : replies.EndAsync(said));
            return;
        }

        var member = await members.FindAsync(update.From, CancellationToken.None).AsTask().WaitAsync(ReadWithin, time ?? TimeProvider.System);
        if (member is not { HasAccess: true })
        {
            member = door is null ? null : await door.LetInAsync(update, member);
        }

        switch (update)
        {
            case IncomingTap tap when member is null:
                await (door?.OnTapAsync(tap) ?? replies.ToastAsync(tap, Toasts.Stranger(tap.From), alert: true));
                break;
            case IncomingMessage message when member is null && tokens is not null && (message.Text == SecretText.Withheld || SecretText.LooksLikeOne(message.Text)) && Door.InvitationOf(message) is null:
                await tokens.TakeFromStrangerAsync(message);
                break;
            case IncomingMessage message when member is null:
                await (door?.OnMessageAsync(message) ?? replies.OnceAMinuteAsync(message, "stranger", PlainCards.Stranger(message.From)));
                break;
            case IncomingTap tap:
                await OnTapAsync(tap, member, turn);
                break;
            case IncomingMessage message when tokens?.IsToken(message, member) == true:
                await tokens.TakeTokenAsync(message, member, turn);
                break;
            case IncomingMessage message:
                await (tokens?.TakeBackTokenQuestionAsync(member) ?? Task.CompletedTask);
                await commands.HandleAsync(new CommandCall(message, member, book.Of(member), turn));
                break;
        }

        if (member is not null)
        {
            seen?.Note(member, update.FromName);
        }
    }

    /// <summary>For an update that failed unexpectedly: says so, and does not try it again.</summary>
    public Task ApologizeAsync(IncomingUpdate update) => update switch
    {
        IncomingTap tap => replies.ToastAsync(tap, Toasts.Failed, alert: true),
        IncomingMessage { IsPrivate: false } message => replies.EndAsync(message),
        IncomingMessage message => replies.AnswerAsync(message, PlainCards.Apology),
        _ => Task.CompletedTask,
    };

    /// <summary>For an update that the store did not accept. It comes again, and counts as having waited.</summary>
    public Task TellStoreAwayAsync(IncomingUpdate update) => replies.TellStoreAwayAsync(update, PlainCards.StoreAway, Toasts.StoreAway);

    /// <summary>For an update of a user who already has too many waiting. Nothing of it is carried out.</summary>
    public Task TurnAwayAsync(IncomingUpdate update) => update switch
    {
        IncomingTap tap => replies.ToastAsync(tap, Toasts.TooManyTaps, alert: false),
        IncomingMessage { IsPrivate: false } message => replies.EndAsync(message),
        IncomingMessage message => replies.OnceAMinuteAsync(message, "flood", PlainCards.TooMuch),
        _ => Task.CompletedTask,
    };

    private Task OnTapAsync(IncomingTap tap, Member member, UserTurn turn)
    {
        var kind = tap.Data.Split(':', 2)[0];
        var handler = tapHandlers.FirstOrDefault(h => h.Kind == kind);
        return handler is null ? replies.ToastAsync(tap, Toasts.Gone, alert: false) : handler.HandleAsync(tap, member, turn);
    }
}
