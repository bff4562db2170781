using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;

namespace BracketBot.Core.Dialogs;

/// <summary>One dialog, and so one card, as it is stored.</summary>
/// <param name="Id">Also the id of its card.</param>
/// <param name="UserId">The only user who may tap it.</param>
/// <param name="Chat">Where its card stands.</param>
/// <param name="Version">Counts its changes, from 1. A button carries the version that it was shown with.</param>
/// <param name="ExpiresAt">When time moves it next: its red button begins to listen, or its confirm button ends; null for never.</param>
/// <param name="Holder">The process that carries out what the dialog has under way. The store sets it; a caller's value is not written.</param>
/// <param name="Client">The account that the card acts for, whatever is active when it is tapped; null on one from before there could be several.</param>
public sealed record DialogRow(
    DialogId Id, TelegramUserId UserId, ChatAddress Chat, int Version, StoredState State, DateTimeOffset? ExpiresAt, DateTimeOffset UpdatedAt,
    OwnerId? Holder = null, ClientId? Client = null);
