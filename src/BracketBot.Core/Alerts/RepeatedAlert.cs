using BracketBot.Core.Accounts;
using BracketBot.Core.Dialogs;

namespace BracketBot.Core.Alerts;

/// <summary>An alert that came again after its card was made.</summary>
/// <param name="ShownOn">The dialog whose card shows it.</param>
/// <param name="Times">How often it has come by now.</param>
public sealed record RepeatedAlert(AlertId Id, TelegramUserId UserId, DialogId ShownOn, int Times);
