using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;

namespace BracketBot.Dialogs;

/// <summary>Carries out confirmed lists.</summary>
internal interface ICancelAllRunner
{
    /// <summary>Begins, or goes on with, the list that the dialog holds. Returns at once.</summary>
    void Start(DialogId dialog, LinkedUser user);

    /// <summary>Ends a list whose owner may not cancel any more. What was sent is seen through; nothing more is.</summary>
    void End(DialogId dialog, ClientId client);

    /// <summary>For a list whose commit failed: where it was written all the same, it begins.</summary>
    void AskWhether(DialogId dialog, LinkedUser user);

    /// <summary>Takes back what has not left yet. The dialog says already that the list is stopped.</summary>
    void Stop(DialogId dialog);
}
