using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;

namespace BracketBot.Core.Dialogs;

/// <summary>A stored dialog, which is also one card.</summary>
/// <param name="Id">Also the id of its card.</param>
/// <param name="UserId">The only user who may tap it.</param>
/// <param name="Chat">Where its card is.</param>
/// <param name="Version">Counts its changes, from 1. A button carries the version that it was shown with.</param>
/// <param name="ExpiresAt">When a timer moves it next: its red button starts to take taps, or its confirm button expires; null for never.</param>
/// <param name="Holder">The process that carries out what the dialog has under way. Set by the store; a caller's value is ignored.</param>
/// <param name="Client">The account that the card acts for, whichever is active when it is tapped; null for a dialog from before there were several.</param>
public sealed record DialogRow(
    DialogId Id, TelegramUserId UserId, ChatAddress Chat, int Version, StoredState State, DateTimeOffset? ExpiresAt, DateTimeOffset UpdatedAt,
    OwnerId? Holder = null, ClientId? Client = null);
