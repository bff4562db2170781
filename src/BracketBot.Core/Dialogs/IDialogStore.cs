using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;

namespace BracketBot.Core.Dialogs;

/// <summary>Dialogs. Written through commits: <see cref="SaveDialog"/>.</summary>
public interface IDialogStore
{
    ValueTask<DialogRow?> FindAsync(DialogId id, CancellationToken cancellation);

    /// <summary>Dialogs whose timer was due at or before <paramref name="now"/>, oldest first.</summary>
    Task<IReadOnlyList<DialogRow>> ExpiredAsync(DateTimeOffset now, int limit, CancellationToken cancellation);

    /// <summary>The user's dialogs whose cards are not over, by id.</summary>
    Task<IReadOnlyList<DialogRow>> OpenOfAsync(TelegramUserId user, CancellationToken cancellation);

    /// <summary>The user's dialogs that time is going to move, by id: every card with a red button is among them.</summary>
    Task<IReadOnlyList<DialogRow>> TimedOfAsync(TelegramUserId user, CancellationToken cancellation);

    /// <summary>Forgets dialogs not touched since <paramref name="before"/>.</summary>
    Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation);
}
