namespace BracketBot.Core.Dialogs;

/// <summary>Dialogs. Written through commits: <see cref="SaveDialog"/>.</summary>
public interface IDialogStore
{
    ValueTask<DialogRow?> FindAsync(DialogId id, CancellationToken cancellation);

    /// <summary>Dialogs whose confirm button ended at or before <paramref name="now"/>, oldest first.</summary>
    Task<IReadOnlyList<DialogRow>> ExpiredAsync(DateTimeOffset now, int limit, CancellationToken cancellation);

    /// <summary>Dialogs in a state, by its stored name: what a killed process left under way.</summary>
    Task<IReadOnlyList<DialogRow>> InStateAsync(string type, int limit, CancellationToken cancellation);

    /// <summary>
    /// Takes or keeps hold of what the dialog has under way: false where another process holds it, or there is no such dialog. A hold that is not
    /// renewed ends by itself.
    /// </summary>
    Task<bool> HoldAsync(DialogId id, OwnerId owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>Forgets dialogs not touched since <paramref name="before"/>.</summary>
    Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation);
}
