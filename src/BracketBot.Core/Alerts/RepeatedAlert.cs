using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;

namespace BracketBot.Core.Alerts;

/// <summary>An alert that came again after its card was made.</summary>
/// <param name="Alert">With how often it has come so far.</param>
/// <param name="ShownOn">The dialog whose card shows it.</param>
public sealed record RepeatedAlert(Alert Alert, TelegramUserId UserId, DialogId ShownOn);
